"""Geo's share of the reference data: what is committed, and what a fuller folder may add."""

from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

from geo.loading.areas import Mapping, load_areas
from geo.loading.gazetteer import load_gazetteer
from geo.loading.kato import load_kato
from geo.loading.layers import areas
from geo.loading.populations import load_populations
from geo.loading.regions import load_regions
from geo.loading.tables import committed, rows_of
from geo.models import Level


def load(*, geodata: bool = True) -> Iterator[str]:
    """Load everything committed and what lies in GEODATA_DIR; reports line by line.

    Units come before places, so that each place finds the smallest unit it belongs to.
    """
    folder = Path(settings.GEODATA_DIR)
    fuller = geodata and folder.is_dir()
    yield from load_regions().lines()
    if fuller:
        yield from load_units(folder)
    yield from load_populations(committed("populations.csv")).lines()
    yield from load_gazetteer(committed("settlements.csv")).lines()
    if fuller:
        yield from load_villages(folder)


def load_units(folder: Path) -> Iterator[str]:
    """The whole of KATO, and the land of the districts, as far as the folder has them."""
    if (file := folder / "kz_kato.csv").exists():
        yield from load_kato(rows_of(file, _same("kato", "name_kk", "name_ru"))).lines()
    if (file := folder / "kz_adm2.geojson").exists():
        rows = areas(file)
        yield from load_areas(rows, level=Level.DISTRICT, columns=Mapping(kind="type")).lines()


def load_villages(folder: Path) -> Iterator[str]:
    """The folder's settlements, without those that are committed."""
    if (file := folder / "kz_settlements.csv").exists():
        ours = {town["kato"] for town in committed("settlements.csv")}
        rows = rows_of(file, _same("kato", "name_kk", "lon", "lat"))
        yield from load_gazetteer([row for row in rows if row["kato"] not in ours]).lines()


def _same(*columns: str) -> dict[str, str]:
    """Columns that are named as ours."""
    return {name: name for name in columns}
