"""Programmes as people read them: numbers beside goals, regions by name, an initiative's marks."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from geo.models import Region
from initiatives.models import BestPractice, Initiative, NationalProject, Priority, ProjectGoal
from initiatives.models.programme import PROVED
from initiatives.progress import Progress, progress_of

FEW = 5  # fewer people are not told: a number of one points at a person
PEOPLE = {ProjectGoal.Kind.VOLUNTEERS, ProjectGoal.Kind.PEOPLE}


@dataclass(frozen=True, slots=True)
class Goal:
    """What is wanted, and what has been counted of it here."""

    label: str
    wanted: int
    is_in_each_region: bool
    have: str


@dataclass(frozen=True, slots=True)
class ShownProject:
    """One national project with what it has come to."""

    project: NationalProject
    progress: Progress
    people: str
    href: str


def projects_shown(rows: Iterable[NationalProject]) -> list[ShownProject]:
    """Each with its progress; three queries more, however many there are."""
    projects = list(rows)
    found = progress_of(projects)
    return [shown(project, found[project.pk]) for project in projects]


def shown(project: NationalProject, progress: Progress) -> ShownProject:
    """One of them."""
    href = reverse("programmes:project", args=[project.code])
    return ShownProject(project, progress, people_in_words(progress.people), href)


def people_in_words(people: int) -> str:
    """How many; a few are told as a few."""
    if 0 < people < FEW:
        return _("fewer than %(count)s") % {"count": FEW}
    return str(people)


def goals_of(project: NationalProject, progress: Progress) -> list[Goal]:
    """Only people can be counted here; the rest is said by whoever runs the project."""
    return [
        Goal(
            label=goal.get_kind_display(),
            wanted=goal.at_least,
            is_in_each_region=goal.is_in_each_region,
            have=people_in_words(progress.people) if goal.kind in PEOPLE else "",
        )
        for goal in project.goals.all()
    ]


def regions_named(codes: list[str]) -> list[str]:
    """The names of units."""
    return [region.name for region in Region.objects.filter(kato__in=codes)]


@dataclass(frozen=True, slots=True)
class Mark:
    """One thing an initiative is part of, with the way there."""

    icon: str
    label: str
    href: str


def marks_of(initiative: Initiative) -> list[Mark]:
    """Best practice, priority, national projects, drives; three queries at most."""
    if not initiative.number or not initiative.region_id:
        return []
    home = reverse("programmes:home")
    found = []
    if initiative.stage in PROVED and BestPractice.objects.filter(initiative=initiative).exists():
        found.append(Mark("star", _("Best practice"), reverse("programmes:practices")))
    first = Priority.objects.on().over(initiative.region)
    if first.filter(direction=initiative.direction_id).exists():
        found.append(Mark("flag", _("A priority of the region"), home))
    for joined in initiative.joined.select_related("project", "drive"):
        if joined.project:
            href = reverse("programmes:project", args=[joined.project.code])
            found.append(Mark("layers", joined.project.aim, href))
        else:
            found.append(Mark("calendar-days", joined.drive.name, f"{home}#drives"))
    return found
