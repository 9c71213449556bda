"""The matrix of recipients as a table: districts down, kinds of problems across."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from geo.models import Level, Region
from initiatives import recipients
from initiatives.recipients import Cell

WORDS = {"hole": "nobody", "paper": "empty"}


@dataclass(frozen=True, slots=True)
class Square:
    """One square: who receives, and how loudly it is said if nobody does."""

    tone: str
    icon: str
    label: str


@dataclass(slots=True)
class Row:
    """One district."""

    unit: Region
    squares: list[Square] = field(default_factory=list)
    holes: int = 0


@dataclass(slots=True)
class Matrix:
    """Every square of one region."""

    rows: list[Row] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    holes: int = 0
    on_paper: int = 0


def matrix(region: Region) -> Matrix:
    """The squares of a region, each district a row."""
    made, row = Matrix(), None
    for cell in recipients.cells(region):
        if row is None or row.unit.pk != cell.unit.pk:
            row = Row(cell.unit)
            made.rows.append(row)
        if len(made.rows) == 1:
            made.words.append(cell.category.name)
        row.squares.append(square(cell))
        row.holes += cell.is_hole
        made.holes += cell.is_hole
        made.on_paper += cell.is_on_paper
    return made


def square(cell: Cell) -> Square:
    """A square with its word; colour alone says nothing."""
    if cell.is_hole:
        return Square("danger", "circle-alert", _("nobody"))
    if cell.is_on_paper:
        return Square("warn", "triangle-alert", _("nobody sits there: %(office)s") % _of(cell))
    return Square("good", "check", cell.routed.office.name if cell.routed.office else "")


def _of(cell: Cell) -> dict[str, str]:
    return {"office": cell.routed.office.name if cell.routed.office else ""}


def regions_of(lands: list[Region]) -> list[Region]:
    """The regions a person may look at: those under their territories, or the one above."""
    found: dict[str, Region] = {}
    for land in lands:
        under = Region.objects.filter(path__startswith=land.path, level=Level.REGION)
        above = Region.objects.above(land).filter(level=Level.REGION)
        found |= {unit.kato: unit for unit in under | above.order_by()}
    return sorted(found.values(), key=lambda unit: unit.name)


def within(region: Region, lands: list[Region]) -> Region:
    """As much of the region as the person answers for."""
    inside = [land for land in lands if region.contains(land)]
    return min(inside, key=lambda land: land.level) if inside else region
