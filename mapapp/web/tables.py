"""A table to download: rows as a spreadsheet opens them, and never as formulas.

Spreadsheets run a cell that begins with `=`, `+`, `-`, `@`, a tab or a return; such a cell gets
an apostrophe before it (OWASP, "CSV Injection"). Where a comma parts decimals, spreadsheets part
columns by a semicolon; the mark of byte order makes them read Cyrillic.
"""

import csv
import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from itertools import chain

from django.http import StreamingHttpResponse
from django.utils import timezone
from django.utils.formats import get_format

CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
RUNS_AS_A_FORMULA = tuple("=+-@\t\r\n＝＋－＠")
BYTE_ORDER_MARK = "\ufeff"


class _Echo:
    """A file that gives back what is written into it."""

    def write(self, line: str) -> str:
        """The line itself."""
        return line


def cell(value: object) -> str:
    """One value as text that is only text; a moment is told in the country's time."""
    if isinstance(value, datetime):
        return timezone.localtime(value).strftime("%Y-%m-%d %H:%M")
    if value is None or isinstance(value, date | int | float):
        return "" if value is None else str(value)
    text = CONTROLS.sub("", str(value))
    return f"'{text}" if text.lstrip(" ").startswith(RUNS_AS_A_FORMULA) else text


def lines(header: Iterable[object], rows: Iterable[Iterable[object]]) -> Iterator[str]:
    """The table, line by line."""
    parted_by = ";" if get_format("DECIMAL_SEPARATOR") == "," else ","
    writer = csv.writer(_Echo(), delimiter=parted_by)
    yield BYTE_ORDER_MARK
    for row in chain([header], rows):
        yield writer.writerow([cell(value) for value in row])


def download(
    name: str, header: Iterable[object], rows: Iterable[Iterable[object]]
) -> StreamingHttpResponse:
    """The table as a file that is sent while it is read."""
    answer = StreamingHttpResponse(lines(header, rows), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    answer["Cache-Control"] = "no-store"
    return answer
