"""The list of needs: adding a line, striking one out while nobody has promised anything for it.

The author writes it with the application; whoever leads keeps it while people and things gather.
"""

from typing import Any

from django.db import transaction
from django.db.models import ProtectedError

from accounts.models import User
from initiatives import coverage, pins
from initiatives.models import Initiative, Need, Seat, TeamMember
from kernel.workflow import Refusal

MOST_NEEDS = 50
MOST_SEATS = 20


@transaction.atomic
def add_need(initiative: Initiative, *, by: User, **facts: Any) -> Need:  # noqa: ANN401 - fields
    """Write down what is needed; the same line sent twice is one.

    Refuses with not_allowed, needs_too_many, wanted_missing.
    """
    initiative = _locked(initiative, by=by)
    if known := initiative.needs.filter(**facts).first():
        return known
    if initiative.needs.count() >= MOST_NEEDS:
        raise Refusal("needs_too_many", most=MOST_NEEDS)
    if facts.get("wanted", 0) < 1:
        raise Refusal("wanted_missing")
    need = Need.objects.create(initiative=initiative, **facts)
    pins.put_initiative(initiative)
    return need


@transaction.atomic
def strike_out(need: Need, *, by: User) -> None:
    """Take a line back. Refuses with not_allowed, need_has_promises."""
    initiative = _locked(need.initiative, by=by)
    if coverage.coverage_of(need):
        raise Refusal("need_has_promises")
    try:
        need.delete()
    except ProtectedError as error:  # an upper app holds words somebody gave for it
        raise Refusal("need_has_promises") from error
    pins.put_initiative(initiative)


@transaction.atomic
def set_essential(line: Need | Seat, *, by: User, is_essential: bool) -> None:
    """Say whether the work can start without it. Refuses with not_allowed."""
    initiative = _locked(line.initiative, by=by)
    still = type(line).objects.filter(pk=line.pk).first()
    if still is None:
        return  # somebody has just struck it out
    still.is_essential = is_essential
    still.save()
    pins.put_initiative(initiative)


@transaction.atomic
def add_seat(initiative: Initiative, *, by: User, **facts: Any) -> Seat:  # noqa: ANN401 - fields
    """Name a role the team wants; twice is once. Refuses with not_allowed, seats_too_many."""
    initiative = _locked(initiative, by=by)
    if known := initiative.seats.filter(**facts).first():
        return known
    if initiative.seats.count() >= MOST_SEATS:
        raise Refusal("seats_too_many", most=MOST_SEATS)
    seat = Seat.objects.create(initiative=initiative, **facts)
    pins.put_initiative(initiative)
    return seat


@transaction.atomic
def remove_seat(seat: Seat, *, by: User) -> None:
    """Take a role back. Refuses with not_allowed, seat_is_taken."""
    initiative = _locked(seat.initiative, by=by)
    if seat.members.filter(state=TeamMember.State.ACCEPTED).exists():
        raise Refusal("seat_is_taken")
    seat.delete()
    pins.put_initiative(initiative)


def _locked(initiative: Initiative, *, by: User) -> Initiative:
    initiative = Initiative.objects.select_for_update(of=("self",)).get(pk=initiative.pk)
    if not by.has_perm("initiatives.add_need", initiative):
        raise Refusal("not_allowed")
    return initiative
