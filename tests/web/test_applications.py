"""The application for an initiative: page by page, with drafts and lists of needs."""

import pytest
from django.urls import reverse
from django.utils import translation

from initiatives.models import Initiative
from initiatives.stages import Stage
from tests.factories.accounts import UserFactory
from tests.factories.geo import RegionFactory
from tests.factories.initiatives import (
    DirectionFactory,
    InitiativeFactory,
    NeedFactory,
    ProblemFactory,
    QuestionnaireFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_english():
    with translation.override("en"):
        yield


def page_of(client, initiative):
    return client.get(reverse("initiatives:detail", args=[initiative.pk]))


def basics(region, direction, **facts):
    return {
        "client_id": "8d0c2f5e-5d1c-4e6e-9c57-0a4fd2b8a001",
        "title": "Auła жарығы",
        "summary": "Three yards get light",
        "language": "kk",
        "direction": direction.pk,
        "lon": f"{region.centre.x:.6f}",
        "lat": f"{region.centre.y:.6f}",
    } | facts


def test_a_person_starts_from_nothing_and_goes_on_to_the_questions(client):
    region, direction, author = RegionFactory(), DirectionFactory(), UserFactory(confirmed=True)
    client.force_login(author)

    answer = client.post(reverse("initiatives:new"), basics(region, direction))

    draft = Initiative.objects.get()
    assert answer.url == reverse("initiatives:plan", args=[draft.pk])
    assert (draft.stage, draft.author, draft.region) == (Stage.DRAFT, author, region)


def test_the_same_form_sent_twice_is_one_draft(client):
    region, direction = RegionFactory(), DirectionFactory()
    client.force_login(UserFactory(confirmed=True))

    for _ in range(2):
        client.post(reverse("initiatives:new"), basics(region, direction))

    assert Initiative.objects.count() == 1


def test_a_problem_proposes_its_place_its_sphere_and_itself(client):
    problem = ProblemFactory(confirmed=True)
    client.force_login(UserFactory(confirmed=True))

    page = client.get(reverse("initiatives:new"), {"problem": problem.pk})

    form = page.context["form"]
    assert form["lon"].value() == f"{problem.public_location.x:.6f}"
    assert form["direction"].value() == problem.category.direction_id
    assert problem.number in page.text


def test_a_problem_started_from_is_adopted(client):
    problem = ProblemFactory(confirmed=True)
    client.force_login(UserFactory(confirmed=True))
    typed = basics(problem.region, problem.category.direction, problems=[problem.pk])

    client.post(reverse("initiatives:new"), typed)

    assert [*Initiative.objects.get().problems.all()] == [problem]


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"title": ""}, "title"),
        ({"title": "x" * 121}, "title"),
        ({"lon": "Infinity"}, "lon"),
        ({"lon": "2.35", "lat": "48.85"}, "lon"),
        ({"lon": "", "lat": ""}, "lon"),
        ({"direction": "999999"}, "direction"),
        ({"client_id": "not-a-uuid"}, "client_id"),
        ({"language": "fr"}, "language"),
    ],
)
def test_bad_input_is_422_and_what_was_typed_is_kept(client, wrong, field):
    client.force_login(UserFactory(confirmed=True))
    typed = basics(RegionFactory(), DirectionFactory(), summary="Kept words") | wrong

    answer = client.post(reverse("initiatives:new"), typed)

    assert answer.status_code == 422
    assert field in answer.context["form"].errors
    assert "Kept words" in answer.text
    assert not Initiative.objects.exists()


def test_a_draft_goes_on_another_day(client):
    draft = InitiativeFactory()
    client.force_login(draft.author)
    plan = {"q_what": "New lamps", "plan_starts": "2027-03-01", "plan_ends": "2027-04-01"}

    answer = client.post(reverse("initiatives:plan", args=[draft.pk]), plan | {"later": "1"})

    draft.refresh_from_db()
    assert answer.url == reverse("initiatives:detail", args=[draft.pk])
    assert draft.answers["what"] == "New lamps"
    assert draft.plan_ends.isoformat() == "2027-04-01"


def test_an_unfinished_page_is_kept_for_later_but_not_passed(client):
    draft = InitiativeFactory(answers={}, questionnaire=QuestionnaireFactory())
    client.force_login(draft.author)
    address = reverse("initiatives:plan", args=[draft.pk])

    assert client.post(address, {"q_have": "A ladder"}).status_code == 422
    assert client.post(address, {"q_have": "A ladder", "later": "1"}).status_code == 302

    draft.refresh_from_db()
    assert draft.answers == {"have": "A ladder"}


def test_a_plan_that_ends_before_it_starts_is_refused_in_words(client):
    draft = InitiativeFactory()
    client.force_login(draft.author)
    plan = {"q_what": "x", "plan_starts": "2027-04-01", "plan_ends": "2027-03-01"}

    answer = client.post(reverse("initiatives:plan", args=[draft.pk]), plan)

    assert answer.status_code == 422
    assert "The end is before the start." in answer.text


@pytest.mark.parametrize("name", ["detail", "edit", "plan", "need"])
def test_nobody_but_its_author_sees_a_draft(client, name):
    draft = InitiativeFactory()
    client.force_login(UserFactory(confirmed=True))

    assert client.get(reverse(f"initiatives:{name}", args=[draft.pk])).status_code == 404


def test_a_sent_application_cannot_be_rewritten(client):
    sent = InitiativeFactory(submitted=True)
    client.force_login(sent.author)

    assert client.get(reverse("initiatives:edit", args=[sent.pk])).status_code == 404


@pytest.mark.parametrize(
    ("what", "typed"),
    [
        ("seat", {"seat-role": "Driver", "seat-wanted": "2"}),
        ("people", {"people-title": "Helpers", "people-wanted": "8"}),
        ("money", {"money-title": "Lamps", "money-wanted": "150000", "money-is_essential": "on"}),
    ],
)
def test_a_draft_lists_what_it_needs(client, what, typed):
    draft = InitiativeFactory()
    client.force_login(draft.author)

    answer = client.post(reverse("initiatives:need", args=[draft.pk]), {"what": what} | typed)

    assert answer.status_code == 302
    line = (draft.seats if what == "seat" else draft.needs).get()
    assert line.wanted == {"seat": 2, "people": 8, "money": 15_000_000}[what]


@pytest.mark.parametrize("wanted", ["0", "-1", "1.5", "", "9" * 30, "٣x"])
def test_a_line_with_a_wrong_number_is_422(client, wanted):
    draft = InitiativeFactory()
    client.force_login(draft.author)
    typed = {"what": "people", "people-title": "Helpers", "people-wanted": wanted}

    answer = client.post(reverse("initiatives:need", args=[draft.pk]), typed)

    assert answer.status_code == 422
    assert "Helpers" in answer.text
    assert not draft.needs.exists()


def test_a_line_is_made_essential_and_struck_out(client):
    need = NeedFactory(is_essential=False)
    client.force_login(need.initiative.author)
    door = reverse("initiatives:need_line", args=[need.initiative_id, "need", need.pk])

    client.post(door, {"wish": "essential"})
    need.refresh_from_db()
    assert need.is_essential

    client.post(door, {"wish": "remove"})
    assert not need.initiative.needs.exists()
