"""How far projects and campaigns have come: counted from what was joined, never typed."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.db.models import Count, Exists, OuterRef, Q

from initiatives.models import Drive, Initiative, Joined, NationalProject, TeamMember
from initiatives.models.programme import PROVED
from initiatives.programmes import Programme
from initiatives.querysets.initiatives import InitiativeQuerySet
from initiatives.stages import ON_THE_MAP, STILL_OPEN

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
    """Leads and members, each once, though they carry several of the same programme."""
    rows = Joined.objects.filter(**{f"{kind}__in": keys}, **RESULT).order_by().values(kind)
    theirs = TeamMember.objects.filter(
        state=TeamMember.State.ACCEPTED,
        user=OuterRef("initiative__lead"),
        **{f"initiative__joined__{kind}": OuterRef(kind)},
        **RESULT,
    )
    is_in = Q(initiative__members__state=TeamMember.State.ACCEPTED)
    members = Count("initiative__members__user", distinct=True, filter=is_in)
    leads = Count("initiative__lead", distinct=True, filter=~Exists(theirs))
    return rows.annotate(people=members + leads).values_list(kind, "people")


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
