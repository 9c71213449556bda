"""Supporters on the page of an initiative and on the desk: how many of how many, what is owed."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone, translation

from accounts.models import User
from community import supporting
from geo.loading.populations import load_populations
from geo.models import Region
from initiatives import backing
from initiatives.models import OwedAnswer
from initiatives.stages import Stage
from kernel.tasks import relay_once
from mapapp.web.me.signals import contact_confirmed
from notifications.models import Follow, Happening, Notification
from notifications.models.follow import MOST_FOLLOWS
from tests.factories import journeys
from tests.factories.accounts import UserFactory
from tests.factories.follows import FollowFactory
from tests.factories.geo import RegionFactory
from tests.factories.initiatives import InitiativeFactory, TeamMemberFactory, neighbours

pytestmark = pytest.mark.django_db
ANSWER = {"owed-public_answer_kk": "Көктемде саламыз", "owed-public_answer_ru": "Построим весной"}


@pytest.fixture(autouse=True)
def _in_english_and_three_are_enough(settings):
    rule = {"per_10000": 10, "least": 3, "most": 2000}
    settings.SUPPORT_RULE = dict.fromkeys(settings.SUPPORT_RULE, rule)
    with translation.override("en"):
        yield


def page_of(client, initiative):
    return client.get(reverse("initiatives:detail", args=[initiative.pk])).text


def press(client, initiative, **given):
    return client.post(reverse("initiatives:support", args=[initiative.pk]), given)


def backed(initiative):
    for neighbour in neighbours(3):
        backing.back(neighbour, initiative)
    return OwedAnswer.objects.get(initiative=initiative)


def late(owed):
    yesterday = timezone.now() - timedelta(days=1)
    OwedAnswer.objects.filter(pk=owed.pk).update(due_at=yesterday)


def relay_all():
    while relay_once():
        pass


# --- The page -------------------------------------------------------------------------------


def test_the_number_stands_with_its_definition(client):
    region = RegionFactory(kato="350000000")
    row = {"kato": region.kato, "people": "1131287", "on": "2026-01-01"}
    load_populations([row | {"source": "Bureau of National Statistics"}])
    initiative = InitiativeFactory(submitted=True, region=Region.objects.get(pk=region.pk))

    page = page_of(client, initiative)

    assert "0 of 1,132 supporters" in page
    assert "0.1 % of 1,131,287 residents" in page
    assert "Bureau of National Statistics, 1 January 2026" in page
    assert "15 working days" in page


def test_the_page_counts_nobody_who_has_joined_the_team(client):
    initiative = InitiativeFactory(at_stage=Stage.TEAM_SELECTION)
    helper, *others = neighbours(2)
    for person in (helper, *others):
        backing.back(person, initiative)
    assert "2 of 3 supporters" in page_of(client, initiative)

    TeamMemberFactory(initiative=initiative, user=helper)

    assert "1 of 3 supporters" in page_of(client, initiative)


def test_a_unit_without_a_published_number_says_so(client):
    page = page_of(client, InitiativeFactory(submitted=True))

    assert "0 of 3 supporters" in page
    assert "has no published number of residents here" in page


def test_once_there_are_enough_the_page_says_until_when_the_akimat_answers(client):
    initiative = InitiativeFactory(at_stage=Stage.IMPLEMENTATION)
    owed = backed(initiative)

    assert "The akimat answers its supporters by" in page_of(client, initiative)

    late(owed)
    assert "The akimat owes its supporters an answer since" in page_of(client, initiative)


def test_the_answer_is_read_in_the_readers_language(client):
    initiative = InitiativeFactory(at_stage=Stage.IMPLEMENTATION)
    owed = backed(initiative)
    both = {name.removeprefix("owed-"): words for name, words in ANSWER.items()}
    owed.move("answer", by=journeys.official_of(initiative.region), **both)

    assert '<p class="initiative__text" lang="kk">Көктемде саламыз</p>' in page_of(
        client, initiative
    )
    with translation.override("ru"):
        assert "Построим весной" in page_of(client, initiative)


def test_more_supporters_cost_no_more_queries(client, django_assert_max_num_queries):
    initiative = InitiativeFactory(at_stage=Stage.IMPLEMENTATION)
    backed(initiative)
    page_of(client, initiative)

    with django_assert_max_num_queries(12):
        page_of(client, initiative)


def test_a_guest_is_led_to_sign_in_and_back(client):
    initiative = InitiativeFactory(submitted=True)

    assert f"?next=/en/initiatives/{initiative.pk}/%23backers" in page_of(client, initiative)


# --- The press ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("chosen", "cadence", "is_paused"),
    [("daily", "daily", False), ("immediate", "immediate", False), ("", "weekly", False),
     ("hourly", "weekly", False), ("never", "immediate", True)],
)  # fmt: skip
def test_a_supporter_says_how_often_to_hear(client, chosen, cadence, is_paused):
    initiative, person = InitiativeFactory(submitted=True), UserFactory(confirmed=True)
    client.force_login(person)

    press(client, initiative, wish="on", how_often=chosen)

    (follow,) = Follow.objects.filter(user=person)
    assert (follow.thing_ref, follow.cadence, follow.is_paused) == (
        initiative.pk, cadence, is_paused,
    )  # fmt: skip
    assert "You support it" in page_of(client, initiative)


def test_taking_it_back_ends_the_news(client):
    initiative, person = InitiativeFactory(submitted=True), UserFactory(confirmed=True)
    client.force_login(person)
    press(client, initiative, wish="on")

    press(client, initiative, wish="off")

    assert not Follow.objects.filter(user=person).exists()
    assert supporting.count_of(initiative) == 0


def test_whoever_follows_too_much_is_counted_and_told_that_no_news_is_arranged(client):
    initiative, person = InitiativeFactory(submitted=True), UserFactory(confirmed=True)
    FollowFactory.create_batch(MOST_FOLLOWS, user=person, at=initiative.location)
    client.force_login(person)

    press(client, initiative, wish="on")
    page = page_of(client, initiative)

    assert "1 of 3 supporters" in page
    assert "Thank you, your support counts." in page
    assert "How often to hear of it was not kept: you follow 30 things already." in page
    assert "end one of them first" not in page


def test_a_late_press_is_told_that_it_is_over(client):
    initiative = InitiativeFactory(at_stage=Stage.SOLVED)
    client.force_login(UserFactory(confirmed=True))

    press(client, initiative, wish="on")

    assert "It is over, so it takes no more support." in page_of(client, initiative)


def test_a_voice_counts_from_the_moment_the_contact_is_confirmed(client, rf):
    initiative, newcomer = InitiativeFactory(submitted=True), UserFactory()
    client.force_login(newcomer)
    press(client, initiative, wish="on")
    assert "0 of 3 supporters" in page_of(client, initiative)

    contact_confirmed.send(sender=User, user=newcomer, request=client.get("/en/").wsgi_request)

    assert "1 of 3 supporters" in page_of(client, initiative)


# --- News -----------------------------------------------------------------------------------


def test_supporters_hear_at_most_as_often_as_they_chose(client):
    initiative = InitiativeFactory(at_stage=Stage.IMPLEMENTATION)
    people = dict(zip(["immediate", "daily", "weekly", "never"], neighbours(4), strict=True))
    for often, person in people.items():
        client.force_login(person)
        press(client, initiative, wish="on", how_often=often)
    relay_all()

    told = Notification.objects.filter(kind__startswith="owed.")
    assert {one.recipient for one in told if one.audience == "followers"} == {people["immediate"]}
    happening = Happening.objects.get(ref=initiative.pk, cause=told.first().cause)
    digested = Follow.objects.listening().hearing(happening)
    hearing = {people[often] for often in ("immediate", "daily", "weekly")}
    assert {one.user for one in digested} == hearing


def test_the_author_and_the_office_are_told_and_the_letter_to_the_office_leads_to_the_desk():
    initiative = InitiativeFactory(at_stage=Stage.IMPLEMENTATION)
    official = journeys.official_of(initiative.region)
    backed(initiative)
    relay_all()

    told = {one.recipient: one for one in Notification.objects.filter(kind="owed.owe")}
    assert told[official].page == reverse("review:initiative", args=[initiative.pk])
    assert "an answer is owed" in told[official].wording.title
    assert told[initiative.author].audience == "author"


# --- The desk -------------------------------------------------------------------------------


@pytest.fixture
def owed(client):
    initiative = InitiativeFactory(at_stage=Stage.IMPLEMENTATION)
    client.force_login(journeys.official_of(initiative.region))
    return backed(initiative)


def test_the_desk_leads_to_the_answers_that_are_owed_with_their_terms(client, owed):
    assert "1 answer owed to supporters" in client.get(reverse("review:desk")).text
    late(owed)

    assert "1 overdue" in client.get(reverse("review:desk")).text
    listed = client.get(reverse("review:owed")).text
    assert owed.initiative.title in listed
    assert "desk__due--danger" in listed


def test_another_territory_owes_nothing_here_and_may_not_answer(client, owed):
    client.force_login(journeys.official_of(RegionFactory()))

    assert "No answer is owed" in client.get(reverse("review:owed")).text
    door = reverse("review:answer_supporters", args=[owed.initiative_id])
    assert client.post(door, ANSWER).status_code == 404


def test_an_official_answers_from_the_desk_and_nothing_typed_is_lost(client, owed):
    door = reverse("review:answer_supporters", args=[owed.initiative_id])
    half = client.post(door, ANSWER | {"owed-public_answer_ru": " "})
    assert half.status_code == 422
    assert "Көктемде саламыз" in half.text

    client.post(door, ANSWER)

    owed.refresh_from_db()
    assert (owed.stage, owed.answer_ru) == ("answered", "Построим весной")
    assert (
        "answer-supporters"
        not in client.get(reverse("review:initiative", args=[owed.initiative_id])).text
    )


def test_the_second_of_two_answers_is_told_that_one_was_given(client, owed):
    door = reverse("review:answer_supporters", args=[owed.initiative_id])
    client.post(door, ANSWER)

    again = client.post(door, ANSWER | {"owed-public_answer_kk": "Басқа жауап"})

    assert again.status_code == 422
    owed.refresh_from_db()
    assert owed.answer_kk == "Көктемде саламыз"


def test_a_longer_list_of_owed_answers_costs_no_more_queries(
    client, owed, django_assert_max_num_queries
):
    region = owed.initiative.region
    for _ in range(4):
        backed(InitiativeFactory(submitted=True, region=region))

    with django_assert_max_num_queries(10):
        listed = client.get(reverse("review:owed"))
    assert len(listed.context["page"].object_list) == 5
