"""Load how many people live in units: a CSV of kato, people, on, source."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser

from geo.loading.populations import NEEDED, load_populations
from geo.loading.tables import rows_of


class Command(BaseCommand):
    """Safe to repeat; an older figure never replaces a newer one."""

    help = "load published populations from a CSV (kato, people, on, source)"

    def add_arguments(self, parser: CommandParser) -> None:
        """The file."""
        parser.add_argument("file", type=Path)

    def handle(self, file: Path, **_options: str) -> None:
        """Load and report."""
        try:
            report = load_populations(rows_of(file, {name: name for name in NEEDED}))
        except (OSError, ValueError) as trouble:
            raise CommandError(trouble) from trouble
        for line in report.lines():
            self.stdout.write(line)
