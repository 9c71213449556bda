"""The lists of an application: lines added, moved, struck out, and nothing typed is lost."""

from decimal import Decimal

import pytest

from initiatives.planning import add_milestone
from tests.factories.initiatives import NeedFactory
from tests.web.applying import page

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]


@pytest.mark.parametrize(
    ("name", "typed", "held"),
    [
        ("people", {"seat-role": "Driver", "seat-wanted": "2"}, ("seats", "wanted", 2)),
        ("people", {"people-title": "Help", "people-wanted": "8"}, ("needs", "wanted", 8)),
        ("money", {"money-title": "L", "money-wanted": "1500"}, ("needs", "wanted", 150_000)),
        (
            "money",
            {"budget-title": "Lamps", "budget-amount": "900", "budget-source": "patron"},
            ("budget_lines", "amount_tiyn", 90_000),
        ),
        (
            "plan",
            {"milestone-title": "Bought", "milestone-due_on": "2027-03-10"},
            ("milestones", "title", "Bought"),
        ),
        (
            "plan",
            {"indicator-title": "Lamps", "indicator-planned": "7.5", "indicator-unit": "pcs"},
            ("indicators", "planned", Decimal("7.5")),
        ),
    ],
)
def test_a_line_is_added_with_whatever_is_pressed_and_only_once(client, draft, name, typed, held):
    rows, what, said = held
    for pressed in ("add", "later"):
        assert client.post(page(draft, name), typed | {pressed: "1"}).status_code == 302

    assert getattr(getattr(draft, rows).get(), what) == said


@pytest.mark.parametrize("planned", ["-1", "NaN", "1e99", "0.001", "many", ""])
def test_a_wrong_number_to_count_is_422_and_its_words_stay(client, draft, planned):
    typed = {"indicator-title": "Lamps that burn", "indicator-planned": planned, "add": "1"}

    answer = client.post(page(draft, "plan"), typed)

    assert (answer.status_code, "Lamps that burn" in answer.text) == (422, True)
    assert not draft.indicators.exists()


@pytest.mark.parametrize("wanted", ["0", "-1", "1.5", "", "9" * 30, "٣x"])
def test_a_line_with_a_wrong_number_is_422(client, draft, wanted):
    typed = {"people-title": "Helpers", "people-wanted": wanted, "add": "1"}

    answer = client.post(page(draft, "people"), typed)

    assert answer.status_code == 422
    assert "Helpers" in answer.text
    assert not draft.needs.exists()


def test_a_line_is_made_essential_and_struck_out(client, draft):
    need = NeedFactory(initiative=draft, is_essential=False)

    client.post(page(draft, "people"), {"wish": f"need-{need.pk}-essential"})
    need.refresh_from_db()
    assert need.is_essential

    client.post(page(draft, "people"), {"wish": f"need-{need.pk}-remove"})
    assert not draft.needs.exists()


@pytest.mark.parametrize("wish", ["need-1-remove", "x", "need-9-dance", "user-1-remove", "'"])
def test_a_wish_nobody_can_grant_changes_nothing(client, draft, wish):
    need = NeedFactory()

    answer = client.post(page(draft, "people"), {"wish": wish.replace("1", str(need.pk))})

    assert answer.status_code == 302
    assert type(need).objects.filter(pk=need.pk).exists()


def test_milestones_change_places(client, draft):
    for title in ("First", "Second"):
        typed = {"milestone-title": title, "milestone-due_on": "2027-03-10", "add": "1"}
        client.post(page(draft, "plan"), typed)
    second = draft.milestones.last()

    client.post(page(draft, "plan"), {"wish": f"milestone-{second.pk}-earlier"})

    assert [one.title for one in draft.milestones.all()] == ["Second", "First"]


def test_what_was_half_typed_is_kept_when_a_line_is_struck_out(client, draft):
    need = NeedFactory(initiative=draft)
    typed = {"seat-role": "Driver", "seat-wanted": "1", "wish": f"need-{need.pk}-remove"}

    client.post(page(draft, "people"), typed)

    assert (draft.needs.count(), draft.seats.get().role) == (0, "Driver")


@pytest.mark.parametrize("name", ["people", "money", "plan"])
def test_a_longer_list_costs_no_more_queries(client, draft, django_assert_max_num_queries, name):
    for n in range(8):
        NeedFactory(initiative=draft, kind="people" if name == "people" else "money")
        add_milestone(draft, by=draft.author, title=f"M{n}", due_on=draft.plan_ends)

    client.get(page(draft, name))  # whatever is asked once for everybody

    with django_assert_max_num_queries(18):
        client.get(page(draft, name))
