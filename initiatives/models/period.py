"""What holds in a territory from one day until another."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import ExpressionWrapper, F, OuterRef, Q
from django.utils import timezone
from django.utils.translation import get_language

from accounts.predicates import is_signed_in
from accounts.roles import OfficeKind
from geo.models import Region
from kernel.models import TimeStamped


class PeriodQuerySet(models.QuerySet):
    """Things of a territory and a period."""

    def on(self, day: date | None = None) -> Self:
        """Those that hold on a day, today if none is given."""
        day = day or timezone.localdate()
        return self.filter(since__lte=day, until__gte=day)

    def of_direction_and_place(self) -> Self:
        """For a sub-query: those of the direction and the place of the initiative outside."""
        place = ExpressionWrapper(OuterRef("region__path"), output_field=models.CharField())
        here = self.alias(place=place).filter(direction=OuterRef("direction"))
        return here.filter(place__startswith=F("region__path"))

    def to_come_or_on(self) -> Self:
        """Those that are not over, the nearest first."""
        return self.filter(until__gte=timezone.localdate()).order_by("since", "pk")

    def over(self, region: Region) -> Self:
        """Those of this unit and of the units that hold it."""
        return self.filter(region__kato__in=region.codes)

    def kept_by(self, user: object) -> Self:
        """Those of a coordinator's territory; twin of `initiatives.keep_programme`."""
        kept = Q(pk__in=[])
        for office in user.offices if is_signed_in(user) else ():
            if office.kind == OfficeKind.COORDINATOR:
                kept |= Q(region__path__startswith=office.region.path)
        return self.filter(kept)


class Period(TimeStamped):
    """From one day until another, both included."""

    since = models.DateField()
    until = models.DateField()

    objects = PeriodQuerySet.as_manager()

    class Meta:
        abstract = True


def said_in_two(thing: models.Model, name: str) -> str:
    """A text kept in Kazakh and in Russian, in the one nearer to the reader."""
    order = ("ru", "kk") if get_language() == "ru" else ("kk", "ru")
    return next((text for lang in order if (text := getattr(thing, f"{name}_{lang}"))), "")
