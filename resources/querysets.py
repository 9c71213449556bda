"""Which owners: by who they are, where they can get to and what they can do."""

from django.contrib.gis.geos import Point
from django.db import models
from django.db.models import Count, Q

from geo.querysets import PlacedQuerySet


class OwnerQuerySet(PlacedQuerySet):
    """Owners, placed by the snapped centre they travel from."""

    place = "home"

    def available(self) -> "OwnerQuerySet":
        """Those who may be offered to people who seek."""
        return self.filter(Q(user=None) | Q(user__is_active=True), is_available=True)

    def reaching(self, point: Point) -> "OwnerQuerySet":
        """Those willing to travel as far as `point`; served by the index on `reach`."""
        return self.filter(reach__covers=point)

    def nearest_reaching(self, point: Point) -> "OwnerQuerySet":
        """The same, the nearest first, by one walk over one index.

        The box is asked for beside the polygon: without it the planner thinks that sorting
        everybody is cheaper, and in a city it is not.
        """
        return self.filter(reach__bbcontains=point).reaching(point).nearest_on_map(point)

    def with_skills(self, *skills: models.Model) -> "OwnerQuerySet":
        """Those who have every one of these skills."""
        have = Count("skills", filter=Q(skills__in=skills), distinct=True)
        return self.alias(have=have).filter(have=len(set(skills)))

    def spoken_for_by(self, user: models.Model) -> "OwnerQuerySet":
        """Those this person is, or speaks for today."""
        from resources.models.representative import Representative  # noqa: PLC0415 - app's own

        spoken = Representative.objects.current().filter(user_id=user.pk).values("owner")
        return self.filter(Q(user_id=user.pk) | Q(pk__in=spoken))

    def proposing_for(self, user: models.Model) -> "OwnerQuerySet":
        """Groups and bodies in whose name this person may propose: papers seen, where it has any.

        The twin of what is asked when an application is sent (`resources/proposing.py`).
        """
        seen = Q(kind="group") | Q(legal_person__stage="verified")
        return self.of_a_body().spoken_for_by(user).filter(seen)

    def people(self) -> list[int]:
        """Keys of the users who are these owners, or speak for them today."""
        from resources.models.representative import Representative  # noqa: PLC0415 - app's own

        own = self.exclude(user=None).values_list("user", flat=True)
        spoken = Representative.objects.current().filter(owner__in=self.values("pk"))
        return sorted({*own, *spoken.values_list("user", flat=True)})

    def of_a_body(self) -> "OwnerQuerySet":
        """Those that are not one person."""
        return self.filter(user=None)

    def visible_to(self, user: models.Model) -> "OwnerQuerySet":
        """Those with a page this person may read: bodies for all, a profile for its own."""
        return self.filter(Q(user=None) | Q(user_id=user.pk))


class OfKind(models.Manager.from_queryset(OwnerQuerySet)):
    """The owners of one kind; what is made through it is of that kind."""

    def __init__(self, kind: str = "") -> None:
        super().__init__()
        self.kind = kind

    def get_queryset(self) -> OwnerQuerySet:
        """Only this kind."""
        return super().get_queryset().filter(kind=self.kind)

    def create(self, **facts: object) -> models.Model:
        """One more of this kind."""
        return super().create(**{"kind": self.kind} | facts)
