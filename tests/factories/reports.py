"""A closing report, written by the real verbs: `report_whole(initiative)` leaves nothing open."""

from datetime import timedelta
from decimal import Decimal

from django.utils import timezone

from initiatives import closing_report as writing
from initiatives import planning
from initiatives.models import Milestone, Moment, Section
from resources.models import Pledge
from tests.factories import initiatives as made
from tests.factories import journeys
from tests.factories.resources import OrganisationFactory

WORDS = "Үш ауланың шамы жанып тұр."
AREA = "km1"
HOW = "Тізім бойынша"
NUMBERS = {
    "people_helped": 200,
    "people_how": "Үш үйдің тұрғындары",
    "hours": 48,
    "hours_how": HOW,
}
LEFT = "Қалғаны келесі жұмысқа қалды"


def report_whole(initiative, *, left=LEFT, paid=None, **numbers):
    """Every section, by whoever leads; `paid` says of lines who else paid how much.

    A pair of photos where there is none.
    """
    by = initiative.lead
    save = {"by": by, "seen": None}
    writing.save_section(initiative, Section.WORDS, words=WORDS, **save)
    writing.save_section(initiative, Section.MILESTONES, lines=milestones_of(initiative), **save)
    writing.save_section(initiative, Section.INDICATORS, lines=indicators_of(initiative), **save)
    writing.save_section(initiative, Section.NUMBERS, **NUMBERS | numbers, **save)
    money = {"left_words": left, "lines": paid or {}}
    writing.save_section(initiative, Section.MONEY, **money, **save)
    writing.save_section(initiative, Section.AREA, area=AREA, **save)
    report = writing.being_written(initiative)
    if not report.pairs.exists():
        before, after = (photo_of(initiative, moment) for moment in Moment)
        writing.put_side_by_side(initiative, before, after, by=by, words="Кіреберіс")
    return report


def milestones_of(initiative, state="done"):
    """Each came on the day it was planned for, or not."""
    is_done = state == "done"
    return {
        one.pk: {
            "state": state,
            "done_on": on_time(one) if is_done else None,
            "words": "" if is_done else "Жаңбыр жауды",
        }
        for one in initiative.milestones.all()
    }


def on_time(milestone: Milestone):
    """No later than today: nothing is done on a day to come."""
    return min(milestone.due_on, timezone.localdate())


def indicators_of(initiative, share=1):
    """As much as was planned, or a share of it."""
    rows = initiative.indicators.all()
    return {one.pk: {"measured": one.planned * share, "how": HOW} for one in rows}


def photo_of(initiative, moment):
    """The latest of its moment."""
    known = initiative.evidence.filter(moment=moment).last()
    return known or made.EvidenceFactory(initiative=initiative, moment=moment)


def planned_work(**facts):
    """In work, with a plan that can be compared: two milestones, two things to count, a cost."""
    work = made.InitiativeFactory(**facts)
    by = work.author
    for n, title in enumerate(("Шамдар алынды", "Шамдар ілінді")):
        day = work.plan_starts + timedelta(days=n)
        planning.add_milestone(work, by=by, title=title, due_on=day)
    for title, number in (("Жанатын шам", 7), ("Жарық аула", Decimal("2.5"))):
        planning.add_indicator(work, by=by, title=title, planned=number, unit="дана")
    planning.add_budget_line(work, by=by, title="Шам", amount_tiyn=9_000_000, source="own")
    return journeys.walk(work, to="implementation")


def given_money(initiative, amount, *, stage="given", **need):
    """So many tiyn from an organisation."""
    need = made.NeedFactory(initiative=initiative, kind="money", wanted=1, **need)
    owner = OrganisationFactory()
    return Pledge.objects.create(owner=owner, need=need, amount_tiyn=amount, stage=stage)
