"""Perhaps the same problem: near, of the same kind, in similar words, not too old.

Simple on purpose: one ranked list from the public places; a person decides.
"""

from datetime import timedelta
from typing import Any

from django.contrib.postgres.search import TrigramWordSimilarity
from django.db.models import Case, F, FloatField, Value, When
from django.utils import timezone

from initiatives.models import Problem
from initiatives.stages import PROBLEM_STILL_OPEN, ProblemStage
from initiatives.taxonomy import ProblemCategory

NEAR_METRES = 250
SAME_KIND, SAME_WORDS = 0.4, 0.6
RECENT = timedelta(days=180)
MOST = 3


def likely_duplicates(
    place: Any,  # noqa: ANN401 - a point
    *,
    category: ProblemCategory | None = None,
    text: str = "",
    limit: int = MOST,
) -> list[Problem]:
    """At most three open problems around the place, the likeliest first, each with `likeness`."""
    around = (
        Problem.objects.shown()
        .near(place, km=NEAR_METRES / 1000)
        .filter(
            stage__in=PROBLEM_STILL_OPEN - {ProblemStage.REPORTED},
            created_at__gt=timezone.now() - RECENT,
        )
    )
    kind = Case(
        When(category=category, then=Value(SAME_KIND)),
        default=Value(0.0),
        output_field=FloatField(),
    )
    words = TrigramWordSimilarity(text.strip()[:200] or "-", "text") * Value(SAME_WORDS)
    ranked = around.annotate(likeness=kind + words).order_by(F("likeness").desc(), "-created_at")
    return list(ranked.select_related("category")[:limit])
