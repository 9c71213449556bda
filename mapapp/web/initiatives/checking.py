"""All answers of an application on one page, each beside the way back to change it."""

from dataclasses import dataclass, field

from django.conf import settings
from django.utils.translation import gettext as _

from initiatives.models import Need
from initiatives.signs import Sign
from mapapp.templatetags.amounts import amount
from mapapp.templatetags.moments import day
from mapapp.templatetags.money import tenge
from mapapp.web.initiatives.editable_lines import called
from mapapp.web.initiatives.forms import problem_line
from mapapp.web.initiatives.page import answers_of
from mapapp.web.initiatives.pages import IN_ORDER
from mapapp.web.initiatives.tasks import Task, Tasks, address_of
from mapapp.web.initiatives.written import Written


@dataclass(frozen=True, slots=True)
class Row:
    """One answer; `is_theirs` are the author's own words in the author's language."""

    label: str
    text: str
    is_theirs: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """What one page says."""

    title: str
    href: str
    is_optional: bool
    rows: list[Row] = field(default_factory=list)


def parts_of(written: Written) -> list[Part]:
    """Every page of the draft."""
    return [
        Part(
            title=page.title,
            href=address_of(written.initiative, page.name),
            is_optional=page.is_optional,
            rows=[row for row in ROWS[page.name](written) if row.text],
        )
        for page in IN_ORDER
    ]


def missing_in(tasks: Tasks) -> list[Task]:
    """The pages that must be finished before it can be sent; the last is this very page."""
    return [task for task in tasks.pages[:-1] if not task.is_done and not task.is_optional]


def _place(written: Written) -> list[Row]:
    draft = written.initiative
    problems = draft.problems.visible_to(written.reader).select_related("category").order_by("pk")
    return [
        *(Row(_("The problem it is about"), problem_line(one)) for one in problems),
        Row(_("Place"), draft.region.name if draft.region else ""),
        Row(_("The language you write in"), str(dict(settings.LANGUAGES)[draft.language])),
    ]


def _result(written: Written) -> list[Row]:
    draft = written.initiative
    if not draft.title:
        return []
    return [
        Row(_("What do you want to do?"), draft.title, is_theirs=True),
        Row(_("Tell more about it"), draft.summary, is_theirs=True),
        Row(_("Sphere"), draft.direction.name if draft.direction else ""),
        Row(_("It is volunteering"), "; ".join(str(Sign(one).label) for one in draft.signs)),
        Row(_("Volunteers do only their part"), _("Yes") if draft.keeps_limits else ""),
        Row(_("Show my name on the page"), _("No") if draft.hides_name else _("Yes")),
    ]


def _questions(written: Written) -> list[Row]:
    told = answers_of(written.initiative)
    return [Row(one["question"], one["answer"], is_theirs=True) for one in told]


def _plan(written: Written) -> list[Row]:
    said = written.says("plan")
    steps = (
        Row(day(one.due_on), " · ".join(filter(None, (one.title, one.indicator))), is_theirs=True)
        for one in written.milestones
    )
    counted = (
        _own(_("What will be counted"), f"{one.title}: {amount(one.planned, one.unit)}")
        for one in written.indicators
    )
    return [Row(_("From when to when"), said), *steps, *counted]


def _people(written: Written) -> list[Row]:
    seats = (_own(_("A role in the team"), f"{one.role}: {one.wanted}") for one in written.seats)
    hands = (_own(_("People"), f"{one.title}: {one.wanted}") for one in written.people)
    return [*seats, *hands]


def _money(written: Written) -> list[Row]:
    asked = (_own(one.get_kind_display(), _wanted(one)) for one in written.things)
    costs = (
        _own(one.get_source_display(), f"{one.title}: {tenge(one.amount_tiyn)}")
        for one in written.budget
    )
    total = tenge(written.budget_tiyn) if written.budget else ""
    return [*asked, *costs, Row(_("The whole budget"), total)]


def _own(label: object, text: str) -> Row:
    return Row(str(label), text, is_theirs=True)


def _team(written: Written) -> list[Row]:
    reader = written.reader
    invites = reader.has_perm("initiatives.invite", written.initiative)
    people = (
        _own(_("Writes along"), called(one, invites=invites, is_me=one.user_id == reader.pk))
        for one in written.co_authors
    )
    return [*people, *(_own(_("Document"), one.name) for one in written.documents)]


def _wanted(need: Need) -> str:
    if need.kind == Need.Kind.MONEY:
        return f"{need.title}: {tenge(need.wanted)}"
    return f"{need.title}: {need.wanted} {need.unit}".strip()


ROWS = {
    "place": _place,
    "result": _result,
    "questions": _questions,
    "plan": _plan,
    "people": _people,
    "money": _money,
    "team": _team,
}
