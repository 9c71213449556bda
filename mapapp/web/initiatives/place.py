"""Where an initiative is, as everybody may see it: names, a public point, photos of the place."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from geo.models import Level
from initiatives.models import Initiative, Problem, ProblemPhoto
from initiatives.stages import ON_THE_MAP
from mapapp.web.map.around import map_around
from mapapp.web.photos.views import address_of

LINE = 80
SHOWN = 2


@dataclass(frozen=True)
class Place:
    """The public place of one initiative and what is wrong there."""

    initiative: Initiative
    user: Any

    @property
    def name(self) -> str:
        """The district or the town."""
        return self.initiative.region.name if self.initiative.region else _("No place yet")

    @property
    def names(self) -> str:
        """The same with the unit that holds it."""
        region = self.initiative.region
        holds = region.parent if region else None
        is_told = holds is not None and holds.level >= Level.REGION
        return f"{self.name}, {holds.name}" if is_told else self.name

    @property
    def is_on_the_map(self) -> bool:
        """It has a pin, so the map can be opened there."""
        return self.initiative.stage in ON_THE_MAP and not self.initiative.is_hidden

    @property
    def on_the_map(self) -> str:
        """The map's address around the public point."""
        place = self.initiative.public_location
        return map_around(place, kind="initiative", ref=self.initiative.pk)

    @cached_property
    def problems(self) -> list[Problem]:
        """What it is about, as far as this person may see it."""
        seen = self.initiative.problems.visible_to(self.user)
        return list(seen.select_related("category").order_by("pk"))

    @property
    def cards(self) -> list[dict[str, Any]]:
        """The problems with their titles and addresses."""
        return [
            {
                "thing": problem,
                "title": title_of(problem),
                "language": problem.language if problem.text else "",
                "href": reverse("problems:detail", args=[problem.pk]),
            }
            for problem in self.problems
        ]

    @cached_property
    def photos(self) -> list[dict[str, Any]]:
        """What it looked like when somebody told of it."""
        if not self.problems:
            return []
        before = ProblemPhoto.objects.shown().filter(
            problem__in=self.problems, kind=ProblemPhoto.Kind.BEFORE
        )
        words = _("The place before the work: %(title)s") % {"title": self.initiative.title}
        return [
            {
                "url": address_of(photo),
                "alt": words,
                "width": photo.width,
                "height": photo.height,
                "taken_on": photo.created_at,
            }
            for photo in before.order_by("pk")[:SHOWN]
        ]


def title_of(problem: Problem) -> str:
    """The beginning of what was written, or the kind of trouble."""
    return problem.text.strip().partition("\n")[0][:LINE] or problem.category.name
