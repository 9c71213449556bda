"""Enough people stand behind an initiative: the answer that is owed, its clock and its end."""

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from community import supporting
from initiatives import affected, backing
from initiatives.applicants import Applicant
from initiatives.models import Initiative, OwedAnswer
from initiatives.stages import SUPPORTED_IN, Stage
from initiatives.voices import voices_of
from kernel.clock import due
from kernel.workflow import NOT_ALLOWED, Refusal
from resources.models import Proposer, Representative
from tests.factories import journeys
from tests.factories.accounts import MembershipFactory, OfficialFactory, UserFactory
from tests.factories.geo import RegionFactory
from tests.factories.initiatives import InitiativeFactory, TeamMemberFactory, neighbours
from tests.factories.resources import GroupFactory

pytestmark = pytest.mark.django_db

THREE = {"per_10000": 10, "least": 3, "most": 5}


@pytest.fixture(autouse=True)
def _three_are_enough(settings):
    settings.SUPPORT_RULE = dict.fromkeys(settings.SUPPORT_RULE, THREE)


def backed(initiative, by=3):
    """So many neighbours stand behind it."""
    for neighbour in neighbours(by):
        backing.back(neighbour, initiative)
    return OwedAnswer.objects.filter(initiative=initiative).first()


def answer(owed, by):
    return owed.move("answer", by=by, **journeys.IN_BOTH)


def test_one_voice_fewer_owes_nothing_and_the_next_one_starts_the_clock():
    initiative = InitiativeFactory(at_stage=Stage.IMPLEMENTATION)
    assert backed(initiative, by=2) is None

    owed = backed(initiative, by=1)

    assert (owed.stage, owed.supporters, owed.needed) == ("owed", 3, 3)
    assert owed.due_at == due("supported_answer", owed.stage_since)
    assert backed(initiative, by=2) == owed
    assert owed.journal().count() == 1


def test_a_voice_that_is_not_confirmed_counts_from_the_day_it_is():
    initiative = InitiativeFactory(submitted=True)
    newcomer = UserFactory()
    backing.back(newcomer, initiative)
    assert backed(initiative, by=2) is None

    backing.confirm_voices_of(newcomer)

    assert OwedAnswer.objects.get().supporters == 3


def test_what_is_owed_stays_owed_when_somebody_changes_their_mind():
    initiative = InitiativeFactory(submitted=True)
    owed, gone = backed(initiative), UserFactory(confirmed=True)
    backing.back(gone, initiative)
    supporting.withdraw(gone, initiative)

    owed.refresh_from_db()
    assert owed.stage == "owed"


def test_neither_the_author_nor_the_team_stands_behind_their_own_work():
    initiative = InitiativeFactory(at_stage=Stage.TEAM_SELECTION)
    member = TeamMemberFactory(initiative=initiative).user

    for own in (initiative.author, member):
        with pytest.raises(Refusal, match="own_thing"):
            backing.back(own, initiative)
    assert supporting.count_of(initiative) == 0


def joins_the_team(initiative, person):
    TeamMemberFactory(initiative=initiative, user=person)


def joins_and_leaves(initiative, person):
    joined = {"user": person, "state": "left", "joined_at": timezone.now()}
    TeamMemberFactory(initiative=initiative, **joined)


def takes_the_lead(initiative, person):
    Initiative.objects.filter(pk=initiative.pk).update(lead=person)


def sits_where_it_is_called_for(initiative, person):
    seat = MembershipFactory(user=person)
    Initiative.objects.filter(pk=initiative.pk).update(called_by=seat.office)


def speaks_for_the_group_behind_it(initiative, person):
    group = GroupFactory(led_by=person)
    Proposer.objects.create(initiative=initiative, owner=group)
    Representative.objects.filter(owner=group).update(until=timezone.localdate())
    Initiative.objects.filter(pk=initiative.pk).update(applicant=Applicant.GROUP)


@pytest.mark.parametrize(
    "becomes_a_hand",
    [
        joins_the_team,
        joins_and_leaves,
        takes_the_lead,
        sits_where_it_is_called_for,
        speaks_for_the_group_behind_it,
    ],
)
def test_whoever_has_a_hand_in_it_later_no_longer_counts(becomes_a_hand):
    initiative = InitiativeFactory(at_stage=Stage.TEAM_SELECTION)
    helper = UserFactory(confirmed=True)
    backing.back(helper, initiative)
    becomes_a_hand(initiative, helper)

    assert backed(initiative, by=2) is None
    assert voices_of(initiative) == 2
    assert helper.pk in affected.hands_in(Initiative.objects.get())
    assert backed(initiative, by=1).supporters == 3


def test_somebody_who_only_asked_to_join_still_counts():
    initiative = InitiativeFactory(at_stage=Stage.TEAM_SELECTION)
    asking, declined = neighbours(2)
    for person in (asking, declined):
        backing.back(person, initiative)
    TeamMemberFactory(initiative=initiative, user=asking, state="asked")
    TeamMemberFactory(initiative=initiative, user=declined, state="declined")

    assert voices_of(initiative) == 2


def test_an_author_who_comes_along_by_a_merge_does_not_count_in_whose_team_they_are():
    region = RegionFactory()
    target, twin = (InitiativeFactory(at_stage=Stage.IN_REVIEW, region=region) for _ in range(2))
    TeamMemberFactory(initiative=target, user=twin.author)
    backed(target, by=1)
    backed(twin, by=1)

    twin.move("merge", by=journeys.official_of(region), target=target)

    assert supporting.is_supported_by(twin.author, target)
    assert voices_of(target) == 2


@pytest.mark.parametrize("stage", sorted(set(Stage) - SUPPORTED_IN - {Stage.DRAFT}))
def test_what_is_over_takes_no_more_voices(stage):
    initiative, late = InitiativeFactory(at_stage=stage), UserFactory(confirmed=True)

    with pytest.raises(Refusal, match="support_is_over"):
        backing.back(late, initiative)
    assert not supporting.is_supported_by(late, initiative)


def test_the_office_answers_in_both_languages_and_the_clock_stops():
    initiative = InitiativeFactory(at_stage=Stage.IMPLEMENTATION)
    owed = backed(initiative)
    with pytest.raises(Refusal, match="public_answer_kk_missing"):
        owed.move("answer", by=journeys.official_of(initiative.region))

    answer(owed, journeys.official_of(initiative.region))

    assert (owed.stage, owed.due_at) == ("answered", None)
    assert owed.answer_kk == journeys.IN_BOTH["public_answer_kk"]
    assert owed.answer_ru == journeys.IN_BOTH["public_answer_ru"]


def test_nobody_from_another_territory_and_nobody_with_a_hand_in_it_answers():
    initiative = InitiativeFactory(at_stage=Stage.IMPLEMENTATION)
    owed, official = backed(initiative), journeys.official_of(initiative.region)
    TeamMemberFactory(initiative=initiative, user=official)

    for other in (OfficialFactory(), official, initiative.author, None):
        with pytest.raises(Refusal, match=NOT_ALLOWED):
            answer(OwedAnswer.objects.get(), other)
    assert owed.stage == "owed"


@pytest.mark.parametrize("verb", ["accept", "refuse"])
def test_the_decision_on_the_application_answers_its_supporters_too(verb):
    initiative = InitiativeFactory(at_stage=Stage.IN_REVIEW)
    owed = backed(initiative)

    journeys.make(verb, initiative)

    owed.refresh_from_db()
    assert (owed.stage, owed.answer_kk) == ("answered", initiative.public_answer_kk)


def test_the_clock_stands_still_while_the_initiative_is_suspended():
    initiative = InitiativeFactory(at_stage=Stage.IMPLEMENTATION)
    owed = backed(initiative)

    journeys.make("suspend", initiative)
    owed.refresh_from_db()
    assert (owed.stage, owed.paused_at is not None) == ("held", True)
    journeys.make("resume", initiative)

    owed.refresh_from_db()
    assert (owed.stage, owed.paused_at) == ("owed", None)


def test_nothing_is_owed_to_what_its_author_took_back():
    initiative = InitiativeFactory(at_stage=Stage.IN_REVIEW)
    owed = backed(initiative)

    journeys.make("withdraw", initiative)

    owed.refresh_from_db()
    assert (owed.stage, owed.due_at) == ("lapsed", None)


def test_voices_carried_over_by_a_merge_count_for_the_other_one():
    region = RegionFactory()
    target = InitiativeFactory(at_stage=Stage.IN_REVIEW, region=region)
    twin = InitiativeFactory(at_stage=Stage.IN_REVIEW, region=region)
    backed(target, by=1)
    backed(twin, by=1)

    twin.move("merge", by=journeys.official_of(region), target=target)

    assert OwedAnswer.objects.get().initiative == target  # the twin's author came along


def test_enough_voices_given_while_it_was_suspended_start_the_clock_when_it_goes_on():
    initiative = InitiativeFactory(at_stage=Stage.SUSPENDED)
    assert backed(initiative) is None

    journeys.make("resume", initiative)

    assert OwedAnswer.objects.get().stage == "owed"


def test_enough_voices_of_a_refused_one_start_the_clock_when_its_author_appeals():
    initiative = InitiativeFactory(at_stage=Stage.IN_REVIEW)
    newcomers = UserFactory.create_batch(3)
    for newcomer in newcomers:
        backing.back(newcomer, initiative)
    journeys.make("refuse", initiative)
    for newcomer in newcomers:
        backing.confirm_voices_of(newcomer)
    assert not OwedAnswer.objects.exists()

    journeys.make("appeal", initiative)

    assert OwedAnswer.objects.get().stage == "owed"


def test_the_desk_and_the_permission_agree_for_everyone_at_every_stage_of_an_answer():
    initiative = InitiativeFactory(at_stage=Stage.IMPLEMENTATION)
    owed, own = backed(initiative), journeys.official_of(initiative.region)
    people = [own, OfficialFactory(), initiative.author, UserFactory()]

    def agree():
        row = OwedAnswer.objects.get()
        for one in people:
            desk = OwedAnswer.objects.on_the_desk_of(one)
            may = one.has_perm("initiatives.answer_supporters", row)
            assert ([*desk] == [row]) is may
        return own.has_perm("initiatives.answer_supporters", row)

    assert agree()
    TeamMemberFactory(initiative=initiative, user=people[1])
    answer(owed, own)
    assert not agree()


def test_the_most_urgent_answer_stands_first_on_the_desk():
    region = RegionFactory()
    first, second = (InitiativeFactory(submitted=True, region=region) for _ in range(2))
    later, sooner = backed(first), backed(second)
    OwedAnswer.objects.filter(pk=sooner.pk).update(due_at=timezone.now())

    desk = OwedAnswer.objects.on_the_desk_of(journeys.official_of(region))

    assert [*desk] == [sooner, later]
    assert desk[0].is_overdue


def test_the_database_keeps_no_answer_in_one_language_and_no_threshold_that_was_not_reached():
    owed = backed(InitiativeFactory(submitted=True))

    for facts in ({"stage": "answered", "answer_kk": "Иә"}, {"supporters": 2}, {"stage": "x"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            OwedAnswer.objects.filter(pk=owed.pk).update(**facts)
