"""Programmes as people read them: numbers beside goals, regions by name, an initiative's marks."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, F, OuterRef, QuerySet
from django.db.models.functions import JSONObject
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from geo.models import Region
from initiatives.models import (
    BestPractice,
    Initiative,
    Joined,
    NationalProject,
    Priority,
    ProjectGoal,
)
from initiatives.models.programme import PROVED
from initiatives.progress import Progress, progress_of

FEW = 5  # fewer people are not told: a number of one points at a person
AIMS, NAMES = ("aim_kk", "aim_ru", "aim_en"), ("name_kk", "name_ru", "name_en")
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


def with_marks(rows: QuerySet[Initiative]) -> QuerySet[Initiative]:
    """With everything `marks_of` says, in the same query."""
    practices = BestPractice.objects.filter(initiative=OuterRef("pk"))
    joined = Joined.objects.filter(initiative=OuterRef("pk")).order_by("pk")
    said = {name: F(f"project__{name}") for name in ("code", *AIMS)}
    said |= {name: F(f"drive__{name}") for name in NAMES} | {"drive": F("drive_id")}
    return rows.annotate(
        is_held_up=Exists(practices),
        is_put_first=Exists(Priority.objects.on().of_direction_and_place()),
        joined_to=ArraySubquery(joined.values(said=JSONObject(**said))),
    )


def marks_of(initiative: Initiative) -> list[Mark]:
    """Best practice, priority, national projects, drives of one read `with_marks`."""
    home = reverse("programmes:home")
    found = []
    if initiative.is_held_up and initiative.stage in PROVED:
        found.append(Mark("star", _("Best practice"), reverse("programmes:practices")))
    if initiative.is_put_first and initiative.number:
        found.append(Mark("flag", _("A priority of the region"), home))
    for said in initiative.joined_to:
        if said["code"]:
            href = reverse("programmes:project", args=[said["code"]])
            found.append(Mark("layers", in_my_language(said, "aim"), href))
        else:
            name = in_my_language(said, "name")
            href = reverse("programmes:drive", args=[said["drive"]])
            found.append(Mark("calendar-days", name, href))
    return found


def in_my_language(said: dict[str, str], name: str) -> str:
    """The word in the language of the page; Kazakh where that one is missing."""
    return said.get(f"{name}_{(get_language() or 'kk')[:2]}") or said[f"{name}_kk"]
