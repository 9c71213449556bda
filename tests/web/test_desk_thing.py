"""Beside the decision: the desk's own notes, and in whose hands a thing is."""

import pytest
from django.urls import reverse

from accounts.roles import OfficeKind
from initiatives import assigning, noting
from initiatives.models import Note
from initiatives.stages import ProblemStage
from tests.factories.accounts import CoordinatorFactory, OfficeFactory, OfficialFactory
from tests.factories.geo import RegionFactory
from tests.factories.initiatives import InitiativeFactory
from tests.web.at_the_desk import a_problem

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]
SECRET = "ІШКІ ЖАЗБА"


@pytest.fixture
def problem(office, official):
    return a_problem(office)


def page(client, thing):
    return client.get(reverse(f"review:{type(thing).__name__.lower()}", args=[thing.pk]))


def post(client, name, thing, *more, **typed):
    kinds = f"{type(thing).__name__.lower()}s"
    return client.post(reverse(f"review:{name}", args=[kinds, thing.pk, *more]), typed)


@pytest.mark.parametrize("kind", ["problem", "initiative"])
def test_a_note_is_written_read_and_edited_in_the_open(client, office, official, kind):
    thing = a_problem(office) if kind == "problem" else InitiativeFactory(
        submitted=True, region=office.region, office=office
    )  # fmt: skip

    post(client, "notes", thing, note="Бірінші нұсқа")
    note = Note.objects.get()
    post(client, "edit_note", thing, note.pk, note="Екінші нұсқа")

    text = page(client, thing).text
    assert "Екінші нұсқа" in text
    assert "Бірінші нұсқа" in text
    assert "edited" in text


def test_what_was_typed_is_kept(client, problem):
    answer = post(client, "notes", problem, note="")

    assert answer.status_code == 422
    assert answer.templates[0].name == "review/problem.html"
    assert Note.objects.count() == 0


def test_anothers_note_stays_as_it_is(client, problem):
    colleague = OfficialFactory(at=problem.office)
    note = noting.write_note(problem, "Менікі", by=colleague)

    assert post(client, "edit_note", problem, note.pk, note="Жоқ").status_code == 403


def test_the_notes_stand_on_no_public_page_and_for_no_hand_in_it(client, office, problem):
    noting.write_note(problem, SECRET, by=OfficialFactory(at=office))
    address = reverse("problems:detail", args=[problem.pk])

    assert SECRET not in client.get(address).text
    client.force_login(problem.author)
    assert SECRET not in client.get(address).text
    client.logout()
    assert SECRET not in client.get(address).text


def test_a_coordinator_of_the_territory_reads_them_and_one_elsewhere_does_not(
    client, office, problem
):
    noting.write_note(problem, SECRET, by=OfficialFactory(at=office))

    client.force_login(CoordinatorFactory(of=office.region))
    assert SECRET in page(client, problem).text
    client.force_login(CoordinatorFactory(of=RegionFactory()))
    assert page(client, problem).status_code == 404


def test_a_thing_is_given_to_a_colleague_and_taken_back(client, official, problem):
    colleague = OfficialFactory(at=problem.office)

    post(client, "assign", problem, assignee=f"person-{colleague.pk}")
    assert f"official No. {colleague.pk}" in page(client, problem).text

    post(client, "assign", problem, assignee="")
    text = page(client, problem).text
    assert "Nobody in particular" in text
    assert "Earlier hands" in text


def test_a_post_below_gets_it_and_its_people_open_it(client, office, problem):
    department = OfficeFactory(region=office.region, kind=OfficeKind.DEPARTMENT)

    post(client, "assign", problem, assignee=f"office-{department.pk}")

    assert department.name in page(client, problem).text


@pytest.mark.parametrize("choice", ["person-1", "office-999999", "x", "person-0"])
def test_no_other_choice_is_taken(client, problem, choice):
    answer = post(client, "assign", problem, assignee=choice)

    assert answer.status_code == 422
    problem.refresh_from_db()
    assert problem.assigned_to_id is problem.assigned_office_id is None


def test_the_page_of_another_kind_of_thing_does_not_exist(client, problem):
    assert client.post(f"/en/review/pledges/{problem.pk}/notes/").status_code == 404


def queries_of(client, thing, counted_at_most, most):
    page(client, thing)
    with counted_at_most(most) as counted:
        assert page(client, thing).status_code == 200
    return len(counted.captured_queries)


def test_more_notes_and_hands_cost_no_more_queries(
    client, official, problem, django_assert_max_num_queries
):
    problem.move("take_up", by=official)
    assert problem.stage == ProblemStage.ACKNOWLEDGED
    colleague = OfficialFactory(at=problem.office)
    noting.edit_note(noting.write_note(problem, "1", by=official), "2", by=official)
    assigning.assign(problem, by=official, to=colleague)
    few = queries_of(client, problem, django_assert_max_num_queries, 45)

    for number in range(5):
        note = noting.write_note(problem, str(number), by=colleague)
        noting.edit_note(note, "Басқа", by=colleague)
        assigning.assign(problem, by=official, to=(official, colleague)[number % 2])
    OfficialFactory.create_batch(3, at=problem.office)

    assert queries_of(client, problem, django_assert_max_num_queries, 45) == few
