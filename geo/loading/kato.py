"""The official classifier KATO: names and codes of every unit, as rows of the tree.

The level follows from the code. A district of a city of national significance is coded like a
rural district, but stands right under its city and is a district. Units that already have land
keep their names: those came with the land and are what people read on the map.
"""

from collections.abc import Iterable

from geo.loading import abbreviations
from geo.loading.codes import above, is_code, level_of
from geo.loading.report import Report, one_load, progress
from geo.loading.tables import too_long
from geo.models import COUNTRY_KATO, Level, Region

Row = dict[str, str]
NAMES = ("name_kk", "name_ru", "kind")
BATCH = 2000


@one_load
def load_kato(rows: Iterable[Row], *, rename: bool = False) -> Report:
    """Rows of `kato`, `name_kk`, `name_ru`; units of the first level must be there."""
    report = Report("KATO")
    wanted = _readable(rows, report)
    known = {unit.kato: unit for unit in Region.objects.all()}
    drawn = set(Region.objects.exclude(outline=None).values_list("kato", flat=True))
    keep = set() if rename else drawn
    for level in (Level.DISTRICT, Level.RURAL_DISTRICT, Level.SETTLEMENT):
        _load_level(
            {code: row for code, row in wanted.items() if _level(code, wanted, known) == level},
            level,
            known=known,
            keep=keep,
            report=report,
        )
    gone = sum(code not in wanted for code, unit in known.items() if unit.level > Level.REGION)
    report.count("no longer in the classifier, kept", gone)
    return report


def _readable(rows: Iterable[Row], report: Report) -> dict[str, Row]:
    """The rows below the first level by code."""
    wanted: dict[str, Row] = {}
    for row in progress(rows, "KATO"):
        code, name = (row.get("kato") or "").strip(), (row.get("name_kk") or "").strip()
        if not is_code(code):
            report.refuse(code or "(empty)", "not a code of nine digits")
        elif not name:
            report.refuse(code, "no Kazakh name")
        elif why := too_long(name, row.get("name_ru") or ""):
            report.refuse(code, why)
        elif code in wanted:
            report.refuse(code, "the code stands twice")
        elif level_of(code) > Level.REGION:
            wanted[code] = row
    return wanted


def _level(code: str, wanted: dict[str, Row], known: dict[str, Region]) -> Level:
    """The level by the code, and by what holds it."""
    level = level_of(code)
    district = code[:4].ljust(9, "0")
    if level == Level.RURAL_DISTRICT and district not in wanted and district not in known:
        return Level.DISTRICT
    return level


def _load_level(
    rows: dict[str, Row],
    level: Level,
    *,
    known: dict[str, Region],
    keep: set[str],
    report: Report,
) -> None:
    """New units of one level, and new names of those that changed."""
    new, changed = [], []
    for code, row in rows.items():
        parent = _parent(code, level, known)
        if parent is None:
            report.refuse(code, "the unit that holds it is not loaded")
            continue
        facts = _facts(row)
        unit = known.get(code)
        if unit is None:
            path = f"{parent.path}{code}."
            new.append(Region(kato=code, level=level, parent=parent, path=path, **facts))
        elif code not in keep and _renamed(unit, facts):
            changed.append(unit)
        else:
            report.count("the same")
    Region.objects.bulk_create(new, batch_size=BATCH)
    Region.objects.bulk_update(changed, NAMES, batch_size=BATCH)
    known |= {unit.kato: unit for unit in new}
    report.count("new", len(new))
    report.count("renamed", len(changed))


def _parent(code: str, level: Level, known: dict[str, Region]) -> Region | None:
    """The loaded unit that holds it, never the country itself."""
    parent = next((known[c] for c in above(code) if c in known and c != COUNTRY_KATO), None)
    return parent if parent and parent.level < level else None


def _renamed(unit: Region, facts: dict[str, str]) -> bool:
    """Give a unit these names; says whether anything changed."""
    before = {name: getattr(unit, name) for name in NAMES}
    for name in NAMES:
        setattr(unit, name, facts[name])
    return before != facts


def _facts(row: Row) -> dict[str, str]:
    """Names in whole words."""
    name, kind = abbreviations.kazakh(row["name_kk"])
    return {"name_kk": name, "name_ru": abbreviations.russian(row["name_ru"] or ""), "kind": kind}
