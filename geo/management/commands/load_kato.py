"""Load the official classifier KATO: the names and codes of every unit."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser

from geo.loading.kato import load_kato
from geo.loading.tables import rows_of


class Command(BaseCommand):
    """Reads a CSV; the columns may have other names."""

    help = "load KATO (names and codes, no boundaries) from a CSV"

    def add_arguments(self, parser: CommandParser) -> None:
        """The file and its columns."""
        parser.add_argument("file", type=Path)
        parser.add_argument("--kato", default="kato", metavar="COLUMN")
        parser.add_argument("--name-kk", default="name_kk", metavar="COLUMN")
        parser.add_argument("--name-ru", default="name_ru", metavar="COLUMN")
        parser.add_argument(
            "--rename", action="store_true", help="also rename units that have a boundary"
        )

    def handle(self, file: Path, **options: str) -> None:
        """Load and report."""
        columns = {ours: options[ours] for ours in ("kato", "name_kk", "name_ru")}
        try:
            report = load_kato(rows_of(file, columns), rename=bool(options["rename"]))
        except (OSError, ValueError) as trouble:
            raise CommandError(trouble) from trouble
        for line in report.lines():
            self.stdout.write(line)
