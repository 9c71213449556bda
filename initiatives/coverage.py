"""How much of each need is covered: the sum of what every registered counter has found.

Upper apps register their counters in `ready()`; nothing is stored, so nothing can be out of step.
"""

from collections import Counter
from collections.abc import Callable, Iterable

from django.db.models import Count

from initiatives.models import Initiative, Need, TeamMember

Counts = dict[int, int]
NeedCounter = Callable[[list[int]], Counts]
COUNTERS: list[NeedCounter] = []


def register(counter: NeedCounter) -> NeedCounter:
    """Add a counter: keys of needs in, what it found for each out."""
    if counter not in COUNTERS:
        COUNTERS.append(counter)
    return counter


def coverage_of(need: Need) -> int:
    """How much of one need is covered, in its own unit."""
    return coverage_of_all([need])[need.pk]


def coverage_of_all(needs: Iterable[Need]) -> Counter[int]:
    """The same for many: one query a counter, however many needs there are."""
    keys = [need.pk for need in needs]
    found: Counter[int] = Counter(dict.fromkeys(keys, 0))
    for counter in COUNTERS if keys else ():
        found.update(counter(keys))
    return found


def open_needs(initiative: Initiative, *, essential: bool = False) -> list[Need]:
    """The lines not covered yet."""
    rows = initiative.needs.filter(is_essential=True) if essential else initiative.needs.all()
    needs = list(rows)
    found = coverage_of_all(needs)
    return [need for need in needs if found[need.pk] < need.wanted]


@register
def people_who_joined(needs: list[int]) -> Counts:
    """Accepted members of the team who came for a need."""
    members = TeamMember.objects.filter(need__in=needs, state=TeamMember.State.ACCEPTED)
    return dict(members.values_list("need").annotate(found=Count("pk")).order_by())
