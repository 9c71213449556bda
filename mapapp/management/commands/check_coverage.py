"""Name every kind of problem that nobody receives in some district."""

from argparse import ArgumentParser
from itertools import groupby
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from geo.models import Region
from initiatives import recipients


class Command(BaseCommand):
    """`manage.py check_coverage --region 110000000`: fails while there is a hole."""

    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The whole country, or one unit by its code."""
        parser.add_argument("--region", default="", help="the KATO code of a unit")

    def handle(self, *args: Any, region: str, **options: Any) -> None:  # noqa: ANN401 - Django's
        """A line a district."""
        del args, options
        within = Region.objects.filter(kato=region).first() if region else None
        if region and within is None:
            raise CommandError(f"there is no unit {region}")
        cells = list(recipients.cells(within))
        holes = [cell for cell in cells if cell.is_hole]
        for unit, those in groupby(holes, key=lambda cell: cell.unit):
            codes = ", ".join(cell.category.code for cell in those)
            self.stdout.write(f"{unit.kato} {unit.name}: {codes}")
        on_paper = sum(cell.is_on_paper for cell in cells)
        told = f"{len(holes)} of {len(cells)} cells without a recipient, {on_paper} on paper only"
        if holes:
            raise CommandError(told)
        self.stdout.write(told)
