"""Load the country and its 20 units from the committed facts and outlines."""

from django.core.management.base import BaseCommand

from geo.loading.regions import load_regions


class Command(BaseCommand):
    """Safe to repeat: what already stands is left alone."""

    help = "load the country and its 20 units with their boundaries"

    def handle(self, **_options: object) -> None:
        """Load and report."""
        for line in load_regions().lines():
            self.stdout.write(line)
