"""Who lives where the work reaches is asked, too; where they are many, a public lot chooses.

Whoever gave a home may be asked; upper apps register where homes are in `ready()`. Nobody is who
has an interest in the result, nor who is asked already. Of all this only counts are public, and
in the lots names made of our secret: they say of nobody who it is, and change with every round.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from django.conf import settings

from initiatives import drawing, lots
from initiatives.models import (
    Area,
    ClosingReport,
    Evaluation,
    EvaluationQuestion,
    Initiative,
    ResidentsDraw,
)
from kernel.links import hash_of, secret_word
from kernel.models import JournalEntry

KIND = "resident"
LETTERS = 16  # of a name in the lots: 64 bits, so that no two are alike
Homes = Callable[[Initiative, Area], Iterable[int]]
HOMES: list[Homes] = []


@dataclass(frozen=True, slots=True)
class Found:
    """Who is asked, of how many, and the names that took part in the lot, in its order."""

    area: str = ""
    people: frozenset[int] = frozenset()
    qualified: int = 0
    pool: list[str] = field(default_factory=list)


def register(homes: Homes) -> Homes:
    """Ask these as well."""
    if homes not in HOMES:
        HOMES.append(homes)
    return homes


def choose(
    initiative: Initiative, report: ClosingReport | None, entry: JournalEntry, *, asked: set[int]
) -> Found:
    """At most `EVALUATION_RESIDENTS` of those who live there, by the seal of the entry."""
    if report is None or not report.area:
        return Found()  # said to be done before anybody asked how far it reaches
    people = who_could_be(initiative, Area(report.area)) - asked
    places = settings.EVALUATION_RESIDENTS
    if len(people) <= places:
        return Found(report.area, frozenset(people), len(people))
    entry.refresh_from_db(fields=["seal"])  # the database wrote it
    named = {name_of(person, entry.pk): person for person in people}
    order = lots.in_order(bytes(entry.seal).hex(), named)
    chosen = frozenset(named[name] for name in order[:places])
    return Found(report.area, chosen, len(people), order)


def who_could_be(initiative: Initiative, area: Area) -> set[int]:
    """Everybody who lives there and has nothing to win or to lose by the result."""
    living = set().union(*(homes(initiative, area) for homes in HOMES))
    return living - drawing.interested_in(initiative)


def write_down(evaluation: Evaluation, found: Found) -> None:
    """So that everybody can count and draw again; nothing where no report says an area.

    The entry whose seal decided is that of the draw beside it.
    """
    if found.area:
        ResidentsDraw.objects.create(
            evaluation=evaluation,
            area=found.area,
            qualified=found.qualified,
            places=settings.EVALUATION_RESIDENTS,
            pool=found.pool,
        )


def name_in_the_lots(question: EvaluationQuestion) -> str:
    """What this resident was called in the draw that asked them; empty where there was no lot."""
    if not question.as_resident:
        return ""
    drawn = ResidentsDraw.objects.filter(evaluation=question.evaluation_id)
    columns = ("evaluation__draw__entry", "qualified", "places")  # the pool may be long
    found = drawn.values_list(*columns).first()
    if found is None:
        return ""
    entry, qualified, places = found
    return name_of(question.user_id, entry) if qualified > places else ""


def name_of(person: int, entry: int) -> str:
    """How somebody is called in the lots of the entry of this key; nobody else can tell."""
    return f"{KIND}:{hash_of(secret_word(KIND, entry, person))[:LETTERS]}"
