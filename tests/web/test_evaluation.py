"""Showing the work, and those affected saying whether it solved anything."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from initiatives import evaluating
from initiatives.stages import Stage
from initiatives.timers import run_timers
from tests.factories.accounts import CoordinatorFactory, ModeratorFactory, UserFactory
from tests.factories.community import under_moderation
from tests.factories.initiatives import EvidenceFactory, InitiativeFactory, TeamMemberFactory
from tests.factories.photos import photo
from tests.factories.reports import WORDS, report_whole

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]


def page_of(client, initiative):
    return client.get(reverse("initiatives:detail", args=[initiative.pk]))


def add(client, initiative, *photos, moment="after"):
    door = reverse("initiatives:evidence", args=[initiative.pk])
    return client.post(door, {"moment": moment, "photos": photos})


def judge(client, initiative, verdict, comment="", **grades):
    door = reverse("initiatives:evaluate", args=[initiative.pk])
    grades = {"quality": 4, "recipients": 3, "overall": 0} | grades
    return client.post(door, {"verdict": verdict, "comment": comment} | grades)


def asked_in(initiative):
    return initiative.evaluations.get().asked.order_by("pk")


# --- Evidence -------------------------------------------------------------------------------


def test_photos_are_kept_side_by_side_without_what_the_camera_wrote(client):
    initiative = InitiativeFactory(at_stage=Stage.IMPLEMENTATION)
    client.force_login(initiative.lead)

    add(client, initiative, photo("grey"), moment="before")
    add(client, initiative, photo("green"), photo("blue"))

    pairs = page_of(client, initiative).context["page"].proof.pairs
    assert [bool(pair["before"]) for pair in pairs] == [True, False]
    with initiative.evidence.first().image.open() as file, Image.open(file) as kept:
        assert (kept.format, dict(kept.getexif())) == ("WEBP", {})


def test_a_file_that_is_no_photo_is_named_and_the_others_stay(client):
    initiative = InitiativeFactory(at_stage=Stage.IMPLEMENTATION)
    client.force_login(initiative.lead)
    wrong = SimpleUploadedFile("report.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>")

    answer = add(client, initiative, photo(), wrong)

    assert answer.status_code == 422
    assert "report.svg" in answer.text
    assert initiative.evidence.count() == 1


def test_only_the_team_shows_its_work(client):
    initiative = InitiativeFactory(at_stage=Stage.IMPLEMENTATION)
    client.force_login(UserFactory(confirmed=True))

    assert add(client, initiative, photo()).status_code == 404
    assert not initiative.evidence.exists()


def test_the_team_finishes_only_with_both_photos_and_a_report(client):
    initiative = InitiativeFactory(at_stage=Stage.IMPLEMENTATION)
    client.force_login(initiative.lead)
    door = reverse("initiatives:move", args=[initiative.pk, "finish"])
    seen = {"seen": initiative.last_entry().pk}

    assert client.post(door, seen).status_code == 422
    for moment in ("before", "after"):
        EvidenceFactory(initiative=initiative, moment=moment)
    assert client.post(door, seen).status_code == 422
    report_whole(initiative)
    assert client.post(door, seen).status_code == 302

    initiative.refresh_from_db()
    assert (initiative.stage, initiative.report) == (Stage.CLOSING, WORDS)


def test_the_three_facts_are_told_apart(client):
    initiative = InitiativeFactory(at_stage=Stage.CLOSING)

    facts = page_of(client, initiative).context["page"].proof.facts

    states = [facts[name]["state"] for name in ("claimed", "evidence", "confirmed")]
    assert states == ["yes", "yes", "waiting"]


def test_a_returned_report_is_said_aloud_with_its_reason(client):
    initiative = InitiativeFactory(at_stage=Stage.CLOSING)
    client.force_login(CoordinatorFactory(of=initiative.region))
    door = reverse("initiatives:move", args=[initiative.pk, "return_report"])

    client.post(
        door, {"seen": initiative.last_entry().pk, "return_report-reason": "One yard is dark"}
    )

    told = page_of(client, initiative).context["page"].now.told
    assert (told.kind, told.text) == ("warn", "One yard is dark")


# --- Evaluation -----------------------------------------------------------------------------


def test_somebody_asked_says_what_they_think_and_may_change_it(client):
    initiative = InitiativeFactory(at_stage=Stage.EVALUATION)
    client.force_login(asked_in(initiative)[0])
    assert "Say whether it is solved" in page_of(client, initiative).text

    judge(client, initiative, "no", "Still dark")
    judge(client, initiative, "yes", "Now it works")

    answer = initiative.evaluations.get().answers.get()
    assert (answer.verdict, answer.comment) == ("yes", "Now it works")


def test_the_grades_stand_beside_the_verdict_and_are_filled_in_again(client):
    initiative = InitiativeFactory(at_stage=Stage.EVALUATION)
    client.force_login(asked_in(initiative)[0])

    judge(client, initiative, "yes", quality=2, overall=0)
    page = client.get(reverse("initiatives:evaluate", args=[initiative.pk]))

    answer = initiative.evaluations.get().answers.get()
    assert (answer.quality, answer.recipients, answer.overall) == (2, 3, None)
    shown = page.context["form"].initial
    assert (shown["quality"], shown["overall"]) == (2, 0)
    assert "Is it done well, and will it last?" in page.text


@pytest.mark.parametrize("grade", ["", "5", "-1", "good", "4\x00"])
def test_a_grade_outside_the_scale_or_left_out_is_422_and_the_words_stay(client, grade):
    initiative = InitiativeFactory(at_stage=Stage.EVALUATION)
    client.force_login(asked_in(initiative)[0])

    answer = judge(client, initiative, "yes", "My words", recipients=grade)

    assert (answer.status_code, "My words" in answer.text) == (422, True)
    assert not initiative.evaluations.get().answers.exists()


def test_a_neighbour_who_was_not_asked_finds_no_form(client):
    initiative = InitiativeFactory(at_stage=Stage.EVALUATION)
    client.force_login(UserFactory(confirmed=True))

    assert judge(client, initiative, "yes").status_code == 404


def test_nobody_judges_their_own_work(client):
    initiative = InitiativeFactory(at_stage=Stage.EVALUATION)
    helper = TeamMemberFactory(initiative=initiative).user
    initiative.evaluations.get().asked.add(helper, initiative.lead)

    for person in (helper, initiative.lead):
        client.force_login(person)
        assert judge(client, initiative, "yes").status_code == 404
        assert not page_of(client, initiative).context["page"].can.may_evaluate


@pytest.mark.parametrize("verdict", ["", "maybe", "yes\x00"])
def test_a_verdict_outside_the_list_is_422_and_the_words_stay(client, verdict):
    initiative = InitiativeFactory(at_stage=Stage.EVALUATION)
    client.force_login(asked_in(initiative)[0])

    answer = judge(client, initiative, verdict, "My words")

    assert answer.status_code == 422
    assert "My words" in answer.text


def test_the_page_counts_answers_against_the_quorum_and_says_the_rule(client):
    initiative = InitiativeFactory(at_stage=Stage.EVALUATION)
    client.force_login(asked_in(initiative)[0])
    judge(client, initiative, "partly")

    text = page_of(client, initiative).text

    assert "1 answer; 3 are needed." in text
    assert "at least 2/3 of the answers say" in text


def test_neighbours_confirm_and_the_result_is_solved(client):
    initiative = InitiativeFactory(at_stage=Stage.EVALUATION)
    for person in asked_in(initiative)[:3]:
        client.force_login(person)
        judge(client, initiative, "yes")

    run_timers()

    page = page_of(client, initiative).context["page"]
    assert page.now.told.kind == "good"
    assert page.proof.facts["confirmed"]["text"] == "3 of 3 answers say yes"


def test_a_comment_is_shown_to_nobody_by_name(client):
    initiative = InitiativeFactory(at_stage=Stage.EVALUATION)
    person = asked_in(initiative)[0]
    client.force_login(person)
    judge(client, initiative, "yes", "Thank you, neighbours")

    client.logout()
    text = page_of(client, initiative).text

    assert person.phone not in text
    assert "Thank you, neighbours" in text


def test_words_of_the_affected_are_flagged_from_the_page_and_once_hidden_read_nowhere(client):
    initiative = InitiativeFactory(at_stage=Stage.EVALUATION)
    person = asked_in(initiative).first()
    evaluating.answer(initiative.evaluation, person, verdict="no", comment="Call 8 700 000")
    answer, moderator = initiative.evaluation.answers.get(), ModeratorFactory(of=initiative.region)
    flag = reverse("moderation:flag", args=["verdict", answer.pk])
    assert flag in page_of(client, initiative).text

    assert client.post(flag, {"breach": "insult"}).status_code == 302
    client.force_login(moderator)
    thing = reverse("moderation:thing", args=["verdict", answer.pk])
    assert thing in page_of(client, initiative).text
    assert "Call 8 700 000" in client.get(thing).text
    under_moderation(answer, at_stage="hidden")

    assert "Call 8 700 000" not in page_of(client, initiative).text
    assert page_of(client, initiative).context["page"].proof.tally.no == 1
