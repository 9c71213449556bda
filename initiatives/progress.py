"""How far projects and campaigns have come: counted from what was joined, never typed."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, Exists, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from initiatives.models import Drive, Initiative, Joined, NationalProject, TeamMember
from initiatives.models.programme import PROVED
from initiatives.programmes import Programme
from initiatives.querysets.initiatives import InitiativeQuerySet
from initiatives.stages import ON_THE_MAP, STILL_OPEN

OF_KIND = {"drive": Drive, "project": NationalProject}
SHOWN = {"initiative__stage__in": ON_THE_MAP, "initiative__hidden_at": None}
RESULT = {"initiative__stage__in": PROVED, "initiative__hidden_at": None}


@dataclass(slots=True)
class Progress:
    """What the initiatives of one project or campaign have come to."""

    joined: int = 0
    under_way: int = 0
    proved: int = 0
    people: int = 0  # leads and teams whose result residents confirmed, each once
    regions: list[str] = field(default_factory=list)  # where such results are: codes


def progress_of(
    programmes: Iterable[NationalProject] | Iterable[Drive],
) -> dict[int, Progress]:
    """By the key of the project or campaign; three queries however many there are of a kind."""
    rows = list(programmes)
    kind, keys = _kind_of(rows), [one.pk for one in rows]
    found = {key: Progress() for key in keys}
    for key, joined, under_way, proved in _counted(kind, keys):
        found[key].joined, found[key].under_way, found[key].proved = joined, under_way, proved
    for key, people in _people(kind, keys):
        found[key].people = people
    for key, codes in _regions(kind, keys).items():
        found[key].regions = sorted(codes)
    return found


def _kind_of(rows: Sequence[Programme]) -> str:
    """The column of `Joined` that names it."""
    return "drive" if rows and isinstance(rows[0], Drive) else "project"


def _counted(kind: str, keys: list[int]) -> Iterable[tuple[int, int, int, int]]:
    rows = Joined.objects.filter(**{f"{kind}__in": keys}, **SHOWN).order_by().values(kind)
    under_way = Count("pk", filter=Q(initiative__stage__in=STILL_OPEN))
    proved = Count("pk", filter=Q(initiative__stage__in=PROVED))
    counts = rows.annotate(joined=Count("pk"), under_way=under_way, proved=proved)
    return counts.values_list(kind, "joined", "under_way", "proved")


def _people(kind: str, keys: list[int]) -> Iterable[tuple[int, int]]:
    """Members and leads, each once, though they carry several of the same programme."""
    through = f"initiative__joined__{kind}"
    inside = TeamMember.objects.filter(state=TeamMember.State.ACCEPTED, **RESULT)
    members = inside.filter(**{through: OuterRef("pk")}).order_by().values(through)
    leads = Joined.objects.filter(**{kind: OuterRef("pk")}, **RESULT).order_by().values(kind)
    theirs = inside.filter(user=OuterRef("initiative__lead"), **{through: OuterRef(kind)})
    programmes = OF_KIND[kind].objects.filter(pk__in=keys)
    leads = leads.exclude(Exists(theirs))
    people = _number(members, "user") + _number(leads, "initiative__lead")
    return programmes.order_by().annotate(people=people).values_list("pk", "people")


def _number(grouped: QuerySet[Any], of: str) -> Coalesce:
    """How many different ones, of a subquery grouped by the programme outside."""
    counted = grouped.annotate(number=Count(of, distinct=True)).values("number")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)


def _regions(kind: str, keys: list[int]) -> dict[int, set[str]]:
    found = defaultdict(set)
    rows = Joined.objects.filter(**{f"{kind}__in": keys}, **RESULT).order_by()
    for key, path in rows.values_list(kind, "initiative__region__path").distinct():
        found[key].add(path.rstrip(".").split(".")[:2][-1])  # the first level below the country
    return found


def initiatives_of(programme: Programme) -> InitiativeQuerySet:
    """Those joined to it that everybody may see, the latest first."""
    rows = Initiative.objects.on_the_map().filter(
        **{f"joined__{_kind_of([programme])}": programme}
    )
    return rows.select_related("region", "direction").order_by("-pk")
