"""Which photos are shown with a problem: its own, and those of what turned out to be the same.

A merge moves no photo. A duplicate's photos are looked up through the duplicate, so that undoing
the merge, hiding a photo or forgetting a person needs no second place.
"""

from typing import Any

from django.db import models
from django.db.models import Q

DEEPEST = 3  # a duplicate of a duplicate of a duplicate


class ProblemPhotoQuerySet(models.QuerySet[Any]):
    """Photos by the problem whose page shows them."""

    def shown_with(self, problem: Any) -> "ProblemPhotoQuerySet":  # noqa: ANN401 - a problem
        """Its own, then those told with it.

        A photo of a kind that is shown displaced stays away from a place that is shown less
        displaced: together they would point at a home.
        """
        allowed = Q(problem__category__displaced_metres__lte=problem.category.displaced_metres)
        joined = Q()
        for depth in range(1, DEEPEST + 1):
            joined |= Q(**{"__".join(["problem", *["duplicate_of"] * depth]): problem})
        own, before = Q(problem=problem), Q(kind="before")
        return self.filter(own | (joined & before & allowed)).order_by("pk")
