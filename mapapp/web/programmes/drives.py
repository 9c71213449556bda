"""A campaign's own page: what for, when, where, who joined, what has come of it, how to join.

It stays when the campaign is over: a record that goes on counting, because residents confirm
results long after the last day.
"""

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from geo.gathered import Gathered, Placed, gathered
from geo.models import Level, Region
from initiatives.models import Drive, Initiative
from initiatives.models.programme import PROVED
from initiatives.progress import Progress, initiatives_of, progress_of
from initiatives.querysets.initiatives import InitiativeQuerySet
from mapapp.web.access import public
from mapapp.web.map.given import OFFLINE_SOURCES
from mapapp.web.programmes.shown import people_in_words
from mapapp.web.programmes.windows import Window, window_of

A_PAGE = 24
MOST_MARKS, MOST_OWN = 5_000, 5
MAP = {"width": 420, "height": 300}  # on a phone a letter of it is nearly a letter of the page


@dataclass(frozen=True, slots=True)
class PlaceChoice:
    """A unit in which initiatives joined, and how many."""

    kato: str
    name: str
    count: int
    is_inside: bool  # a district, below its region in the list


@dataclass(frozen=True, slots=True)
class Joiner:
    """One initiative as far as its place goes: the path of its unit, its public point."""

    path: str
    spot: Placed | None


@dataclass(frozen=True)
class DrivePage:
    """One campaign as one person reads it; `wanted` is the code of a place, or anything."""

    drive: Drive
    user: Any
    wanted: str = ""

    @property
    def window(self) -> Window:
        """What is to be said of its days."""
        return window_of(self.drive)

    @cached_property
    def progress(self) -> Progress:
        """What came of it, counted."""
        return progress_of([self.drive])[self.drive.pk]

    @property
    def people(self) -> str:
        """In the teams of confirmed results; a few are a few."""
        return people_in_words(self.progress.people)

    @property
    def share(self) -> str:
        """How many of those joined have a confirmed result, in per cent."""
        joined = self.progress.joined
        return number_format(self.progress.proved * 100 / joined, 0) if joined else "0"

    @cached_property
    def joined(self) -> list[Joiner]:
        """The latest of them, as many as a map can bear: one question."""
        rows = initiatives_of(self.drive).values_list("region__path", "public_location", "stage")
        return [
            Joiner(path, (place.x, place.y, stage in PROVED) if place else None)
            for path, place, stage in rows[:MOST_MARKS]
        ]

    @cached_property
    def places(self) -> list[PlaceChoice]:
        """Where those that joined are: units below the campaign's own."""
        counts = self._counts()
        units = Region.objects.filter(kato__in=counts, level__lte=Level.DISTRICT).order_by("path")
        top = min((unit.level for unit in units), default=0)
        return [
            PlaceChoice(unit.kato, unit.name, counts[unit.kato], is_inside=unit.level > top)
            for unit in units
        ]

    def _counts(self) -> Counter[str]:
        """How many joined in each unit below the campaign's own, by its code."""
        above, counts = set(self.drive.region.codes), Counter[str]()
        rows = initiatives_of(self.drive).order_by().values_list("region__path")
        for path, many in rows.annotate(many=Count("pk")):
            codes = set(path.rstrip(".").split(".")) - above
            counts.update(dict.fromkeys(codes, many))
        return counts

    @cached_property
    def chosen(self) -> PlaceChoice | None:
        """The place that is filtered by; none for a code nobody offered."""
        return next((place for place in self.places if place.kato == self.wanted), None)

    @cached_property
    def rows(self) -> InitiativeQuerySet:
        """Those that joined, in the chosen place, the latest first."""
        rows = initiatives_of(self.drive)
        return rows.filter(region__path__contains=f"{self.wanted}.") if self.chosen else rows

    def page(self, number: str | None) -> Page:
        """Some of them; how many there are is known already."""
        paginator = Paginator(self.rows, A_PAGE)
        paginator.count = self.chosen.count if self.chosen else self.progress.joined
        return paginator.get_page(number)

    @cached_property
    def map(self) -> Gathered:
        """Those of the list on the land of the campaign, at their public points."""
        inside = f"{self.chosen.kato}." if self.chosen else ""
        spots = [one.spot for one in self.joined if one.spot and inside in one.path]
        return gathered(self.drive.region, spots, **MAP)

    @property
    def credit(self) -> str:
        """Whose outlines the map is made of."""
        return OFFLINE_SOURCES

    @property
    def own(self) -> list[Initiative]:
        """Open initiatives of this person that could join, or have."""
        if self.drive.is_over:
            return []
        here = Initiative.objects.joinable_by(self.user).filter(
            region__path__startswith=self.drive.region.path
        )
        return list(here.order_by("-updated_at", "-pk")[:MOST_OWN])

    @property
    def crumbs(self) -> list[dict[str, str]]:
        """The way here."""
        home = reverse("programmes:home")
        crumbs = [{"label": _("Programmes"), "href": home}]
        if self.drive.is_over:
            crumbs.append({"label": _("Past campaigns"), "href": reverse("programmes:drives")})
        return [*crumbs, {"label": self.drive.name, "href": ""}]


@public
@require_safe
def drive(request: HttpRequest, pk: int) -> HttpResponse:
    """One campaign; a draft is there for the coordinators of its territory alone."""
    rows = Drive.objects.visible_to(request.user).select_related("region")
    found = DrivePage(get_object_or_404(rows, pk=pk), request.user, request.GET.get("place", ""))
    facts = {
        "shown": found,
        "drive": found.drive,
        "page": found.page(request.GET.get("page")),
        "keeps": request.user.has_perm("initiatives.keep_programme", found.drive),
    }
    return render(request, "programmes/drive.html", facts)


@public
@require_safe
def drives(request: HttpRequest) -> HttpResponse:
    """The record: campaigns that are over, the latest first, with what came of them."""
    rows = Drive.objects.announced().ended().select_related("region")
    page = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    progress = progress_of(page.object_list)
    told = [(one, window_of(one), progress[one.pk]) for one in page.object_list]
    return render(request, "programmes/drives.html", {"page": page, "told": told})
