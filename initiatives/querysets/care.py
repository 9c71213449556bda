"""Which things are looked after, and which of them wait for a visit."""

from typing import Self

from django.db.models import Count, DateField, ExpressionWrapper, F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from community.models import HideableQuerySet

GONE, NEEDS_CARE = "gone", "needs_care"
THERE = ~Q(last_state=GONE) | Q(last_state=None)  # what nobody has visited yet is there


class CarePointQuerySet(HideableQuerySet):
    """Things that are looked after."""

    def with_care(self) -> Self:
        """Adds the last visit (`last_day`, `last_state`) and `due_on`, the day of the next."""
        visits = self.model._meta.get_field("visits").related_model.objects  # noqa: SLF001 - Django's own way
        last = visits.filter(point=OuterRef("pk")).order_by("-day", "-pk")
        due = Coalesce("last_day", "since") + F("kind__every_days")
        rows = self.annotate(
            last_day=Subquery(last.values("day")[:1]),
            last_state=Subquery(last.values("state")[:1]),
        )
        return rows.annotate(due_on=ExpressionWrapper(due, output_field=DateField()))

    def still_there(self) -> Self:
        """Those that were not found gone."""
        return self.with_care().filter(THERE)

    def overdue(self) -> Self:
        """Those still there that wanted a look before today, the longest waiting first."""
        waiting = self.still_there().filter(due_on__lt=timezone.localdate())
        return waiting.order_by("due_on", "number")

    def tallied(self) -> dict[str, int]:
        """How many are looked after, overdue, in need of care, gone: one statement."""
        late = Q(due_on__lt=timezone.localdate())
        return self.with_care().aggregate(
            looked_after=Count("pk", filter=THERE & ~late),
            overdue=Count("pk", filter=THERE & late),
            needs_care=Count("pk", filter=Q(last_state=NEEDS_CARE)),
            gone=Count("pk", filter=Q(last_state=GONE)),
        )
