"""Whoever told of a problem says by link whether it is fixed: no account, no script, no name."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from initiatives.models import FixSilence, Problem, ProblemAnswer, ProblemPhoto
from initiatives.timers import run_timers
from tests.factories import journeys
from tests.factories.accounts import UserFactory
from tests.factories.closing import claimed, said, word_of
from tests.factories.photos import photo
from tests.web.pictures import no_picture

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]


@pytest.fixture
def problem():
    return claimed(neighbours=0, author__public_name="HIDDEN-NAME")


def door(problem, name="fixed"):
    return reverse(f"asked:{name}", args=[word_of(problem, problem.author)])


def picture():
    return SimpleUploadedFile("now.jpg", photo().read(), "image/jpeg")


def test_a_stranger_to_the_site_answers_and_may_change_the_answer(client, problem):
    shown = client.get(door(problem))
    first = client.post(door(problem), {"verdict": "yes"}, follow=True)
    second = client.post(door(problem), {"verdict": "partly", "why": "done_badly"}, follow=True)

    assert (shown.status_code, problem.number in shown.text) == (200, True)
    assert "Your answer is counted" in first.text
    assert "You have answered" in second.text
    answer = ProblemAnswer.objects.get()
    assert (answer.user, answer.verdict, answer.why) == (problem.author, "partly", "done_badly")
    assert "_auth_user_id" not in client.session


def test_reading_the_link_changes_nothing(client, problem):
    for name in ("fixed", "no_more"):
        client.get(door(problem, name))

    assert not ProblemAnswer.objects.exists()
    assert not FixSilence.objects.exists()


def test_a_no_without_a_reason_is_asked_again_with_everything_typed_kept(client, problem):
    answer = client.post(door(problem), {"verdict": "no", "comment": "Still dark"})

    assert answer.status_code == 422
    assert "Choose what is still wrong" in answer.text
    assert "Still dark" in answer.text


def test_only_what_nobody_has_to_give_is_called_optional(client, problem):
    page = client.get(door(problem)).text

    for label, is_optional in (("what is still wrong?", False), ("In your own words", True)):
        rest = page.partition(label)[2]
        assert ("optional" in rest[:60]) is is_optional, label


def test_a_no_to_what_was_found_fixed_says_what_happens_now(client, problem):
    said(problem, problem.author, "yes")
    run_timers()

    answer = client.post(door(problem), {"verdict": "no", "why": "came_back"}, follow=True)

    assert "An official decides now whether it is reopened" in answer.text
    assert Problem.objects.get().stage == "reopen_requested"


def test_a_photo_of_the_doubt_stands_in_public_and_is_no_evidence_of_a_fix(client, problem):
    said(problem, problem.author, "yes")
    run_timers()
    typed = {"verdict": "no", "why": "came_back", "photos": [picture()]}

    client.post(door(problem), typed)

    doubt = ProblemPhoto.objects.get(kind="doubt")
    page = client.get(reverse("problems:detail", args=[problem.pk])).context["page"]
    beside = {entry.title: len(entry.photos) for entry in page.timeline}
    assert beside["Asked to be reopened"] == 1
    assert beside["Said to be fixed"] == 1
    assert f"/{doubt.pk}.webp" not in str(page.proof.after)


@pytest.mark.parametrize("number", [1, 4])
def test_what_is_no_photo_and_too_many_photos_are_refused_beside_the_field(
    client, problem, number
):
    photos = [no_picture()] if number == 1 else [picture() for _ in range(number)]

    answer = client.post(door(problem), {"verdict": "yes", "photos": photos})

    assert answer.status_code == 422
    assert answer.context["form"].errors["photos"]
    assert not ProblemAnswer.objects.exists()


def test_the_door_says_nothing_of_the_person_and_is_kept_nowhere(client, problem):
    answer = client.get(door(problem))

    assert "HIDDEN-NAME" not in answer.text
    assert problem.author.phone not in answer.text
    assert f"{problem.location.y:.5f}" not in answer.text
    assert "no-store" in answer["Cache-Control"]
    assert answer["Referrer-Policy"] == "same-origin"  # other sites hear nothing
    assert "noindex" in answer["X-Robots-Tag"]


def test_a_forged_link_and_one_of_a_question_that_is_over_say_so(client, problem):
    address = door(problem)
    said(problem, problem.author, "no", why="not_done")
    run_timers()

    forged = client.get(reverse("asked:fixed", args=["forged"]))
    over = client.get(address)

    assert (forged.status_code, "This link is not ours" in forged.text) == (404, True)
    assert (over.status_code, "The question is over" in over.text) == (410, True)


@pytest.mark.parametrize(("press", "about"), [("this", "this"), ("all", None)])
def test_a_press_ends_the_questions_without_a_token_of_the_form(client, problem, press, about):
    client.handler.enforce_csrf_checks = True

    answer = client.post(door(problem, "no_more"), {press: "1"})

    assert "You are not asked any more" in answer.text
    assert FixSilence.objects.get().problem == (problem if about else None)


def test_nothing_hidden_is_shown_by_the_link(client, problem):
    address, number = door(problem), problem.photos.get(kind="after")
    type(number).objects.update(hidden_at=number.created_at)
    assert f"/{number.pk}.webp" not in client.get(address).text

    Problem.objects.update(hidden_at=number.created_at)

    assert client.get(address).status_code == 410


def test_three_facts_stand_apart_with_who_and_how_many(client, problem):
    said(problem, problem.author, "no", why="not_done")

    page = client.get(reverse("problems:detail", args=[problem.pk]))

    facts = page.context["page"].proof.facts
    assert facts["claimed"]["state"] == facts["evidence"]["state"] == "yes"
    assert facts["claimed"]["text"] == "the akimat"
    assert facts["confirmed"]["state"] == "waiting"
    assert facts["confirmed"]["text"] == "yes 0, partly 0, no 1, of 1 asked"
    assert "Only the third counts as solved" in page.text


def test_the_desk_counts_what_is_asked_to_be_reopened_and_decides(client):
    doubted = journeys.walk_on(claimed(neighbours=0), "judge", "request_reopening")
    official = journeys.colleague_of(journeys.official_of(doubted.region))
    client.force_login(official)

    desk = client.get(reverse("review:desk"), {"state": "doubted"})
    thing = client.get(reverse("review:problem", args=[doubted.pk]))

    assert doubted.number in desk.text
    verbs = [one.offer.verb for one in thing.context["review"].decisions]
    assert verbs == ["reopen", "keep"]
    assert "Only the third counts as solved" in thing.text


def test_who_is_signed_in_as_somebody_else_answers_for_the_person_of_the_link(client, problem):
    client.force_login(UserFactory(confirmed=True))

    client.post(door(problem), {"verdict": "yes"})

    assert ProblemAnswer.objects.get().user == problem.author
