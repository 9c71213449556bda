"""Perhaps the same problem: near, in similar words of any language, of a kind, not too old.

**How far is near** depends on the place. In a dense city thirty-two problems lie within some
hundred metres, in the steppe the nearest is a village away, so the radius is the distance of the
32nd nearest public problem, never below 150 m or above 3 km:

    radius = min(3000 m, max(150 m, distance of the 32nd nearest pin)) + displacement of the kind

It is one walk of the index that finds what is near. **Candidates** are the 60 nearest open ones
within that radius; only they are compared (`likeness.py`), whatever the size of the country.
PostgreSQL answers word similarity by trigrams for names and words no list knows.

Plans by `EXPLAIN (ANALYZE, BUFFERS)` among 200,000 problems, 60 % of them in one city, in its
middle and in the steppe. Both walks stop by themselves, so a larger table costs no more:

    Limit (rows=32)                                            80 buffers; steppe 46
      -> Index Scan using pin_point_near on geo_pin
           Order By: point::geography <-> here
    Limit (rows=47)                                            165 buffers; steppe 9
      -> Index Scan using problem_public_location_near on initiatives_problem
           Index Cond: public_location::geography && _st_expand(here, 150 m)
           Order By: public_location::geography <-> here
           Filter: stage is open, created lately, st_dwithin(…)

The public place is the only one asked, so nobody can find a displaced home by asking often.
"""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.contrib.postgres.search import TrigramWordSimilarity
from django.db.models import FloatField, Value
from django.utils import timezone

from geo.models import Pin
from initiatives import likeness
from initiatives.likeness import LIKELY, Lexicon
from initiatives.models import Problem
from initiatives.stages import PROBLEM_STILL_OPEN, ProblemStage
from initiatives.taxonomy import ProblemCategory

LEAST_METRES, MOST_METRES = 150, 3000
NEIGHBOURS = 32
CANDIDATES = 60
RECENT = timedelta(days=180)
MOST = 3
ALIKE_IN_LETTERS = 0.5
MOST_COMPARED = 300  # letters: what a trouble is, people say at once
Place = Any  # a point


def likely_duplicates(
    place: Place,
    *,
    category: ProblemCategory | None = None,
    text: str = "",
    limit: int = MOST,
    besides: int = 0,
) -> list[Problem]:
    """At most three open problems, the likeliest first, each with `likeness` and `metres`."""
    asked = Asked(place, category, text.strip()[:MOST_COMPARED])
    found = list(candidates(asked, besides=besides))
    for one, score in zip(found, asked.scores(found), strict=True):
        one.likeness, one.metres = score, one.distance.m
    likely = [one for one in found if one.likeness >= LIKELY]
    return sorted(likely, key=lambda one: (-one.likeness, one.metres))[:limit]


def radius(place: Place, *, besides_metres: int = 0) -> float:
    """How far "near" reaches here, in metres."""
    pins = Pin.objects.filter(kind=Pin.Kind.PROBLEM).nearest_first(place)[:NEIGHBOURS]
    metres = [distance.m for distance in pins.values_list("distance", flat=True)]
    furthest = metres[-1] if len(metres) == NEIGHBOURS else MOST_METRES
    return min(MOST_METRES, max(LEAST_METRES, furthest)) + besides_metres


def candidates(asked: "Asked", *, besides: int = 0) -> Any:  # noqa: ANN401 - a QuerySet with two annotations
    """The nearest open ones, with their distance and the likeness of letters."""
    around = (
        Problem.objects.shown()
        .near(asked.place, km=asked.radius / 1000)
        .filter(
            stage__in=PROBLEM_STILL_OPEN - {ProblemStage.REPORTED},
            created_at__gt=timezone.now() - RECENT,
            part_of=None,
        )
    )
    letters = (
        TrigramWordSimilarity(asked.text, "text")
        if asked.text
        else Value(0.0, output_field=FloatField())
    )
    rows = around.exclude(pk=besides).nearest_first(asked.place).annotate(letters=letters)
    return rows.select_related("category")[:CANDIDATES]


@dataclass
class Asked:
    """A report that is being written."""

    place: Place
    category: ProblemCategory | None
    text: str

    def __post_init__(self) -> None:
        displaced = self.category.displaced_metres if self.category else 0
        self.radius = radius(self.place, besides_metres=displaced)

    def scores(self, found: list[Problem]) -> list[float]:
        """How alike each is."""
        lexicon = Lexicon(ideas())
        said = lexicon.units(self.text)
        theirs = [lexicon.units(one.text[:MOST_COMPARED]) for one in found]
        weigh = likeness.weights([said, *theirs])
        return [
            likeness.likeness(
                words=max(likeness.words_in_common(said, units, weigh), _trusted(one.letters)),
                same_kind=self.category is not None and one.category_id == self.category.pk,
                nearness=max(0.0, 1 - one.distance.m / self.radius),
                freshness=max(0.0, 1 - (timezone.now() - one.created_at) / RECENT),
            )
            for one, units in zip(found, theirs, strict=True)
        ]


def _trusted(letters: float) -> float:
    """Letters alike by chance are worth nothing: below a half they are not counted."""
    return letters if letters >= ALIKE_IN_LETTERS else 0.0


def ideas() -> list[list[str]]:
    """Every list of words for one idea, of all kinds in use."""
    lists = ProblemCategory.objects.in_use().values_list("also_called", flat=True)
    return [idea for one in lists for idea in one]
