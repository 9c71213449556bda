"""How much of each need is covered: the sum of what every registered counter has found.

Upper apps register their counters in `ready()`; nothing is stored, so nothing can be out of step.
A counter is an expression, so that needs and what covers them are read in one query.
"""

from collections import Counter
from collections.abc import Callable, Iterable

from django.db.models import BigIntegerField, Count, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from initiatives.models import Initiative, Need, TeamMember

NeedCounter = Callable[[], Coalesce]
COUNTERS: list[NeedCounter] = []


def register(counter: NeedCounter) -> NeedCounter:
    """Add a counter: what it found for the need outside (`OuterRef("pk")`), never null."""
    if counter not in COUNTERS:
        COUNTERS.append(counter)
    return counter


def counted_for_each(rows: QuerySet, total: Count) -> Coalesce:
    """One number a need: `total` over those rows that are of the need outside."""
    mine = rows.filter(need=OuterRef("pk")).order_by().values("need")
    found = mine.annotate(found=total).values("found")
    return Coalesce(Subquery(found, output_field=BigIntegerField()), 0)


def with_covered(needs: QuerySet[Need]) -> QuerySet[Need]:
    """Adds `covered`: how much of each is there, in its own unit."""
    nothing = Value(0, output_field=BigIntegerField())
    return needs.annotate(covered=sum((counter() for counter in COUNTERS), nothing))


def coverage_of(need: Need) -> int:
    """How much of one need is covered right now, in its own unit."""
    return with_covered(Need.objects.filter(pk=need.pk)).values_list("covered", flat=True).get()


def coverage_of_all(needs: Iterable[Need]) -> Counter[int]:
    """The same for many: nothing is asked of those read `with_covered`, one query of the rest."""
    found = {need.pk: getattr(need, "covered", None) for need in needs}
    if unknown := [key for key, covered in found.items() if covered is None]:
        rows = with_covered(Need.objects.filter(pk__in=unknown))
        found |= dict(rows.order_by().values_list("pk", "covered"))
    return Counter(found)


def open_needs(initiative: Initiative, *, essential: bool = False) -> list[Need]:
    """The lines not covered yet; a page that shows the needs has read them already."""
    needs = [need for need in initiative.needs.all() if need.is_essential or not essential]
    found = coverage_of_all(needs)
    return [need for need in needs if found[need.pk] < need.wanted]


@register
def people_who_joined() -> Coalesce:
    """Accepted members of the team who came for a need."""
    accepted = TeamMember.objects.filter(state=TeamMember.State.ACCEPTED)
    return counted_for_each(accepted, Count("pk"))
