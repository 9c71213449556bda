"""One of those affected judges a result by link: no account, no script, no name."""

from datetime import datetime, time, timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from initiatives import evaluated_by_link, evaluating
from initiatives.evaluated_links import latest_to, word_for
from initiatives.models import EvaluationAnswer, EvaluationQuestion, Initiative
from initiatives.stages import Stage
from initiatives.timers import run_timers
from kernel.links import hash_of
from kernel.models import Outbox
from kernel.tasks import relay_once
from kernel.workflow import Refusal
from notifications import subscribers
from notifications.models import Hearing, Notification
from notifications.subjects import evaluation_word
from tests.factories import journeys
from tests.factories.accounts import UserFactory
from tests.factories.initiatives import InitiativeFactory, TeamMemberFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]
SAID = {"verdict": "yes", "quality": 4, "recipients": 3, "overall": 0}


@pytest.fixture
def initiative():
    return InitiativeFactory(at_stage=Stage.EVALUATION)


def person_of(initiative, n=0):
    return initiative.evaluation.asked.order_by("pk")[n]


def word_of(initiative, person):
    return word_for(latest_to(initiative, person.pk))


def door(initiative, person):
    return reverse("asked:evaluation", args=[word_of(initiative, person)])


def refused(word, **said):
    with pytest.raises(Refusal) as refusal:
        evaluated_by_link.answer_by(word, **({"verdict": "yes"} | said))
    return refusal.value.code


def test_everybody_asked_has_a_link_of_which_only_the_hash_is_kept(initiative):
    rows = EvaluationQuestion.objects.filter(evaluation=initiative.evaluation)
    word = word_of(initiative, person_of(initiative))

    assert {row.user for row in rows} == set(initiative.evaluation.asked.all())
    assert rows.get(user=person_of(initiative)).word_hash == hash_of(word)
    assert word not in str(rows.values())


def test_a_stranger_to_the_site_judges_and_may_change_the_answer(client, initiative):
    person = person_of(initiative)
    address = door(initiative, person)
    shown = client.get(address)
    first = client.post(address, SAID, follow=True)
    client.post(address, SAID | {"verdict": "no", "comment": "Dark again"})

    assert (shown.status_code, initiative.number in shown.text) == (200, True)
    assert "Your answer is counted" in first.text
    assert "You have answered" in first.text
    answer = EvaluationAnswer.objects.get()
    assert (answer.user, answer.verdict, answer.quality, answer.overall) == (person, "no", 4, None)
    assert "_auth_user_id" not in client.session


def test_one_person_has_one_answer_whichever_door_they_use(client, initiative):
    person = person_of(initiative)
    client.post(door(initiative, person), SAID)

    client.force_login(person)
    client.post(reverse("initiatives:evaluate", args=[initiative.pk]), SAID | {"verdict": "no"})

    assert EvaluationAnswer.objects.get().verdict == "no"


def test_reading_the_link_changes_nothing_and_a_gap_is_asked_again(client, initiative):
    address = door(initiative, person_of(initiative))
    client.get(address)
    answer = client.post(address, {"verdict": "yes", "comment": "My words"})

    assert (answer.status_code, "My words" in answer.text) == (422, True)
    assert not EvaluationAnswer.objects.exists()


def test_the_door_says_nothing_of_the_person_and_is_kept_nowhere(client, initiative):
    person = person_of(initiative)
    answer = client.get(door(initiative, person))

    assert person.phone not in answer.text
    assert f"{initiative.location.y:.5f}" not in answer.text
    assert "no-store" in answer["Cache-Control"]
    assert "noindex" in answer["X-Robots-Tag"]


def test_a_forged_link_and_one_of_a_round_that_is_over_say_so(client, initiative):
    address = door(initiative, person_of(initiative))
    with time_machine.travel(initiative.evaluation.closes_at, tick=False):
        late = client.get(address)
        sent = client.post(address, SAID)
    forged = client.get(reverse("asked:evaluation", args=["forged"]))

    assert (forged.status_code, "This link is not ours" in forged.text) == (404, True)
    assert (late.status_code, sent.status_code) == (410, 410)
    assert "the result stands on its page" in late.text
    assert not EvaluationAnswer.objects.exists()


def test_the_link_of_an_older_round_answers_no_newer_one(initiative):
    person = person_of(initiative)
    old = word_of(initiative, person)
    journeys.walk_on(initiative, "conclude")
    with time_machine.travel(timezone.now() + timedelta(days=31), tick=False):
        run_timers()
        new = word_of(initiative, person)

        assert new != old
        assert refused(old) == "evaluation_over"
        assert evaluated_by_link.answer_by(new, verdict="yes").evaluation.days_after == 30


def test_the_link_of_somebody_who_joined_the_team_is_closed(client, initiative):
    person = person_of(initiative)
    TeamMemberFactory(initiative=initiative, user=person)

    assert refused(word_of(initiative, person)) == "evaluation_over"
    assert client.get(door(initiative, person)).status_code == 410


def test_what_moderators_hide_is_not_shown_by_the_link(client, initiative):
    address = door(initiative, person_of(initiative))
    Initiative.objects.update(hidden_at=timezone.now())

    assert client.get(address).status_code == 410


def test_whoever_is_signed_in_as_somebody_else_answers_for_the_person_of_the_link(
    client, initiative
):
    client.force_login(UserFactory(confirmed=True))

    client.post(door(initiative, person_of(initiative)), SAID)

    assert EvaluationAnswer.objects.get().user == person_of(initiative)


def test_a_word_of_a_changed_secret_is_learnt_when_the_letter_is_written(initiative, settings):
    person = person_of(initiative)
    old = word_of(initiative, person)
    settings.SECRET_KEY = "another secret, longer than before"

    new = word_of(initiative, person)

    assert refused(old) == "link_unknown"
    assert evaluated_by_link.answer_by(new, verdict="yes").user == person


def test_the_letters_of_both_askings_carry_the_link_and_nobody_elses_do(initiative):
    while relay_once():
        pass
    told = Notification.objects.filter(kind="initiative.open_evaluation")
    doors = {row.recipient: row.door for row in told}

    asked = set(initiative.evaluation.asked.all())
    assert {person for person, address in doors.items() if address} == asked
    for person in asked:
        assert doors[person] == door(initiative, person)


def test_what_is_asked_again_by_letter_is_about_the_newer_round(initiative):
    journeys.walk_on(initiative, "conclude")
    with time_machine.travel(timezone.now() + timedelta(days=31), tick=False):
        run_timers()
        while relay_once():
            pass
        row = Notification.objects.filter(kind="initiative.ask_again").first()

        word = row.door.split("/")[-2]
        evaluated_by_link.answer_by(word, verdict="yes")

    assert evaluating.tally_of(initiative.evaluations.get(days_after=30)).yes == 1


def test_a_letter_that_leaves_after_the_round_carries_no_link(initiative):
    person = person_of(initiative)
    assert evaluation_word(initiative, person.pk)

    with time_machine.travel(initiative.evaluation.closes_at + timedelta(minutes=1), tick=False):
        assert evaluation_word(initiative, person.pk) == ""


def test_nobody_is_asked_for_a_judgement_in_their_quiet_hours(initiative):
    person = person_of(initiative)
    Hearing.objects.create(user=person, quiet_from=time(22), quiet_until=time(7))
    here = timezone.get_current_timezone()
    payload = {"evaluation": initiative.evaluation.pk, "key": "again"}

    with time_machine.travel(datetime(2026, 11, 30, 23, 0, tzinfo=here), tick=False):
        subscribers.ask_again(payload)

    notice = Notification.objects.get(recipient=person, cause="again")
    letter = Outbox.objects.get(key=f"notice:{notice.pk}")
    assert timezone.localtime(letter.due_at, here).hour == 7
