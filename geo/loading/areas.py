"""Boundaries of units from any layer, found by their code or by their name inside the parent."""

from collections.abc import Iterable
from dataclasses import dataclass, fields

from django.contrib.gis.geos import MultiPolygon

from geo import bbox
from geo.fields import point
from geo.letters import plain
from geo.loading.codes import above, is_code
from geo.loading.layers import Area
from geo.loading.regions import redraw
from geo.loading.report import Report, one_load, progress
from geo.loading.tables import too_long
from geo.models import COUNTRY_KATO, Level, Region


@dataclass(frozen=True, slots=True)
class Mapping:
    """Which column says what; an empty name means the layer does not say it."""

    kato: str = "kato"
    name_kk: str = "name_kk"
    name_ru: str = "name_ru"
    name_en: str = "name_en"
    kind: str = ""

    @property
    def named(self) -> set[str]:
        """The columns somebody named; those that are called as ours may be absent."""
        said = {field.name: getattr(self, field.name) for field in fields(self)}
        return {name for ours, name in said.items() if name and name != ours}


@one_load
def load_areas(rows: Iterable[Area], *, level: Level, columns: Mapping) -> Report:
    """Draw the units of one level. Without a code a unit is found by its Russian name."""
    report, seen, absent = Report(f"areas of level {int(level)}"), set(), columns.named
    for row in progress(rows, report.what, total=getattr(rows, "total", None)):
        absent -= row.columns.keys()
        name = _text(row, columns.kato) or _text(row, columns.name_ru) or "(no name)"
        code, why = _code(row, level, columns)
        why = why or ("the code stands twice" if code in seen else "")
        if why or row.boundary is None:
            report.refuse(name, why or row.trouble)
            continue
        seen.add(code)
        _load(code, row, level=level, columns=columns, report=report)
    if absent:
        raise ValueError(f"no row has a column {', '.join(sorted(absent))}: nothing is loaded")
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
    parent = _holder(code, level) if unit is None else unit.parent
    if why := _objection(unit, parent, names, level):
        report.refuse(code, why)
        return
    if unit is None:
        unit = Region.objects.create(kato=code, level=level, parent=parent, **names)
        report.count("new")
    elif any(getattr(unit, key) != text for key, text in names.items()):
        Region.objects.filter(pk=unit.pk).update(**names)
        report.count("renamed")
    if row.boundary is not None:
        _draw(unit, row.boundary, report)


def _holder(code: str, level: Level) -> Region | None:
    """The nearest loaded unit that may hold a new one, never the country itself."""
    parents = Region.objects.filter(kato__in=above(code), level__lt=level)
    return parents.exclude(kato=COUNTRY_KATO).order_by("-level").first()


def _objection(
    unit: Region | None, parent: Region | None, names: dict[str, str], level: Level
) -> str:
    """Why a unit can be neither made nor drawn; nothing where it can."""
    if unit is not None and unit.level != level:
        return f"a unit of level {unit.level} has this code"
    if unit is None and parent is None:
        return "its region is not loaded"
    if unit is None and not names.get("name_kk"):
        return "no Kazakh name"
    return too_long(*names.values())


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
