"""How many people live in a unit: one published figure, its day and who counted."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils import timezone

from geo.loading.report import Report, one_load, progress
from geo.models import Region
from kernel.outbox import Outbox

KIND = "populations"  # the announcement that some units have other figures now
NEEDED = ("kato", "people", "on", "source")


@one_load
def load_populations(rows: Iterable[dict[str, str]]) -> Report:
    """Rows of `kato`, `people`, `on`, `source`; an older figure never replaces a newer one."""
    report, changed = Report("populations"), list[int]()
    for row in progress(rows, "populations"):
        _take(row, report, changed)
    if changed:
        key = f"{KIND}:{timezone.now().isoformat()}"
        Outbox.put(KIND, key=key, payload={"regions": changed})
    return report


def _take(row: dict[str, str], report: Report, changed: list[int]) -> None:
    """One figure of one unit; what is another than before is announced."""
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
    if known == facts:
        return report.count("the same")
    changed.append(region.pk)
    return report.count("changed")


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
