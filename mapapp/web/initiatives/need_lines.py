"""Needs as people read them: "2 of 8", "40,000 ₸ of 100,000 ₸", and what a visitor can do."""

from dataclasses import dataclass

from django.db.models import Prefetch, prefetch_related_objects
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from initiatives.coverage import coverage_of_all, with_covered
from initiatives.models import Initiative, Need, Seat
from initiatives.stages import GATHERING
from mapapp.templatetags.money import tenge


@dataclass(frozen=True, slots=True)
class NeedLine:
    """One bar of the page."""

    label: str
    kind: str
    have: int
    wanted: int
    count: str
    is_essential: bool
    note: str = ""
    href: str = ""
    action: str = ""


def need_lines(initiative: Initiative, *, may_help: bool) -> list[NeedLine]:
    """The seats of the team first, then what is needed, each with how much is there."""
    read_needs(initiative)
    all_seats, needs = initiative.seats.all(), list(initiative.needs.all())
    found = coverage_of_all(needs)
    invites = may_help and initiative.stage in GATHERING
    seats = (_seat_line(seat, invites=invites) for seat in all_seats)
    return [*seats, *(_need_line(need, found[need.pk], invites=invites) for need in needs)]


def read_needs(initiative: Initiative) -> None:
    """Seats and needs with what fills them, once for everything on the page that asks for them."""
    seats = Seat.objects.with_taken().select_related("skill").order_by("pk")
    needs = with_covered(Need.objects.order_by("pk"))
    prefetch_related_objects([initiative], Prefetch("seats", seats), Prefetch("needs", needs))


def _seat_line(seat: Seat, *, invites: bool) -> NeedLine:
    is_open = invites and seat.taken < seat.wanted
    join = f"{reverse('initiatives:join', args=[seat.initiative_id])}?seat={seat.pk}"
    return NeedLine(
        label=seat.role,
        kind=Need.Kind.PEOPLE,
        have=seat.taken,
        wanted=seat.wanted,
        count=people_counted(seat.taken, seat.wanted),
        is_essential=seat.is_essential,
        note=seat.skill.name if seat.skill else "",
        href=join if is_open else "",
        action=_("Join"),
    )


def _need_line(need: Need, have: int, *, invites: bool) -> NeedLine:
    is_people = need.kind == Need.Kind.PEOPLE
    is_open = invites and have < need.wanted
    return NeedLine(
        label=need.title,
        kind=need.kind,
        have=have,
        wanted=need.wanted,
        count=counted(need, have),
        is_essential=need.is_essential,
        href=_way_to_help(need) if is_open else "",
        action=_("Join") if is_people else _("Promise"),
    )


def counted(need: Need, have: int) -> str:
    """How much of it is there, in its own measure."""
    if need.kind == Need.Kind.MONEY:
        return _("%(have)s of %(wanted)s") % {"have": tenge(have), "wanted": tenge(need.wanted)}
    return people_counted(have, need.wanted, need.unit)


def people_counted(have: int, wanted: int, unit: str = "") -> str:
    """How many of how many."""
    words = _("%(have)s of %(wanted)s") % {"have": have, "wanted": wanted}
    return f"{words} {unit}".strip()


def _way_to_help(need: Need) -> str:
    """People join the team; things and money are promised on their own page."""
    if need.kind == Need.Kind.PEOPLE:
        return f"{reverse('initiatives:join', args=[need.initiative_id])}?need={need.pk}"
    try:
        return reverse("resources:pledge", args=[need.pk])
    except NoReverseMatch:
        return ""
