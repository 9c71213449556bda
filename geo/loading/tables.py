"""CSV tables: our committed ones, and the operator's, whose columns may have other names."""

import csv
from pathlib import Path

from django.conf import settings

LONGEST_NAME = 200
COMMITTED = Path(settings.BASE_DIR) / "fixtures" / "reference"


def committed(name: str) -> list[dict[str, str]]:
    """The rows of a committed table."""
    with (COMMITTED / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def rows_of(path: Path, columns: dict[str, str]) -> list[dict[str, str]]:
    """All rows with our column names; a required column that is missing stops the load."""
    with path.open(encoding="utf-8-sig", newline="") as lines:
        table = csv.DictReader(lines)
        present = set(table.fieldnames or [])
        if missing := sorted(set(columns.values()) - present):
            raise ValueError(f"{path}: no column {', '.join(missing)}")
        ours = columns.items()
        return [row | {name: row[theirs] or "" for name, theirs in ours} for row in table]


def columns_of(path: Path) -> list[str]:
    """The names in the first line."""
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines).fieldnames or [])


def too_long(*names: str) -> str:
    """Why names are refused that no column can hold; nothing where they fit."""
    is_fitting = all(len(name) <= LONGEST_NAME for name in names)
    return "" if is_fitting else f"a name is longer than {LONGEST_NAME} letters"
