"""Look whether every entry of the journal is as it was written."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from kernel import sealing
from kernel.models import JournalEntry


class Command(BaseCommand):
    """`manage.py verify_journal`: names every altered entry and fails; `--seal` seals first."""

    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Sealing is what the night does."""
        parser.add_argument("--seal", action="store_true", help="seal what is new, then look")

    def handle(self, *args: Any, seal: bool, **options: Any) -> None:  # noqa: ANN401 - Django's
        """A line for each entry and each night that does not fit."""
        del args, options
        if seal:
            sealing.seal_the_journal()
        check = sealing.check_the_journal()
        for entry in JournalEntry.objects.filter(pk__in=check.altered).order_by("pk"):
            where = f"{entry.subject_type.model} {entry.subject_id}"
            self.stdout.write(f"entry {entry.pk} of {where}, {entry.verb}: its seal does not fit")
        for upto in check.torn:
            self.stdout.write(f"the seal over the entries up to {upto} does not fit")
        told = f"{check.entries} entries, {check.seals} nights sealed"
        if not check.is_whole:
            raise CommandError(f"{told}: altered")
        self.stdout.write(f"{told}: whole")
