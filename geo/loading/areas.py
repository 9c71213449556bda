"""Boundaries of units from any layer, found by their code or by their name inside the parent."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.gis.geos import MultiPolygon

from geo import bbox
from geo.fields import point
from geo.letters import plain
from geo.loading.codes import above, is_code
from geo.loading.layers import Area
from geo.loading.regions import redraw
from geo.loading.report import Report, one_load, progress
from geo.models import COUNTRY_KATO, Level, Region


@dataclass(frozen=True, slots=True)
class Mapping:
    """Which column says what; an empty name means the layer does not say it."""

    kato: str = "kato"
    name_kk: str = "name_kk"
    name_ru: str = "name_ru"
    name_en: str = "name_en"
    kind: str = ""


@one_load
def load_areas(rows: Iterable[Area], *, level: Level, columns: Mapping) -> Report:
    """Draw the units of one level. Without a code a unit is found by its Russian name."""
    report, seen = Report(f"areas of level {int(level)}"), set()
    for row in progress(rows, report.what):
        name = _text(row, columns.kato) or _text(row, columns.name_ru) or "(no name)"
        code, why = _code(row, level, columns)
        why = why or ("the code stands twice" if code in seen else "")
        if why or row.boundary is None:
            report.refuse(name, why or row.trouble)
            continue
        seen.add(code)
        _load(code, row, level=level, columns=columns, report=report)
    return report


def _code(row: Area, level: Level, columns: Mapping) -> tuple[str, str]:
    """The unit's code, or why there is none."""
    if row.boundary is None:
        return "", row.trouble
    if not _in_the_country(row.boundary):
        return "", "outside Kazakhstan"
    code = _text(row, columns.kato)
    if code:
        return (code, "") if is_code(code) else ("", "not a code of nine digits")
    found = _by_name(row, level, columns)
    return found, "" if found else "no unit of this name where it lies"


def _by_name(row: Area, level: Level, columns: Mapping) -> str:
    """The code of the one unit of this level with this name, where the area lies."""
    if row.boundary is None:
        return ""
    inside = Region.objects.covering(row.boundary.point_on_surface).filter(level__lt=level)
    parent = inside.order_by("-level").first()
    names = {plain(text) for key in ("name_ru", "name_kk") if (text := _said(row, columns, key))}
    if parent is None or not names:
        return ""
    units = Region.objects.under(parent).filter(level=level)
    same = [unit.kato for unit in units if names & {plain(unit.name_ru), plain(unit.name_kk)}]
    return same[0] if len(same) == 1 else ""


def _load(code: str, row: Area, *, level: Level, columns: Mapping, report: Report) -> None:
    """One unit: its row if it is new, its names, its land."""
    names = {
        key: text
        for key in ("name_kk", "name_ru", "name_en", "kind")
        if (text := _said(row, columns, key))
    }
    unit = Region.objects.filter(kato=code).first()
    if unit is None:
        parents = Region.objects.filter(kato__in=above(code), level__lt=level)
        parent = parents.exclude(kato=COUNTRY_KATO).order_by("-level").first()
        if parent is None or not names.get("name_kk"):
            report.refuse(code, "its region is not loaded" if names else "no Kazakh name")
            return
        unit = Region.objects.create(kato=code, level=level, parent=parent, **names)
        report.count("new")
    elif any(getattr(unit, key) != text for key, text in names.items()):
        Region.objects.filter(pk=unit.pk).update(**names)
        report.count("renamed")
    if row.boundary is not None:
        _draw(unit, row.boundary, report)


def _draw(unit: Region, boundary: MultiPolygon, report: Report) -> None:
    """Its land, and a point on it where no centre is known."""
    drawn = redraw(unit, boundary)
    report.count("drawn" if drawn else "the same")
    if drawn and unit.centre is None:
        inside = boundary.point_on_surface
        centre = point(round(inside.x, 6), round(inside.y, 6))
        Region.objects.filter(pk=unit.pk).update(centre=centre)


def _in_the_country(boundary: MultiPolygon) -> bool:
    """Whether all of it is in the country's box."""
    west, south, east, north = boundary.extent
    left, bottom, right, top = bbox.KAZAKHSTAN
    return left <= west and bottom <= south and east <= right and north <= top


def _said(row: Area, columns: Mapping, key: str) -> str:
    """What the layer says of one of our facts."""
    return _text(row, getattr(columns, key))


def _text(row: Area, column: str) -> str:
    """A column's text; nothing where the layer has no such column."""
    return row.columns.get(column, "").strip() if column else ""
