"""What is near a draft: problems it might take up, initiatives that may be the same.

The public places are the only ones asked. Candidates are the nearest few within the radius of
`duplicates.py`, found by one walk of the index each, whatever the size of the country.
"""

from typing import Any

from django.utils import timezone

from initiatives import likeness
from initiatives.duplicates import ideas, radius
from initiatives.likeness import LIKELY, Lexicon
from initiatives.models import Initiative, Problem
from initiatives.stages import STILL_OPEN

MOST = 3
CANDIDATES = 40
MOST_COMPARED = 300  # letters: what it is about, people say at once
FRESH_DAYS = 365


def reach_of(draft: Initiative) -> float:
    """How far "near" reaches around a draft, in metres; nowhere while it has no place."""
    return radius(draft.location) if draft.location else 0.0


def adoptable_near(draft: Initiative, reach: float | None = None) -> list[Problem]:
    """At most three problems nobody has to look far for, the nearest first, with `distance`.

    `reach` is `reach_of` it in metres, where a page has asked for it already.
    """
    if draft.location is None:
        return []
    reach = reach_of(draft) if reach is None else reach
    around = Problem.objects.shown().adoptable().filter(part_of=None)
    near = around.near(draft.location, km=reach / 1000)
    free = near.exclude(pk__in=draft.problems.values("pk"))
    return list(free.nearest_first(draft.location).select_related("category")[:MOST])


def initiatives_like(draft: Initiative, reach: float | None = None) -> list[Initiative]:
    """At most three open initiatives, the likeliest first, with `likeness` and `distance`."""
    if draft.location is None:
        return []
    reach = reach_of(draft) if reach is None else reach
    around = Initiative.objects.on_the_map().filter(stage__in=STILL_OPEN).exclude(pk=draft.pk)
    near = around.near(draft.location, km=reach / 1000).nearest_first(draft.location)
    found = list(near.select_related("direction")[:CANDIDATES])
    for one, score in zip(found, _scores(draft, found, reach), strict=True):
        one.likeness = score
    likely = [one for one in found if one.likeness >= LIKELY]
    return sorted(likely, key=lambda one: (-one.likeness, one.distance.m))[:MOST]


def _scores(draft: Initiative, found: list[Any], reach: float) -> list[float]:
    """How alike each is: words, sphere, nearness, age."""
    lexicon = Lexicon(ideas())
    said = lexicon.units(_words(draft))
    theirs = [lexicon.units(_words(one)) for one in found]
    weigh = likeness.weights([said, *theirs])
    now = timezone.now()
    return [
        likeness.likeness(
            words=likeness.words_in_common(said, units, weigh),
            same_kind=draft.direction_id is not None and one.direction_id == draft.direction_id,
            nearness=max(0.0, 1 - one.distance.m / reach),
            freshness=max(0.0, 1 - (now - one.created_at).days / FRESH_DAYS),
        )
        for one, units in zip(found, theirs, strict=True)
    ]


def _words(one: Initiative) -> str:
    return f"{one.title} {one.summary}"[:MOST_COMPARED]
