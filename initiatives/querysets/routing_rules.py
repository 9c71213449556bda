"""Which exceptions: those that may speak of a place, those a person keeps."""

from typing import Any, Self

from django.db import models
from django.db.models import Q

from accounts.predicates import is_signed_in
from accounts.roles import OfficeKind

KEEPING_KINDS = frozenset(
    {OfficeKind.COORDINATOR, OfficeKind.OFFICIAL_REGION, OfficeKind.OPERATOR}
)


class RoutingRuleQuerySet(models.QuerySet[Any]):
    """Routing rules; the first that fits decides."""

    def at_work(self) -> Self:
        """Those that decide today, in their order."""
        rows = self.filter(is_active=True, office__is_active=True).order_by("order", "pk")
        return rows.select_related("office__region")

    def over(self, codes: list[str]) -> Self:
        """Those whose territory is one of these units."""
        return self.filter(region__kato__in=codes)

    def around(self, place: Any) -> Self:  # noqa: ANN401 - a point or none
        """Those that are not narrowed to an area, or whose area holds the place."""
        anywhere = Q(area__isnull=True)
        return self.filter(anywhere if place is None else anywhere | Q(area__covers=place))

    def kept_by(self, user: Any) -> Self:  # noqa: ANN401 - a user or a guest
        """The rows of `initiatives.keep_routing_rule`, in their order."""
        kept = Q(pk__in=[])
        for office in user.offices if is_signed_in(user) else ():
            if office.kind in KEEPING_KINDS:
                kept |= Q(region__path__startswith=office.region.path)
        return self.filter(kept).order_by("order", "pk")
