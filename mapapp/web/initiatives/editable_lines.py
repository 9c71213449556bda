"""The lists of an application as whoever writes them sees them, and what each line may be told.

A wish is the value of a button, such as `need-12-remove`: it comes with everything else that was
typed on the page, so nothing is lost by pressing it.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.conf import settings
from django.db import models
from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import User
from initiatives import adopting, attaching, needing, planning, writing_along
from initiatives.coverage import coverage_of_all
from initiatives.models import (
    BudgetLine,
    CoAuthor,
    Document,
    Indicator,
    Initiative,
    Milestone,
    Need,
    Problem,
    Seat,
)
from mapapp.templatetags.amounts import amount
from mapapp.templatetags.moments import day
from mapapp.templatetags.money import tenge
from mapapp.templatetags.need import need_icon
from mapapp.web.initiatives.need_lines import counted, people_counted

Deed = Callable[..., Any]
ASKED = re.compile(
    r"(?P<what>seat|need|milestone|indicator|budget|problem|invitation|document)"
    r"-(?P<pk>[0-9]{1,18})-(?P<deed>[a-z]+)"
)


@dataclass(frozen=True, slots=True)
class Wish:
    """One button of a line."""

    value: str
    label: str
    icon: str = ""


@dataclass(frozen=True, slots=True)
class EditableLine:
    """One line with its buttons."""

    icon: str
    label: str
    count: str
    note: str
    wishes: list[Wish]
    holds: tuple[object, ...]  # what is written in it, in no language
    href: str = ""
    link: str = ""  # to be handed on


_essential = partial(needing.set_essential, is_essential=True)
_optional = partial(needing.set_essential, is_essential=False)
DEEDS: dict[str, tuple[type[models.Model], dict[str, Deed]]] = {
    "seat": (
        Seat,
        {"remove": needing.remove_seat, "essential": _essential, "optional": _optional},
    ),
    "need": (
        Need,
        {"remove": needing.strike_out, "essential": _essential, "optional": _optional},
    ),
    "milestone": (
        Milestone,
        {
            "remove": planning.strike_milestone,
            "earlier": partial(planning.move_milestone, earlier=True),
            "later": partial(planning.move_milestone, earlier=False),
        },
    ),
    "indicator": (Indicator, {"remove": planning.strike_indicator}),
    "budget": (BudgetLine, {"remove": planning.strike_budget_line}),
    "invitation": (CoAuthor, {"remove": writing_along.part_with}),
    "document": (Document, {"remove": attaching.detach}),
}


def grant(initiative: Initiative, wish: str, *, by: User) -> None:
    """Do to a line what its button says; a line that is gone already is gone.

    Refuses as the verbs do.
    """
    asked = ASKED.fullmatch(wish)
    if asked is None:
        return
    if asked["what"] == "problem":
        _about(initiative, asked, by)
        return
    model, deeds = DEEDS[asked["what"]]
    line = model.objects.filter(initiative=initiative, pk=asked["pk"]).first()
    if line is not None and asked["deed"] in deeds:
        deeds[asked["deed"]](line, by=by)


def _about(initiative: Initiative, asked: re.Match[str], by: User) -> None:
    """Take a problem up that this person may see, or let it go again."""
    problem = Problem.objects.visible_to(by).filter(pk=asked["pk"]).first()
    if problem is not None and asked["deed"] in ABOUT:
        ABOUT[asked["deed"]](initiative, problem, by=by)


ABOUT: dict[str, Deed] = {"adopt": adopting.adopt, "drop": adopting.let_go}


def roles_and_people(initiative: Initiative, _reader: User) -> list[EditableLine]:
    """The seats of the team, then the hands that are needed."""
    seats = initiative.seats.with_taken().select_related("skill").order_by("pk")
    return [*map(_seat, seats), *needs_of(initiative, Need.Kind.PEOPLE)]


def things_and_money(initiative: Initiative, _reader: User) -> list[EditableLine]:
    """What is asked for, then what everything costs."""
    needs = needs_of(initiative, Need.Kind.THING, Need.Kind.MONEY)
    return [*needs, *map(_budget, initiative.budget_lines.all())]


def plan(initiative: Initiative, reader: User) -> list[EditableLine]:
    """What will be done by when, then what will be counted."""
    return [*milestones(initiative, reader), *map(_indicator, initiative.indicators.all())]


def milestones(initiative: Initiative, _reader: User) -> list[EditableLine]:
    """In their order; the first cannot come earlier, nor the last later."""
    rows = list(initiative.milestones.all())
    return [
        EditableLine(
            icon="flag",
            label=row.title,
            count=day(row.due_on),
            note=row.indicator,
            wishes=_moves(row, is_first=n == 0, is_last=n == len(rows) - 1),
            holds=(row.pk, row.title, row.due_on, row.indicator),
        )
        for n, row in enumerate(rows)
    ]


def _moves(row: Milestone, *, is_first: bool, is_last: bool) -> list[Wish]:
    ways = [] if is_first else [Wish(f"milestone-{row.pk}-earlier", _("Earlier"), "chevron-up")]
    if not is_last:
        ways.append(Wish(f"milestone-{row.pk}-later", _("Later"), "chevron-down"))
    return [*ways, _strike("milestone", row.pk)]


def people_and_papers(initiative: Initiative, reader: User) -> list[EditableLine]:
    """Who writes along or is invited to, then the documents."""
    rows = initiative.co_authors.select_related("user")
    invites = reader.has_perm("initiatives.invite", initiative)
    people = (_co_author(row, invites=invites, is_me=row.user_id == reader.pk) for row in rows)
    return [*people, *map(_document, initiative.documents.all())]


def _co_author(row: CoAuthor, *, invites: bool, is_me: bool) -> EditableLine:
    """How the author calls people, and the links, are the author's alone."""
    waits = row.user_id is None
    link, note = _invitation(row) if waits and invites else ("", "")
    return EditableLine(
        icon="user-plus",
        label=called(row, invites=invites, is_me=is_me),
        count=_("invited") if waits else _("writes along"),
        note=note,
        wishes=[_strike("invitation", row.pk)] if invites or is_me else [],
        holds=(row.pk, row.user_id),
        link=link,
    )


def called(row: CoAuthor, *, invites: bool, is_me: bool) -> str:
    """A co-author by the name the author gave them; to the others, one of the co-authors."""
    if invites:
        return row.label
    return _("You") if is_me else _("A co-author")


def _invitation(row: CoAuthor) -> tuple[str, str]:
    """The link to hand on, as long as it works, and what to do with it."""
    if writing_along.is_late(row):
        return "", _("Its two weeks are over. Strike it out, then invite again.")
    there = reverse("initiatives:along", args=[writing_along.word_for(row)])
    note = _("Send this link. It works for one person, for two weeks.")
    return f"{settings.SITE_URL}{there}", note


def _document(row: Document) -> EditableLine:
    return EditableLine(
        icon="paperclip",
        label=row.name,
        count=filesizeformat(row.size_bytes),
        note=str(row.get_kind_display()),
        wishes=[_strike("document", row.pk)],
        holds=(row.pk, row.title),
        href=reverse("initiatives:document", args=[row.initiative_id, row.pk]),
    )


def needs_of(initiative: Initiative, *kinds: str) -> Iterable[EditableLine]:
    """Lines of the list of needs; what is promised stays."""
    needs = list(initiative.needs.filter(kind__in=kinds))
    found = coverage_of_all(needs)
    for need in needs:
        yield EditableLine(
            icon=need_icon(need.kind),
            label=need.title,
            count=counted(need, found[need.pk]),
            note=_weight(is_essential=need.is_essential),
            wishes=_wishes("need", need, may_go=not found[need.pk]),
            holds=(need.pk, need.title, need.wanted, need.is_essential, found[need.pk]),
        )


def _seat(seat: Any) -> EditableLine:  # noqa: ANN401 - a seat with `taken`
    return EditableLine(
        icon="id-card",
        label=seat.role,
        count=people_counted(seat.taken, seat.wanted),
        note=_weight(is_essential=seat.is_essential),
        wishes=_wishes("seat", seat, may_go=not seat.taken),
        holds=(seat.pk, seat.role, seat.wanted, seat.is_essential, seat.taken),
    )


def _indicator(row: Indicator) -> EditableLine:
    return EditableLine(
        icon="chart-column",
        label=row.title,
        count=amount(row.planned, row.unit),
        note=_("counted at the end"),
        wishes=[_strike("indicator", row.pk)],
        holds=(row.pk, row.title, row.planned, row.unit),
    )


def _budget(line: BudgetLine) -> EditableLine:
    return EditableLine(
        icon="scale",
        label=line.title,
        count=tenge(line.amount_tiyn),
        note=str(line.get_source_display()),
        wishes=[_strike("budget", line.pk)],
        holds=(line.pk, line.title, line.amount_tiyn, line.source),
    )


def _weight(*, is_essential: bool) -> str:
    if is_essential:
        return _("The work cannot start without it")
    return _("The work can start without it")


def _wishes(what: str, row: Need | Seat, *, may_go: bool) -> list[Wish]:
    if row.is_essential:
        other = Wish(f"{what}-{row.pk}-optional", _("Mark as not essential"))
    else:
        other = Wish(f"{what}-{row.pk}-essential", _("Mark as essential"))
    return [other, _strike(what, row.pk)] if may_go else [other]


def _strike(what: str, pk: int) -> Wish:
    return Wish(f"{what}-{pk}-remove", _("Strike out"), "trash-2")
