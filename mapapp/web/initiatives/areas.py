"""Who is asked beside those who told of it, as everybody may know it: counts, and no small ones.

Those who live in the area a work reaches, and the people it has helped.
"""

from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext as _

from initiatives.models import Area, Evaluation, Initiative
from initiatives.residing import FEWEST_SHOWN
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
    def is_counted(self) -> bool:
        """Enough people to hide each of them."""
        return self.qualified >= FEWEST_SHOWN


@dataclass(frozen=True, slots=True)
class Helped:
    """What the people a work has helped say: apart, and only once they are enough."""

    tally: Tally

    @property
    def is_shown(self) -> bool:
        """From the number on from which they count as well."""
        return self.tally.all >= settings.EVALUATION_RULE["beneficiaries_least"]


def residents_of(evaluation: Evaluation | None, initiative: Initiative) -> ResidentsAsked | None:
    """Of a round read `with_draw`; none where nobody said how far the work reaches."""
    if evaluation is None or not evaluation.area:
        return None
    words = area_in_words(evaluation.area, initiative)
    return ResidentsAsked(words, evaluation.qualified, evaluation.places)
