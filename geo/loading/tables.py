"""CSV tables: our committed ones, and the operator's, whose columns may have other names."""

import csv
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

COMMITTED = Path(settings.BASE_DIR) / "fixtures" / "reference"


def committed(name: str) -> list[dict[str, str]]:
    """The rows of a committed table."""
    with (COMMITTED / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def rows_of(path: Path, columns: dict[str, str]) -> Iterator[dict[str, str]]:
    """The rows with our column names; a required column that is missing stops the load."""
    with path.open(encoding="utf-8-sig", newline="") as lines:
        table = csv.DictReader(lines)
        present = set(table.fieldnames or [])
        if missing := sorted(set(columns.values()) - present):
            raise ValueError(f"{path}: no column {', '.join(missing)}")
        for row in table:
            yield row | {ours: row[theirs] or "" for ours, theirs in columns.items()}
