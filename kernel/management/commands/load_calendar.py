"""Load the days of rest and the moved days of a year; all of the file or nothing."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from kernel.calendar import COLUMNS, Unreadable, load_days


class Command(BaseCommand):
    """`manage.py load_calendar calendar-2028.csv`: columns day, is_working, note, source."""

    help = f"load the working-day calendar of a year from a CSV ({', '.join(COLUMNS)})"

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the file; it can be tried without keeping anything."""
        parser.add_argument("file", type=Path)
        parser.add_argument("--dry-run", action="store_true", help="say what would change only")

    def handle(self, *args: Any, file: Path, dry_run: bool, **options: Any) -> None:  # noqa: ANN401 - Django's
        """Read, keep, tell."""
        del args, options
        try:
            with file.open(encoding="utf-8-sig", newline="") as lines, transaction.atomic():
                loaded = load_days(lines)
                transaction.set_rollback(dry_run)
        except OSError as trouble:
            raise CommandError(str(trouble)) from trouble
        except (Unreadable, UnicodeDecodeError) as trouble:
            raise CommandError(f"nothing was loaded:\n{trouble}") from trouble
        kept = "would be loaded" if dry_run else "loaded"
        years = ", ".join(map(str, loaded.years))
        self.stdout.write(
            f"{loaded.total} days of {years} {kept}: {loaded.new} new, {loaded.changed} changed"
        )
