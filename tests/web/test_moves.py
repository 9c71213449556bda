"""The one door of moves: what is refused comes back as it was typed and says who was first."""

import pytest
from django.urls import reverse
from django.utils import translation

from initiatives.stages import ProblemStage
from mapapp.web import moves
from tests.factories.accounts import OfficeFactory, OfficialFactory, UserFactory
from tests.factories.initiatives import ProblemFactory
from tests.web.pictures import no_picture, picture

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]
IN_BOTH = {"public_answer_kk": "Биыл жөндейміз.", "public_answer_ru": "Починим в этом году."}


@pytest.fixture
def problem():
    return ProblemFactory(confirmed=True, region=OfficeFactory().region)


@pytest.fixture
def official(client, problem):
    official = OfficialFactory(at=problem.office)
    client.force_login(official)
    return official


def press(client, problem, verb, *, seen=None, **typed):
    """What the form of a move sends."""
    last = problem.last_entry()
    given = {f"{verb}-{name}": value for name, value in typed.items()}
    given["seen"] = seen if seen is not None else last.pk
    return client.post(reverse("problems:move", args=[problem.pk, verb]), given)


def stage_of(problem):
    problem.refresh_from_db()
    return problem.stage


def test_a_move_is_made_and_we_go_on(client, problem, official):
    answer = press(client, problem, "take_up")

    assert answer.url == reverse("problems:detail", args=[problem.pk])
    assert stage_of(problem) == ProblemStage.ACKNOWLEDGED
    assert problem.last_entry().actor == official


def test_a_stale_page_is_a_conflict_that_names_the_office_and_keeps_the_words(
    client, problem, official
):
    seen = problem.last_entry().pk
    problem.move("take_up", by=OfficialFactory(at=problem.office))

    answer = press(client, problem, "refuse", seen=seen, reason_code="no_means", **IN_BOTH)

    told = answer.context["refusal"]
    assert answer.status_code == 409
    assert (told.who, told.did) == (problem.office.name, "The akimat took it up")
    assert "Биыл жөндейміз." in answer.text
    assert stage_of(problem) == ProblemStage.ACKNOWLEDGED


def test_a_stale_page_with_a_gap_is_still_a_conflict(client, problem, official):
    seen = problem.last_entry().pk
    problem.move("take_up", by=OfficialFactory(at=problem.office))

    assert press(client, problem, "refuse", seen=seen).status_code == 409


def test_a_step_that_is_no_longer_open_is_a_conflict(client, problem, official):
    problem.move("take_up", by=official)

    answer = press(client, problem, "take_up")

    assert answer.status_code == 409
    assert "you yourself" in answer.text


@pytest.mark.parametrize("seen", ["", "-1", "x", "9" * 40, "۳"])
def test_what_was_never_seen_is_stale(client, problem, official, seen):
    assert press(client, problem, "take_up", seen=seen).status_code == 409


def test_without_what_was_seen_the_race_would_go_unnoticed(client, problem, official, monkeypatch):
    """The twin: the door forgets what the page showed."""
    monkeypatch.setattr(moves, "seen_by_page", lambda _request: None)
    seen = problem.last_entry().pk
    problem.move("take_up", by=OfficialFactory(at=problem.office))

    press(client, problem, "refuse", seen=seen, reason_code="no_means", **IN_BOTH)

    assert stage_of(problem) == ProblemStage.REFUSED


def test_a_missing_reason_is_said_beside_its_field(client, problem, official):
    answer = press(client, problem, "refuse", **IN_BOTH)

    assert answer.status_code == 422
    assert 'href="#id_refuse-reason_code"' in answer.text
    assert "Починим в этом году." in answer.text
    assert stage_of(problem) == ProblemStage.CONFIRMED


def test_an_answer_in_one_language_only_is_refused(client, problem, official):
    answer = press(
        client, problem, "refuse", reason_code="no_means", public_answer_kk="Қаражат жоқ"
    )

    assert answer.status_code == 422
    assert stage_of(problem) == ProblemStage.CONFIRMED


def test_a_refusal_is_read_in_the_readers_language(client, problem, official):
    press(client, problem, "refuse", reason_code="no_means", **IN_BOTH)
    assert stage_of(problem) == ProblemStage.REFUSED

    for language, said in (("kk", "Биыл жөндейміз."), ("ru", "Починим в этом году.")):
        with translation.override(language):
            page = client.get(reverse("problems:detail", args=[problem.pk]))
        assert said in page.text


def test_a_problem_is_forwarded_to_an_office_of_the_region_with_a_reason(
    client, problem, official
):
    other = OfficeFactory(region=problem.region)

    press(client, problem, "forward", office=other.pk, reason_code="wrong_office", reason="Why")

    problem.refresh_from_db()
    assert problem.office == other


def test_it_is_not_forwarded_to_where_it_lies_or_to_nobody(client, problem, official):
    same = press(client, problem, "forward", office=problem.office_id, reason="Why not")
    nobody = press(client, problem, "forward", office=0, reason="Why not")

    assert (same.status_code, nobody.status_code) == (422, 422)


def test_a_citizen_may_not_make_a_move_of_an_official(client, problem):
    client.force_login(UserFactory(confirmed=True))

    answer = press(client, problem, "take_up")

    assert answer.status_code == 403
    assert stage_of(problem) == ProblemStage.CONFIRMED


def test_nobody_makes_a_move_of_the_system(client, problem, official):
    assert press(client, problem, "judge").status_code == 403


def test_a_word_the_table_does_not_know_is_not_there(client, problem, official):
    assert press(client, problem, "destroy").status_code == 404


def test_a_guest_is_sent_to_sign_in(client, problem):
    assert "login" in press(client, problem, "take_up").url


def test_a_fix_is_claimed_with_a_photo_and_only_with_one(client, official, problem):
    problem.move("take_up", by=official)
    problem.move("start", by=official)

    bare = press(client, problem, "claim_fixed")
    assert bare.status_code == 422
    assert "Add a photo" in bare.text

    press(client, problem, "claim_fixed", photos=[picture()])
    assert stage_of(problem) == ProblemStage.CLAIMED_FIXED


def test_a_photo_that_will_not_do_changes_nothing(client, official, problem):
    problem.move("take_up", by=official)
    problem.move("start", by=official)

    answer = press(client, problem, "claim_fixed", photos=[picture(), no_picture()])

    assert answer.status_code == 422
    assert "not a photo" in answer.text
    assert problem.photos.count() == 0


def test_two_problems_are_joined_by_the_public_number(client, official, problem):
    other = ProblemFactory(confirmed=True, region=problem.region)

    wrong = press(client, problem, "merge", target="KZ-00-999999")
    assert wrong.status_code == 422

    press(client, problem, "merge", target=other.number)
    problem.refresh_from_db()
    assert problem.duplicate_of == other
