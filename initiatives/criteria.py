"""The published criteria beside the verdict: what is graded, on which scale, and what is shown.

A verdict decides and criteria explain; nobody's grade changes a result. Counts are shown once a
criterion has enough answers: a smaller group would point at its people. Pure but for the words.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _

FEWEST_SHOWN = 5
CANNOT_TELL = 0


class Criterion(models.TextChoices):
    """What is graded; each is a column of every answer that is graded."""

    QUALITY = "quality", _("Quality of the work")
    RECIPIENTS = "recipients", _("Effect on those it was done for")
    OVERALL = "overall", _("Overall effect")


MEANING = {
    Criterion.QUALITY: _("Is it done well, and will it last?"),
    Criterion.RECIPIENTS: _("Is it better now for those it was done for?"),
    Criterion.OVERALL: _("Is the place better for everybody who lives there?"),
}


class Grade(models.IntegerChoices):
    """The scale: four words, without a middle to hide in."""

    VERY_GOOD = 4, _("Very good")
    GOOD = 3, _("Good")
    POOR = 2, _("Poor")
    BAD = 1, _("Bad")


Grades = Mapping[str, int | None]


@dataclass(frozen=True, slots=True)
class Graded:
    """What the answers say to one criterion; who cannot tell is in no count."""

    criterion: Criterion
    counts: Mapping[Grade, int]

    @property
    def all(self) -> int:
        """How many graded it."""
        return sum(self.counts.values())

    @property
    def is_shown(self) -> bool:
        """Enough people to hide each of them."""
        return self.all >= FEWEST_SHOWN


def graded(answers: Iterable[Grades]) -> list[Graded]:
    """The distribution of each criterion, from the best grade to the worst."""
    said = list(answers)
    return [_one(criterion, [grades[criterion] for grades in said]) for criterion in Criterion]


def _one(criterion: Criterion, given: list[int | None]) -> Graded:
    counts = Counter(given)
    return Graded(criterion, {grade: counts[grade] for grade in Grade})
