"""Anybody can check the draw; those drawn answer on the page, apart from the affected."""

import hashlib

import pytest
from django.urls import reverse

from initiatives import drawing, evaluating
from initiatives.evaluated_from_outside import latest_draw_of
from initiatives.models import DrawnEvaluator
from initiatives.stages import Stage
from initiatives.timers import run_timers
from kernel.tasks import relay_once
from notifications.models import Notification
from tests.factories import journeys
from tests.factories.accounts import CoordinatorFactory, UserFactory
from tests.factories.community import under_moderation
from tests.factories.geo import RegionFactory
from tests.factories.initiatives import InitiativeFactory
from tests.factories.resources import OrganisationFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]
GRADES = {"quality": 2, "recipients": 3, "overall": 0}
SAID = GRADES | {"verdict": "partly", "comment": "Two of three"}


@pytest.fixture
def initiative():
    """Evaluated; four organisations and a front office elsewhere could be drawn."""
    closing = InitiativeFactory(at_stage=Stage.CLOSING)
    for n in range(4):
        OrganisationFactory(
            region=closing.region, verified=True, name=f"Body {n}",
            led_by=UserFactory(confirmed=True),
        )  # fmt: skip
    CoordinatorFactory(of=RegionFactory())
    return journeys.make("open_evaluation", closing) and closing


def drawn_in(initiative, kind="organisation"):
    one = next(one for one in latest_draw_of(initiative) if one.kind == kind)
    (speaker,) = drawing.speakers_of([one])[one]
    return one, UserFactory._meta.model.objects.get(pk=speaker)


def page_of(client, initiative, name="detail"):
    return client.get(reverse(f"initiatives:{name}", args=[initiative.pk]))


def judge(client, initiative, person, **said):
    client.force_login(person)
    return client.post(reverse("initiatives:evaluate", args=[initiative.pk]), SAID | said)


def test_whoever_reads_the_lots_can_draw_again_and_finds_the_seed_in_the_journal(
    client, initiative
):
    text = b"".join(page_of(client, initiative, "lots").streaming_content).decode()
    (_, seed), *lots = [line.split("\t") for line in text.splitlines()]

    assert seed in client.get(reverse("journal:initiative", args=[initiative.pk])).text
    for lot, name in lots:
        assert hashlib.sha256(f"{seed}:{name}".encode()).hexdigest() == lot
    bodies = sorted((lot, name) for lot, name in lots if name.startswith("organisation:"))
    drawn = {one.name for one in latest_draw_of(initiative) if one.kind == "organisation"}
    assert drawn == {name for _, name in bodies[:2]}
    assert len(bodies) == 4


def test_the_page_of_the_draw_names_the_pool_and_marks_the_drawn(client, initiative):
    page = page_of(client, initiative, "draw")

    bodies, offices = page.context["pools"]
    assert [line.is_drawn for line in bodies.lines] == [True, True, False, False]
    assert {line.name for line in bodies.lines} == {f"Body {n}" for n in range(4)}
    assert [line.is_drawn for line in offices.lines] == [True]


def test_without_a_draw_and_out_of_sight_there_is_no_page_of_it(client, initiative):
    closing = InitiativeFactory(at_stage=Stage.CLOSING)
    assert page_of(client, closing, "draw").status_code == 404

    under_moderation(initiative, at_stage="hidden")

    assert page_of(client, initiative, "draw").status_code == 404
    assert page_of(client, initiative, "lots").status_code == 404


@pytest.mark.parametrize("kind", ["organisation", "front_office"])
def test_whoever_speaks_for_the_drawn_finds_the_form_and_is_named_as_it(client, initiative, kind):
    one, speaker = drawn_in(initiative, kind)
    client.force_login(speaker)
    assert "Say whether it is solved" in page_of(client, initiative).text
    name = drawing.POOLS[kind].names([one.ref])[one.ref]
    assert f"You answer for {name}" in page_of(client, initiative, "evaluate").text

    assert judge(client, initiative, speaker).status_code == 302

    kept = DrawnEvaluator.objects.get(pk=one.pk)
    assert (kept.verdict, kept.quality, kept.overall) == ("partly", 2, None)
    assert not initiative.evaluation.answers.exists()
    shown = page_of(client, initiative, "evaluate").context["form"].initial
    assert shown["comment"] == "Two of three"


def test_somebody_of_a_body_that_was_not_drawn_finds_no_form(client, initiative):
    drawn = {one.ref for one in latest_draw_of(initiative)}
    pool = [name.partition(":")[2] for name in initiative.evaluation.draw.pool]
    other = next(int(ref) for ref in pool if int(ref) not in drawn)
    speaker = drawing.POOLS["organisation"].speakers([other])[other].pop()

    person = UserFactory._meta.model.objects.get(pk=speaker)

    assert judge(client, initiative, person).status_code == 404


def test_their_word_is_told_with_the_result_and_not_while_others_answer(client, initiative):
    one, speaker = drawn_in(initiative)
    judge(client, initiative, speaker)
    client.logout()
    name = drawing.POOLS["organisation"].names([one.ref])[one.ref]
    before = page_of(client, initiative).text
    for person in initiative.evaluation.asked.all():
        evaluating.answer(initiative.evaluation, person, verdict="yes")
    run_timers()

    after, story = page_of(client, initiative), page_of(client, initiative, "story")

    assert "Two of three" not in before
    assert "Their word is shown with the result" in before
    assert "Read it in the story" in after.text
    for words in (name, "Two of three", "has not answered"):
        assert words in story.text
    assert after.context["page"].proof.facts["confirmed"]["text"] == "3 of 3 answers say yes"


def test_their_people_are_told_that_they_were_drawn(initiative):
    while relay_once():
        pass

    told = Notification.objects.filter(kind="initiative.open_evaluation", audience="drawn")
    speakers = drawing.speakers_of(latest_draw_of(initiative)).values()
    assert set(told.values_list("recipient", flat=True)) == set().union(*speakers)
    assert "Drawn by lot" in told.first().wording.title
    assert not told.first().door


def test_the_pages_cost_no_more_queries_with_more_to_draw(
    client, initiative, django_assert_max_num_queries
):
    for person in initiative.evaluation.asked.all():
        evaluating.answer(initiative.evaluation, person, verdict="yes")
    run_timers()
    page_of(client, initiative, "draw")

    with django_assert_max_num_queries(8):
        page_of(client, initiative, "draw")
    for name in ("detail", "story"):
        with django_assert_max_num_queries(12):
            page_of(client, initiative, name)


def test_a_body_that_is_no_more_is_shown_by_its_number(client, initiative):
    DrawnEvaluator.objects.filter(kind="front_office").update(ref=999_999)
    for person in initiative.evaluation.asked.all():
        evaluating.answer(initiative.evaluation, person, verdict="yes")
    run_timers()

    assert "front_office:999999" in page_of(client, initiative, "story").text


def test_words_of_an_evaluator_are_flagged_from_the_story_and_once_hidden_read_nowhere(
    client, initiative
):
    one, speaker = drawn_in(initiative)
    judge(client, initiative, speaker)
    client.logout()
    for person in initiative.evaluation.asked.all():
        evaluating.answer(initiative.evaluation, person, verdict="yes")
    run_timers()
    flag = reverse("moderation:flag", args=["independent", one.pk])
    story = reverse("initiatives:story", args=[initiative.pk])
    assert flag in client.get(story).text

    assert client.post(flag, {"breach": "insult"}).url == story
    under_moderation(one, at_stage="hidden")

    text = client.get(story).text
    assert "Two of three" not in text
    assert "A moderator has hidden these words." in text
    assert client.get(flag).status_code == 404
