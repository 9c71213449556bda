"""The application for an initiative: page by page, each saved, none overwritten unseen."""

import pytest
from django.urls import reverse

from initiatives.models import Initiative
from initiatives.planning import add_budget_line, add_milestone
from initiatives.stages import Stage
from initiatives.writing import mark_of
from tests.factories.accounts import UserFactory
from tests.factories.geo import RegionFactory
from tests.factories.initiatives import InitiativeFactory, ProblemFactory, QuestionnaireFactory
from tests.web.applying import SAID, page

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]
NEW = "8d0c2f5e-5d1c-4e6e-9c57-0a4fd2b8a001"


def place(region, **facts):
    return {
        "client_id": NEW,
        "language": "kk",
        "lon": f"{region.centre.x:.6f}",
        "lat": f"{region.centre.y:.6f}",
    } | facts


def test_a_person_starts_with_the_place_and_goes_on_to_the_result(client):
    region, author = RegionFactory(), UserFactory(confirmed=True)
    client.force_login(author)

    answer = client.post(reverse("initiatives:new"), place(region))

    draft = Initiative.objects.get()
    assert answer.url == page(draft, "result")
    assert (draft.stage, draft.author, draft.region) == (Stage.DRAFT, author, region)


def test_every_page_leads_to_the_next_and_the_last_to_all_answers(client, draft):
    typed = {
        "place": place(draft.region),
        "result": {"title": "Light", "summary": "s", "direction": draft.direction_id} | SAID,
        "questions": {"q_what": "Lamps"},
        "plan": {"plan_starts": "2027-03-01", "plan_ends": "2027-04-01"},
        "people": {},
        "money": {},
        "team": {},
    }

    then = [client.post(page(draft, name), facts).url for name, facts in typed.items()]

    onwards = [page(draft, name) for name in [*typed][1:]]
    assert then == [*onwards, reverse("initiatives:detail", args=[draft.pk])]


def test_the_same_first_page_sent_twice_is_one_draft(client):
    region = RegionFactory()
    client.force_login(UserFactory(confirmed=True))

    for _ in range(2):
        client.post(reverse("initiatives:new"), place(region))

    assert Initiative.objects.count() == 1


def test_a_problem_proposes_its_place_its_sphere_and_itself(client):
    problem = ProblemFactory(confirmed=True)
    client.force_login(UserFactory(confirmed=True))

    shown = client.get(reverse("initiatives:new"), {"problem": problem.pk})
    client.post(reverse("initiatives:new"), place(problem.region, problems=[problem.pk]))

    form = shown.context["sheet"].form
    assert form["lon"].value() == f"{problem.public_location.x:.6f}"
    assert problem.number in shown.text
    draft = Initiative.objects.get()
    assert [*draft.problems.all()] == [problem]
    assert draft.direction == problem.category.direction


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"lon": "Infinity"}, "lon"),
        ({"lon": "2.35", "lat": "48.85"}, "lon"),
        ({"lon": "", "lat": ""}, "lon"),
        ({"client_id": "not-a-uuid"}, "client_id"),
        ({"language": "fr"}, "language"),
    ],
)
def test_a_wrong_place_is_422_and_begins_nothing(client, wrong, field):
    client.force_login(UserFactory(confirmed=True))

    answer = client.post(reverse("initiatives:new"), place(RegionFactory(), **wrong))

    assert answer.status_code == 422
    assert field in answer.context["sheet"].form.errors
    assert not Initiative.objects.exists()


@pytest.mark.parametrize(
    ("wrong", "field"),
    [({"title": ""}, "title"), ({"title": "x" * 121}, "title"), ({"direction": "9"}, "direction")],
)
def test_a_wrong_result_is_422_and_what_was_typed_is_kept(client, draft, wrong, field):
    typed = {"title": "Light", "summary": "Kept words", "direction": draft.direction_id} | wrong

    answer = client.post(page(draft, "result"), typed)

    assert answer.status_code == 422
    assert field in answer.context["sheet"].form.errors
    assert "Kept words" in answer.text


def test_a_draft_goes_on_another_day(client, draft):
    plan = {"plan_starts": "2027-03-01", "plan_ends": "2027-04-01"}

    answer = client.post(page(draft, "plan"), plan | {"later": "1"})

    draft.refresh_from_db()
    assert answer.url == reverse("initiatives:detail", args=[draft.pk])
    assert draft.plan_ends.isoformat() == "2027-04-01"


def test_an_unfinished_page_is_kept_for_later_but_not_passed(client, draft):
    Initiative.objects.update(answers={}, questionnaire=QuestionnaireFactory())
    address = page(draft, "questions")

    assert client.post(address, {"q_have": "A ladder"}).status_code == 422
    assert client.post(address, {"q_have": "A ladder", "later": "1"}).status_code == 302

    draft.refresh_from_db()
    assert draft.answers == {"have": "A ladder"}


def test_an_answer_may_be_taken_back(client, draft):
    Initiative.objects.update(answers={"what": "Lamps", "have": "A ladder"})

    client.post(page(draft, "questions"), {"q_what": "Lamps", "q_have": ""})

    draft.refresh_from_db()
    assert draft.answers == {"what": "Lamps"}


def test_the_place_may_wait_for_another_day(client):
    client.force_login(UserFactory(confirmed=True))

    answer = client.post(
        reverse("initiatives:new"), {"client_id": NEW, "language": "ru", "later": "1"}
    )

    draft = Initiative.objects.get()
    assert answer.url == reverse("initiatives:detail", args=[draft.pk])
    assert (draft.language, draft.location) == ("ru", None)


def test_a_plan_that_ends_before_it_starts_is_refused_in_words(client, draft):
    plan = {"plan_starts": "2027-04-01", "plan_ends": "2027-03-01"}

    answer = client.post(page(draft, "plan"), plan)

    assert answer.status_code == 422
    assert "The end is before the start." in answer.text


@pytest.mark.parametrize(
    "name", ["place", "result", "questions", "plan", "people", "money", "team"]
)
def test_nobody_but_its_author_writes_a_draft_and_no_one_once_it_is_sent(client, draft, name):
    stranger = UserFactory(confirmed=True)
    assert client.get(page(draft, name)).status_code == 200
    draft.move("submit", by=draft.author)
    assert client.get(page(draft, name)).status_code == 404

    client.force_login(stranger)
    assert client.get(page(InitiativeFactory(), name)).status_code == 404


def test_whoever_is_asked_may_answer_better_but_not_move_it_elsewhere(client):
    asked = InitiativeFactory(at_stage="needs_information")
    client.force_login(asked.author)
    typed = {"title": "A better title", "summary": "s", "direction": asked.direction_id} | SAID

    assert client.post(page(asked, "result"), typed).status_code == 302
    assert client.get(page(asked, "place")).status_code == 404

    asked.refresh_from_db()
    assert asked.title == "A better title"


def test_a_page_saved_by_somebody_else_meanwhile_is_409_with_both_texts(client, draft):
    seen = mark_of(draft, "result")
    Initiative.objects.update(title="The other title")
    words = {"title": "My title", "summary": "s", "direction": draft.direction_id}
    typed = words | SAID | {"seen": seen}

    answer = client.post(page(draft, "result"), typed)

    assert answer.status_code == 409
    assert "My title" in answer.text
    told = [(one.label, one.text) for one in answer.context["sheet"].theirs]
    assert ("What do you want to do?", "The other title") in told
    draft.refresh_from_db()
    assert draft.title == "The other title"


def test_whoever_has_read_the_other_words_may_save_over_them(client, draft):
    seen = mark_of(draft, "result")
    Initiative.objects.update(title="The other title")
    typed = {"title": "Both", "summary": "s", "direction": draft.direction_id, "seen": seen} | SAID
    conflict = client.post(page(draft, "result"), typed)

    answer = client.post(page(draft, "result"), typed | {"seen": conflict.context["sheet"].seen})

    assert answer.status_code == 302
    draft.refresh_from_db()
    assert draft.title == "Both"


def test_two_pages_written_at_once_do_not_stand_in_each_others_way(client, draft):
    seen = mark_of(draft, "plan")
    Initiative.objects.update(title="The other title")
    plan = {"plan_starts": "2027-03-01", "plan_ends": "2027-04-01", "seen": seen}

    assert client.post(page(draft, "plan"), plan).status_code == 302

    draft.refresh_from_db()
    assert (draft.title, str(draft.plan_starts)) == ("The other title", "2027-03-01")


def test_all_answers_stand_on_one_page_before_it_is_sent(client, draft):
    client.post(
        page(draft, "money"), {"budget-title": "Lamps", "budget-amount": "900", "add": "1",
                               "budget-source": "patron"},
    )  # fmt: skip

    shown = client.get(reverse("initiatives:detail", args=[draft.pk]))

    for said in (draft.title, draft.summary, "Шам орнату", "Lamps", draft.region.name):
        assert said in shown.text
    assert not shown.context["missing"]
    assert reverse("initiatives:move", args=[draft.pk, "submit"]) in shown.text


def test_what_is_missing_leads_to_its_page(client, draft):
    Initiative.objects.update(title="", plan_ends=None)

    shown = client.get(reverse("initiatives:detail", args=[draft.pk]))

    assert [task.href for task in shown.context["missing"]] == [
        page(draft, "result"),
        page(draft, "plan"),
    ]


def test_whoever_sends_it_is_told_the_number_and_what_comes(client, draft):
    door = reverse("initiatives:move", args=[draft.pk, "submit"])
    answer = client.post(door, {"seen": "0"}, follow=True)

    draft.refresh_from_db()
    assert draft.number in answer.text
    assert answer.redirect_chain[-1][0] == reverse("initiatives:sent", args=[draft.pk])


def test_everybody_reads_the_milestones_and_the_budget_of_what_was_sent(client):
    sent = InitiativeFactory()
    add_milestone(sent, by=sent.author, title="Шамдар алынды", due_on=sent.plan_ends)
    add_budget_line(sent, by=sent.author, title="Шам", amount_tiyn=9_000_000, source="own")
    sent.move("submit", by=sent.author)

    shown = client.get(reverse("initiatives:detail", args=[sent.pk])).text

    assert "Шамдар алынды" in shown
    assert "90,000" in shown
