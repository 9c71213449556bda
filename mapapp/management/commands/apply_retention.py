"""Forget personal data whose term is over; with --dry-run only count them."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from mapapp.retention.applying import apply_retention


class Command(BaseCommand):
    """`manage.py apply_retention --dry-run`: one line for each rule with its number."""

    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the wish to look only."""
        parser.add_argument("--dry-run", action="store_true", help="count, change nothing")

    def handle(self, *args: Any, dry_run: bool, **options: Any) -> None:  # noqa: ANN401 - Django's
        """Count or carry out, and say how many of each."""
        del args, options
        for what, number in apply_retention(dry_run=dry_run).items():
            self.stdout.write(f"{number:8}  {what}")
        self.stdout.write("counted, nothing changed" if dry_run else "forgotten")
