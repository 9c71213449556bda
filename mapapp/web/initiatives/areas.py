"""Who is asked beside those who told of it, as everybody may know it: counts, and no small ones.

Those who live in the area a work reaches, and the people it has helped.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext as _

from initiatives.criteria import FEWEST_SHOWN, Graded, graded
from initiatives.models import Area, Evaluation, Initiative
from initiatives.verdicts import Tally


def area_in_words(code: str, initiative: Initiative) -> str:
    """A circle, or the territory by its name."""
    if code == Area.TERRITORY and initiative.region:
        return _("The whole territory: %(name)s") % {"name": initiative.region.name}
    return str(Area(code).label)


@dataclass(frozen=True, slots=True)
class ResidentsAsked:
    """What everybody may know of the residents of one round: counts, and no small ones."""

    area: str
    qualified: int
    places: int

    @property
    def is_drawn(self) -> bool:
        """More could be asked than were."""
        return self.qualified > self.places

    @property
    def asked(self) -> int:
        """How many were."""
        return min(self.qualified, self.places)

    @property
    def in_words(self) -> str:
        """How many were asked; a few are told as a few."""
        if self.qualified >= FEWEST_SHOWN:
            return str(self.asked)
        return _("fewer than %(count)s") % {"count": FEWEST_SHOWN}


@dataclass(frozen=True, slots=True)
class Helped:
    """What the people a work has helped say: apart, and only once they are enough."""

    tally: Tally
    grades: Sequence[Mapping[str, int | None]]  # of each who answered

    @property
    def least(self) -> int:
        """From so many answers on they are shown, and count."""
        return settings.EVALUATION_RULE["beneficiaries_least"]

    @property
    def is_shown(self) -> bool:
        """They are enough."""
        return self.tally.all >= self.least

    @property
    def criteria(self) -> list[Graded]:
        """Their grades beside the verdict."""
        return graded(self.grades)


def residents_of(evaluation: Evaluation | None, initiative: Initiative) -> ResidentsAsked | None:
    """Of a round read `with_draw`; none where nobody said how far the work reaches."""
    if evaluation is None or not evaluation.area:
        return None
    words = area_in_words(evaluation.area, initiative)
    return ResidentsAsked(words, evaluation.qualified, evaluation.places)
