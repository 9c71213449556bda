"""Load names of places with coordinates: our CSV or a GeoNames dump."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser

from geo.loading.gazetteer import READ, load_gazetteer
from geo.loading.geonames import settlements
from geo.loading.report import Report
from geo.loading.tables import columns_of, rows_of

NEEDED = ("name_kk", "lon", "lat")


class Command(BaseCommand):
    """Safe to repeat; the same place from two sources stays one row."""

    help = "load the gazetteer from a CSV (name_kk, lon, lat, …) or a GeoNames dump (KZ.txt)"

    def add_arguments(self, parser: CommandParser) -> None:
        """The file and what it is."""
        parser.add_argument("file", type=Path)
        parser.add_argument("--format", choices=["csv", "geonames"], default="csv")

    def handle(self, file: Path, **options: str) -> None:
        """Load and report; a column that means nothing to us is said aloud."""
        try:
            report = self._load(file, options["format"])
        except (OSError, ValueError) as trouble:
            raise CommandError(trouble) from trouble
        for line in report.lines():
            self.stdout.write(line)
        if options["format"] == "csv" and (unread := set(columns_of(file)) - READ):
            self.stdout.write(f"  columns that are not read: {', '.join(sorted(unread))}")

    def _load(self, file: Path, kind: str) -> Report:
        """The rows of either format."""
        if kind == "csv":
            return load_gazetteer(rows_of(file, {name: name for name in NEEDED}))
        with file.open(encoding="utf-8") as lines:
            return load_gazetteer(list(settlements(lines)))
