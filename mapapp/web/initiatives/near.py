"""What a draft is about, and what lies near it: offered while there is still time to join."""

from dataclasses import dataclass
from functools import cached_property

from accounts.models import User
from initiatives.models import Initiative, Problem
from initiatives.nearby import adoptable_near, initiatives_like, reach_of
from mapapp.web.initiatives.forms import problem_line

STEP_METRES = 10


@dataclass(frozen=True, slots=True)
class Near:
    """One problem or initiative as a line."""

    thing: Problem | Initiative
    title: str
    metres: int = 0


class Around:
    """The problems of a draft, those it might take up, and initiatives like it."""

    def __init__(self, draft: Initiative, reader: User) -> None:
        self.draft, self.reader = draft, reader

    @cached_property
    def taken(self) -> list[Near]:
        """What it is about already, as far as this person may read it."""
        mine = self.draft.problems.visible_to(self.reader)
        mine = mine.select_related("category").order_by("pk")
        return [Near(one, problem_line(one)) for one in mine]

    @cached_property
    def reach(self) -> float:
        """How far is near here, in metres."""
        return reach_of(self.draft)

    @cached_property
    def problems(self) -> list[Near]:
        """What it might take up."""
        found = adoptable_near(self.draft, self.reach)
        return [Near(one, problem_line(one), _metres(one)) for one in found]

    @cached_property
    def initiatives(self) -> list[Near]:
        """What may be the same."""
        found = initiatives_like(self.draft, self.reach)
        return [Near(one, one.title, _metres(one)) for one in found]


def _metres(one: Problem | Initiative) -> int:
    """How far, as people say it."""
    return max(STEP_METRES, round(one.distance.m / STEP_METRES) * STEP_METRES)
