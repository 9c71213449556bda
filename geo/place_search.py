"""How the gazetteer is searched: trilingual, forgiving, near places first when it is known."""

from typing import Any, Self

from django.contrib.gis.db.models.functions import Distance
from django.contrib.gis.geos import Point
from django.contrib.postgres.search import TrigramWordSimilarity
from django.db.models import Case, Q, Value, When
from django.db.models.functions import Coalesce, Round

from geo.fields import OnGlobe
from geo.letters import plain
from geo.querysets import PlacedQuerySet

SHORTEST = 2
LONGEST = 80
SIZE = Coalesce("population", Value(0))


class PlaceNameQuerySet(PlacedQuerySet):
    """Names by what a person typed."""

    place = "point"

    def like(self, words: str) -> Self:
        """Those whose name holds the words or something spelt like them."""
        asked = " ".join(plain(words).split())[:LONGEST]
        if len(asked) < SHORTEST or "\x00" in asked:
            return self.none().annotate(likeness=Value(0.0))
        found = Q(search__trigram_word_similar=asked) | Q(search__contains=asked)
        return self.filter(found).annotate(likeness=TrigramWordSimilarity(asked, "search"))

    def search(
        self, words: str, lang: str = "kk", *, near: Point | None = None, limit: int = 8
    ) -> list[Any]:
        """The best few: most alike first, then the nearest or the largest."""
        found = self.like(words).annotate(alike=Round("likeness", precision=1), size=SIZE)
        if near:
            found = found.annotate(distance=Distance(OnGlobe("point"), near))
        then = ["distance"] if near else [Case(When(kind="city", then=0), default=1), "-size"]
        ranked = found.order_by("-alike", *then, f"name_{lang[:2]}", "pk")
        return list(ranked.select_related("region")[:limit])
