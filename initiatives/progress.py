"""How far national projects have come: counted from what was joined to them, never typed."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Count, Q

from initiatives.models import Initiative, Joined, NationalProject, TeamMember
from initiatives.models.programme import PROVED
from initiatives.stages import ON_THE_MAP, STILL_OPEN

SHOWN = {"initiative__stage__in": ON_THE_MAP, "initiative__hidden_at": None}
RESULT = {"initiative__stage__in": PROVED, "initiative__hidden_at": None}


@dataclass(slots=True)
class Progress:
    """What the initiatives of one project have come to."""

    joined: int = 0
    under_way: int = 0
    proved: int = 0
    people: int = 0  # in the teams whose result residents confirmed, each once
    regions: list[str] = field(default_factory=list)  # where such results are: codes


def progress_of(projects: Iterable[NationalProject]) -> dict[int, Progress]:
    """By the key of the project; three queries however many there are."""
    keys = [project.pk for project in projects]
    found = {key: Progress() for key in keys}
    for key, joined, under_way, proved in _counted(keys):
        found[key].joined, found[key].under_way, found[key].proved = joined, under_way, proved
    for key, people in _people(keys):
        found[key].people = people
    for key, codes in _regions(keys).items():
        found[key].regions = sorted(codes)
    return found


def _counted(keys: list[int]) -> Iterable[tuple[int, int, int, int]]:
    rows = Joined.objects.filter(project__in=keys, **SHOWN).order_by().values("project")
    under_way = Count("pk", filter=Q(initiative__stage__in=STILL_OPEN))
    proved = Count("pk", filter=Q(initiative__stage__in=PROVED))
    counts = rows.annotate(joined=Count("pk"), under_way=under_way, proved=proved)
    return counts.values_list("project", "joined", "under_way", "proved")


def _people(keys: list[int]) -> Iterable[tuple[int, int]]:
    members = TeamMember.objects.filter(
        initiative__joined__project__in=keys, state=TeamMember.State.ACCEPTED, **RESULT
    )
    by_project = members.order_by().values("initiative__joined__project")
    counts = by_project.annotate(people=Count("user", distinct=True))
    return counts.values_list("initiative__joined__project", "people")


def _regions(keys: list[int]) -> dict[int, set[str]]:
    found = defaultdict(set)
    rows = Joined.objects.filter(project__in=keys, **RESULT).order_by()
    for key, path in rows.values_list("project", "initiative__region__path").distinct():
        found[key].add(path.rstrip(".").split(".")[:2][-1])  # the first level below the country
    return found


def initiatives_of(project: NationalProject) -> Iterable[Initiative]:
    """Those joined to it that everybody may see, the latest first."""
    rows = Initiative.objects.on_the_map().filter(joined__project=project)
    return rows.select_related("region", "direction").order_by("-pk")
