"""An office that calls for volunteers itself: on whose behalf, and who decides on it instead.

Nobody decides on their own, and a colleague in the same office is no outsider: a call is decided
by the nearest akimat at or above the calling office where its author does not sit.
"""

from typing import Any

from accounts.models import Office, User
from initiatives.models import Initiative
from initiatives.querysets.territory import offices_of
from initiatives.routing import OFFICIALS, upwards
from initiatives.starting import start_initiative
from kernel.workflow import Refusal

WHY = "call"


def call_for_volunteers(office: Office, *, by: User, title: str, **facts: Any) -> Initiative:  # noqa: ANN401 - those of a draft
    """A draft under the name of the office. Refuses with not_allowed, no_other_decider."""
    if office not in offices_of(by):
        raise Refusal("not_allowed")
    if who_decides(office, author=by) is None:
        raise Refusal("no_other_decider")
    return start_initiative(author=by, title=title, called_by=office, hides_name=True, **facts)


def who_decides(office: Office, *, author: User) -> Office | None:
    """The nearest akimat at or above it, another than any where the author sits."""
    own = {office.pk, *(one.pk for one in offices_of(author))}
    for unit in upwards(office.region):
        akimats = Office.objects.open().of_kind(*OFFICIALS).filter(region=unit)
        if found := akimats.exclude(pk__in=own).order_by("pk").first():
            return found
    return None


def somebody_else_decides(initiative: Initiative, _given: dict[str, Any]) -> str | None:
    """A call has an akimat other than its own office to decide on it."""
    caller = initiative.called_by
    if caller is None or who_decides(caller, author=initiative.author):
        return None
    return "no_other_decider"


def call_stays_in_its_territory(initiative: Initiative, _given: dict[str, Any]) -> str | None:
    """A call of an office lies in the territory of that office."""
    caller, place = initiative.called_by, initiative.region
    if caller is None or place is None or caller.contains(place):
        return None
    return "call_is_elsewhere"
