"""Load the reference data of every app that brings some; safe to repeat."""

from collections.abc import Iterable, Mapping
from importlib import import_module
from importlib.util import find_spec

from django.core.management.base import BaseCommand, CommandParser

APPS = ("kernel", "geo", "initiatives")


class Command(BaseCommand):
    """Each app's `reference.load()` says what it did, in lines or as a number."""

    help = "load the calendar, the regions, the places and the vocabularies"

    def add_arguments(self, parser: CommandParser) -> None:
        """Tests need only what is committed."""
        parser.add_argument(
            "--no-geodata", action="store_true", help="leave out the fuller data of GEODATA_DIR"
        )

    def handle(self, **options: bool) -> None:
        """From the ground up, because each leans on the one before."""
        for app in APPS:
            if find_spec(f"{app}.reference") is None:
                continue
            load = import_module(f"{app}.reference").load
            told = load(geodata=not options["no_geodata"]) if app == "geo" else load()
            for line in _lines(app, told):
                self.stdout.write(line)


def _lines(app: str, told: Iterable[str] | Mapping[str, int] | int) -> Iterable[str]:
    """What an app answered, for the terminal."""
    if isinstance(told, Mapping):
        return [f"{app}: " + ", ".join(f"{number} {what}" for what, number in told.items())]
    return told if isinstance(told, Iterable) else [f"{app}: {told}"]
