"""Load boundaries of units from any layer GDAL reads: GeoJSON, GPKG, Shapefile, OSM PBF."""

from dataclasses import fields
from pathlib import Path

from django.contrib.gis.gdal import GDALException
from django.core.management.base import BaseCommand, CommandError, CommandParser

from geo.loading.areas import Mapping, load_areas
from geo.loading.layers import areas
from geo.models import Level


class Command(BaseCommand):
    """Units are found by their code, or by their name inside what holds them."""

    help = (
        "load boundaries of one level from a layer; the columns may have other names, as in: "
        "load_areas kazakhstan.osm.pbf --level 2 --where boundary=administrative "
        "--where admin_level=6 --kato '' --name-kk name:kk --name-ru name:ru"
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """The source, the level, and which column says what."""
        parser.add_argument("file", type=Path)
        parser.add_argument("--level", type=int, choices=[1, 2, 3, 4], required=True)
        parser.add_argument("--layer", default="", help="its name; default: the first one")
        parser.add_argument(
            "--where", action="append", default=[], metavar="COLUMN=VALUE", help="only such rows"
        )
        for column in fields(Mapping):
            option = f"--{column.name.replace('_', '-')}"
            parser.add_argument(option, default=column.default, metavar="COLUMN")

    def handle(self, file: Path, **options: str) -> None:
        """Load and report."""
        columns = Mapping(**{column.name: options[column.name] for column in fields(Mapping)})
        where = [_condition(pair) for pair in options["where"]]
        if not file.exists():
            raise CommandError(f"{file} is not there")
        try:
            rows = areas(file, layer=options["layer"], where=where)
            report = load_areas(rows, level=Level(options["level"]), columns=columns)
        except (GDALException, ValueError) as trouble:
            raise CommandError(trouble) from trouble
        for line in report.lines():
            self.stdout.write(line)


def _condition(pair: str) -> tuple[str, str]:
    """A column and the value it must have."""
    column, equals, value = pair.partition("=")
    if not column or not equals:
        raise CommandError(f"--where takes COLUMN=VALUE, not {pair}")
    return column, value
