"""The country and its 20 units, from the committed facts and outlines."""

import json
from typing import Any

import shapely
from django.contrib.gis.geos import GEOSGeometry, MultiPolygon
from shapely.geometry import shape

from geo.fields import WGS84, point
from geo.loading.report import Report, one_load, progress
from geo.loading.tables import COMMITTED, committed
from geo.models import COUNTRY_KATO, Region


@one_load
def load_regions() -> Report:
    """Bring names, centres and boundaries of the first level to the committed state."""
    report = Report("regions")
    outlines, centres = _outlines(), _centres()
    rows = committed("regions.csv")
    for row in progress(rows, "regions", total=len(rows)):
        region = _upsert(row, centres, report)
        if redraw(region, outlines[row["kato"]]):
            report.count("boundaries drawn")
    return report


def redraw(region: Region, boundary: MultiPolygon) -> bool:
    """Draw a boundary unless it already stands; says whether anything changed."""
    known = region.boundary
    if known is not None and bytes(known.wkb) == bytes(boundary.wkb):
        return False
    region.draw(boundary)
    return True


def as_boundary(outline: shapely.Geometry) -> MultiPolygon:
    """A shape of ours as a boundary."""
    found = GEOSGeometry(memoryview(shapely.to_wkb(outline)), srid=WGS84)
    return found if isinstance(found, MultiPolygon) else MultiPolygon(found, srid=WGS84)


def _upsert(row: dict[str, str], centres: dict[str, Any], report: Report) -> Region:
    """The unit of one line of the table."""
    country = Region.objects.filter(kato=COUNTRY_KATO).first()
    names = {key: row[key] for key in ("iso", "kind", "name_kk", "name_ru", "name_en")}
    facts = names | {"centre": centres[row["centre_kato"]], "level": int(row["level"])}
    region = Region.objects.filter(kato=row["kato"]).first()
    if region is None:
        parent = country if row["kato"] != COUNTRY_KATO else None
        report.count("new")
        return Region.objects.create(kato=row["kato"], parent=parent, **facts)
    if any(getattr(region, name) != value for name, value in facts.items()):
        Region.objects.filter(pk=region.pk).update(**facts)
        report.count("changed")
    else:
        report.count("the same")
    return region


def _outlines() -> dict[str, MultiPolygon]:
    """The committed outlines by code, the country as their union."""
    layer = json.loads((COMMITTED / "outlines.geojson").read_text(encoding="utf-8"))
    units = {f["properties"]["kato"]: shape(f["geometry"]) for f in layer["features"]}
    whole = {COUNTRY_KATO: shapely.coverage_union_all(list(units.values()))}
    return {kato: as_boundary(outline) for kato, outline in (whole | units).items()}


def _centres() -> dict[str, Any]:
    """Where the administrative centres are."""
    towns = committed("settlements.csv")
    return {t["kato"]: point(round(float(t["lon"]), 6), round(float(t["lat"]), 6)) for t in towns}
