"""Milestones in their order, a budget line by line; who may keep them, and how many."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from initiatives import planning
from initiatives.models import BudgetLine, Initiative
from initiatives.writing import HOLDS, mark_of, save_page
from kernel.workflow import Refusal
from tests.factories.accounts import UserFactory
from tests.factories.initiatives import InitiativeFactory

pytestmark = pytest.mark.django_db
DAY = date(2027, 5, 10)
LAMPS = {"title": "Жанатын шам", "planned": 7, "unit": "дана"}
COST = {"title": "Шамдар", "amount_tiyn": 9_000_000, "source": "patron"}


@pytest.fixture
def draft():
    return InitiativeFactory()


def planned(draft, *titles):
    return [
        planning.add_milestone(draft, by=draft.author, title=title, due_on=DAY) for title in titles
    ]


def test_milestones_stand_in_the_order_they_were_written(draft):
    planned(draft, "A", "B", "C")

    assert [(one.title, one.ordering) for one in draft.milestones.all()] == [
        ("A", 1),
        ("B", 2),
        ("C", 3),
    ]


@pytest.mark.parametrize(
    ("which", "earlier", "then"),
    [(0, True, "ABC"), (0, False, "BAC"), (2, True, "ACB"), (2, False, "ABC")],
)
def test_a_milestone_changes_places_with_its_neighbour(draft, which, earlier, then):
    rows = planned(draft, "A", "B", "C")

    planning.move_milestone(rows[which], by=draft.author, earlier=earlier)

    assert "".join(one.title for one in draft.milestones.all()) == then


def test_the_same_line_sent_twice_is_one(draft):
    planned(draft, "A", "A")
    for _ in range(2):
        planning.add_budget_line(draft, by=draft.author, **COST)

    assert (draft.milestones.count(), draft.budget_lines.count()) == (1, 1)
    assert draft.budget_lines.all().total() == COST["amount_tiyn"]


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"amount_tiyn": 0}, "amount_missing"),
        ({"source": "a hat"}, "source_unknown"),
    ],
)
def test_a_budget_line_says_what_it_costs_and_who_pays(draft, facts, code):
    with pytest.raises(Refusal, match=code):
        planning.add_budget_line(draft, by=draft.author, **COST | facts)


def test_lists_have_an_end(draft, monkeypatch):
    monkeypatch.setattr(planning, "MOST_MILESTONES", 1)
    monkeypatch.setattr(planning, "MOST_LINES", 0)
    monkeypatch.setattr(planning, "MOST_INDICATORS", 0)
    planned(draft, "A")

    with pytest.raises(Refusal, match="milestones_too_many"):
        planned(draft, "B")
    with pytest.raises(Refusal, match="indicators_too_many"):
        planning.add_indicator(draft, by=draft.author, **LAMPS)
    with pytest.raises(Refusal, match="budget_too_long"):
        planning.add_budget_line(draft, by=draft.author, **COST)


def test_what_is_counted_has_a_number_and_is_counted_once(draft):
    with pytest.raises(Refusal, match="planned_missing"):
        planning.add_indicator(draft, by=draft.author, **LAMPS | {"planned": -1})
    first, second = (planning.add_indicator(draft, by=draft.author, **LAMPS) for _ in range(2))

    assert first == second
    planning.strike_indicator(first, by=draft.author)
    assert not draft.indicators.exists()


def test_a_stranger_writes_in_no_plan(draft):
    stranger, [milestone] = UserFactory(), planned(draft, "A")
    lamps = planning.add_indicator(draft, by=draft.author, **LAMPS)
    line = planning.add_budget_line(draft, by=draft.author, **COST)

    for verb in (
        lambda: planning.add_milestone(draft, by=stranger, title="B", due_on=DAY),
        lambda: planning.move_milestone(milestone, by=stranger, earlier=True),
        lambda: planning.strike_milestone(milestone, by=stranger),
        lambda: planning.add_budget_line(draft, by=stranger, **COST),
        lambda: planning.add_indicator(draft, by=stranger, **LAMPS),
        lambda: planning.strike_indicator(lamps, by=stranger),
        lambda: planning.strike_budget_line(line, by=stranger),
    ):
        with pytest.raises(Refusal, match="not_allowed"):
            verb()
    assert (draft.milestones.count(), draft.budget_lines.count()) == (1, 1)
    assert draft.indicators.get() == lamps


def test_whoever_leads_keeps_the_plan_until_the_work_is_closed():
    gathering = InitiativeFactory(at_stage="team_selection", lead=UserFactory(confirmed=True))
    closing = InitiativeFactory(at_stage="closing")

    assert gathering.lead.has_perm("initiatives.keep_plan", gathering)
    assert not closing.lead.has_perm("initiatives.keep_plan", closing)


def test_the_database_refuses_a_line_that_costs_nothing_and_a_sent_title_that_says_nothing(draft):
    with pytest.raises(IntegrityError), transaction.atomic():
        BudgetLine.objects.create(initiative=draft, title="x", amount_tiyn=0)
    sent = InitiativeFactory(submitted=True)
    with pytest.raises(IntegrityError), transaction.atomic():
        Initiative.objects.filter(pk=sent.pk).update(title="")


def test_a_page_is_saved_over_what_was_seen_and_over_nothing_else(draft):
    seen = mark_of(draft, "result")
    save_page(draft, "result", by=draft.author, seen=seen, title="First")

    with pytest.raises(Refusal) as refused:
        save_page(draft, "result", by=draft.author, seen=seen, title="Second")

    assert refused.value.is_conflict
    draft.refresh_from_db()
    assert draft.title == "First"


def test_the_same_words_sent_twice_are_no_conflict(draft):
    seen = mark_of(draft, "result")
    for _ in range(2):
        save_page(draft, "result", by=draft.author, seen=seen, title="First")

    draft.refresh_from_db()
    assert draft.title == "First"


def test_the_mark_of_a_page_tells_its_own_changes_only(draft):
    before = {page: mark_of(draft, page) for page in HOLDS}
    draft.title, draft.answers = "Another", {"what": "Else"}

    after = {page: mark_of(draft, page) for page in HOLDS}

    assert {page for page in HOLDS if before[page] != after[page]} == {"result", "questions"}
    assert mark_of(draft, "people") == ""
