"""How many people live in a unit: one published figure, its day and who counted."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from geo.loading.report import Report, one_load, progress
from geo.models import Region

NEEDED = ("kato", "people", "on", "source")


@one_load
def load_populations(rows: Iterable[dict[str, str]]) -> Report:
    """Rows of `kato`, `people`, `on`, `source`; an older figure never replaces a newer one."""
    report = Report("populations")
    for row in progress(rows, "populations"):
        _take(row, report)
    return report


def _take(row: dict[str, str], report: Report) -> None:
    """One figure of one unit."""
    code = row["kato"]
    region = Region.objects.filter(kato=code).first()
    if region is None:
        return report.refuse(code, "no such unit is loaded")
    try:
        facts = _facts(row)
    except ValueError:
        return report.refuse(code, "not a number, or not a day like 2026-01-01")
    if not facts["population_source"]:
        return report.refuse(code, "no source")
    if region.population_on and region.population_on > facts["population_on"]:
        return report.count("older than what is known")
    known = {name: getattr(region, name) for name in facts}
    Region.objects.filter(pk=region.pk).update(**facts)
    return report.count("the same" if known == facts else "changed")


def _facts(row: dict[str, str]) -> dict[str, Any]:
    """The columns of a unit; ValueError for what is no figure."""
    people = int(row["people"].replace(" ", ""))
    if people < 0:
        raise ValueError(people)
    return {
        "population": people,
        "population_on": date.fromisoformat(row["on"].strip()),
        "population_source": row["source"].strip(),
    }
