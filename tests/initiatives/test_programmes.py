"""Priorities by period, drives, national projects counted from results, best practice."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from geo.models import Region
from initiatives import moderating, programmes, reference
from initiatives.models import (
    BestPractice,
    Drive,
    Initiative,
    Joined,
    NationalProject,
    Priority,
    TeamMember,
)
from initiatives.progress import initiatives_of, progress_of
from initiatives.stages import Stage
from kernel.workflow import Refusal
from tests.factories import journeys
from tests.factories.accounts import CoordinatorFactory, OfficialFactory, UserFactory
from tests.factories.geo import RegionFactory
from tests.factories.initiatives import DirectionFactory, InitiativeFactory, TeamMemberFactory
from tests.factories.programmes import (
    BestPracticeFactory,
    DriveFactory,
    JoinedFactory,
    NationalProjectFactory,
    PriorityFactory,
)

pytestmark = pytest.mark.django_db
REASON = {"reason_kk": "Себебі бар", "reason_ru": "Есть причина"}


def day(days):
    return timezone.localdate() + timedelta(days)


def put_first(coordinator, region, since=0, until=10, **facts):
    direction = facts.pop("direction", None) or DirectionFactory()
    dates = {"since": day(since), "until": day(until)}
    return programmes.put_first(direction, by=coordinator, region=region, **dates, **REASON)


def test_a_coordinator_puts_a_sphere_first_in_their_own_territory_only():
    region = RegionFactory()
    coordinator = CoordinatorFactory(of=region)

    assert put_first(coordinator, region).set_by == coordinator
    for stranger in (CoordinatorFactory(of=RegionFactory()), OfficialFactory(of=region)):
        with pytest.raises(Refusal, match="not_allowed"):
            put_first(stranger, region, direction=DirectionFactory(code="D01"))


@pytest.mark.parametrize(
    ("since", "until", "code"),
    [(0, -1, "period_backwards"), (10, 20, "priority_is_said"), (-5, 0, "priority_is_said")],
)
def test_a_sphere_is_put_first_once_at_a_time(since, until, code):
    region = RegionFactory()
    coordinator = CoordinatorFactory(of=region)
    put_first(coordinator, region)

    with pytest.raises(Refusal, match=code):
        put_first(coordinator, region, since, until)

    put_first(coordinator, region, 11, 20)
    assert Priority.objects.count() == 2


def test_the_database_itself_refuses_a_priority_said_twice():
    first = PriorityFactory()

    with pytest.raises(IntegrityError), transaction.atomic():
        PriorityFactory(region=first.region, direction=first.direction, since=first.until)


def test_a_priority_holds_in_its_period_and_in_the_units_below():
    priority = PriorityFactory()
    below, elsewhere = RegionFactory(under=priority.region), RegionFactory()

    assert list(Priority.objects.on().over(below)) == [priority]
    assert not Priority.objects.on().over(elsewhere).exists()
    assert not Priority.objects.on(day(31)).exists()


@pytest.mark.parametrize(("since", "left"), [(-3, -1), (0, None), (2, None)])
def test_what_is_ended_held_until_yesterday_and_what_never_began_is_gone(since, left):
    drive = DriveFactory(since=day(since), until=day(9))

    programmes.end(drive, by=CoordinatorFactory(of=drive.region))

    kept = Drive.objects.filter(pk=drive.pk).values_list("until", flat=True).first()
    assert kept == (left and day(left))


def test_a_drive_joined_on_its_first_day_holds_for_that_day_and_keeps_who_joined():
    drive = DriveFactory(since=day(0), until=day(9))
    JoinedFactory(drive=drive, project=None)

    programmes.end(drive, by=CoordinatorFactory(of=drive.region))

    drive.refresh_from_db()
    assert (drive.until, drive.joined.count()) == (day(0), 1)


def test_ending_what_was_ended_a_moment_ago_is_no_error():
    drive = DriveFactory(since=day(2), until=day(9))
    coordinator, stale = CoordinatorFactory(of=drive.region), Drive.objects.get()

    programmes.end(drive, by=coordinator)
    programmes.end(stale, by=coordinator)

    assert not Drive.objects.exists()


def test_the_list_of_a_territory_and_who_may_keep_it_are_twins():
    kept = [PriorityFactory(), DriveFactory()]
    region = kept[0].region
    people = [CoordinatorFactory(of=region), CoordinatorFactory(of=region.parent),
              CoordinatorFactory(of=RegionFactory(under=region)), OfficialFactory(of=region),
              UserFactory()]  # fmt: skip

    told = []
    for user in people:
        for thing in kept:
            listed = type(thing).objects.kept_by(user).filter(pk=thing.pk).exists()
            assert user.has_perm("initiatives.keep_programme", thing) == listed
            told.append(listed)

    assert told == [True, False, True, True, *[False] * 6]


def test_the_lead_joins_a_project_once_and_leaves_it():
    initiative, project = InitiativeFactory(submitted=True), NationalProjectFactory()

    for _ in range(2):
        programmes.join(initiative, project, by=initiative.lead)

    assert Joined.objects.get().project == project
    programmes.leave(initiative, project, by=initiative.lead)
    assert not Joined.objects.exists()


def test_nobody_else_joins_it_and_no_closed_one_is_joined():
    initiative, project = InitiativeFactory(submitted=True), NationalProjectFactory()
    refused = InitiativeFactory(at_stage=Stage.REFUSED)

    tries = [(initiative, UserFactory()), (initiative, journeys.official_of(initiative.region))]
    for thing, user in [*tries, (refused, refused.author)]:
        for verb in (programmes.join, programmes.leave):
            with pytest.raises(Refusal, match="not_allowed"):
                verb(thing, project, by=user)


@pytest.mark.parametrize(
    ("facts", "code"),
    [({"until": -1, "since": -2}, "drive_is_over"), ({"elsewhere": True}, "drive_is_elsewhere")],
)
def test_a_drive_is_joined_in_its_window_and_its_place(facts, code):
    initiative = InitiativeFactory(submitted=True)
    region = RegionFactory() if facts.pop("elsewhere", False) else initiative.region
    dates = {name: day(days) for name, days in facts.items()}
    drive = DriveFactory(region=region, **dates)

    with pytest.raises(Refusal, match=code):
        programmes.join(initiative, drive, by=initiative.lead)

    whole = DriveFactory(region=initiative.region.parent)
    assert programmes.join(initiative, whole, by=initiative.lead).drive == whole


@pytest.mark.parametrize("both", [True, False])
def test_the_database_refuses_to_join_two_things_at_once_or_none(both):
    project, drive = (NationalProjectFactory(), DriveFactory()) if both else (None, None)

    with pytest.raises(IntegrityError), transaction.atomic():
        JoinedFactory(project=project, drive=drive)


def proved(project, region, *, people=2, stage=Stage.SOLVED):
    """A result joined to the project, with so many people in its team."""
    initiative = InitiativeFactory(region=region, at_stage=stage)
    TeamMember.objects.filter(initiative=initiative).delete()  # who walked it here
    TeamMemberFactory.create_batch(people, initiative=initiative)
    return JoinedFactory(initiative=initiative, project=project).initiative


def test_progress_is_counted_from_results_and_each_person_once():
    project, region = NationalProjectFactory(), RegionFactory()
    below = RegionFactory(under=region)
    first, _second = proved(project, region), proved(project, below, stage=Stage.PARTLY_SOLVED)
    same = first.members.first().user
    third = proved(project, RegionFactory(), people=0)
    TeamMemberFactory(initiative=third, user=same)
    TeamMemberFactory(initiative=third, state="asked")
    JoinedFactory(project=project)
    proved(project, RegionFactory(), stage=Stage.NOT_SOLVED)

    found = progress_of([project])[project.pk]

    people = 4 + 3  # the teams, and those who lead them
    assert (found.joined, found.under_way, found.proved, found.people) == (5, 1, 3, people)
    assert found.regions == sorted({region.kato, third.region.kato})


def test_what_moderators_hid_is_not_counted_nor_listed():
    project = NationalProjectFactory()
    initiative = proved(project, RegionFactory())
    assert list(initiatives_of(project)) == [initiative]

    Initiative.objects.filter(pk=initiative.pk).update(hidden_at=timezone.now())

    found = progress_of([project])[project.pk]
    assert (found.joined, found.proved, found.people, found.regions) == (0, 0, 0, [])
    assert not list(initiatives_of(project))


def test_more_projects_cost_no_more_queries(django_assert_num_queries):
    projects = [NationalProjectFactory(code=f"p{n}", number=n) for n in range(5)]
    for project in projects:
        JoinedFactory(project=project)

    with django_assert_num_queries(3):
        assert [found.joined for found in progress_of(projects).values()] == [1] * 5


def test_the_reference_holds_seven_projects_with_four_different_facts():
    RegionFactory(kato="110000000")
    reference.load()
    reference.load()

    assert NationalProject.objects.count() == 7
    search = NationalProject.objects.get(code="emergency-search")
    assert [centre.name_kk for centre in search.centres.all()] == ["Көкшетау", "Ақтөбе", "Өскемен"]
    assert search.centres.first().region == Region.objects.get(kato="110000000")
    assert {goal.kind: goal.at_least for goal in search.goals.all()} == {
        "centres": 3, "volunteers": 1000, "grants": 68,
    }  # fmt: skip
    school = NationalProject.objects.get(code="education")
    assert school.goals.get(kind="pupils").is_in_each_region
    assert not school.centres.exists()
    assert progress_of([school])[school.pk].regions == []


def test_a_coordinator_outside_the_team_marks_a_proved_result():
    initiative = InitiativeFactory(at_stage=Stage.SOLVED)
    coordinator = CoordinatorFactory(of=initiative.region)

    programmes.mark_practice(initiative, by=coordinator, **REASON)
    programmes.mark_practice(initiative, by=coordinator, **REASON)

    assert list(BestPractice.objects.in_public()) == [initiative.best_practice]
    programmes.unmark_practice(initiative, by=coordinator)
    assert not BestPractice.objects.exists()


@pytest.mark.parametrize("who", ["in the team", "elsewhere", "official", "author"])
def test_nobody_with_a_hand_in_it_and_nobody_else_marks_it(who):
    initiative = InitiativeFactory(at_stage=Stage.SOLVED)
    people = {
        "in the team": lambda: CoordinatorFactory(of=initiative.region),
        "elsewhere": lambda: CoordinatorFactory(of=RegionFactory()),
        "official": lambda: journeys.official_of(initiative.region),
        "author": lambda: initiative.author,
    }
    user = people[who]()
    if who == "in the team":
        TeamMemberFactory(initiative=initiative, user=user)

    for verb in (
        programmes.mark_practice,
        lambda one, by, **_: programmes.unmark_practice(one, by=by),
    ):
        with pytest.raises(Refusal, match="not_allowed"):
            verb(initiative, by=user, **REASON)


@pytest.mark.parametrize("stage", [Stage.NOT_SOLVED, Stage.IMPLEMENTATION, Stage.EVALUATION])
def test_only_what_residents_confirmed_is_marked(stage):
    initiative = InitiativeFactory(at_stage=stage)

    with pytest.raises(Refusal, match="not_allowed"):
        programmes.mark_practice(initiative, by=CoordinatorFactory(of=initiative.region), **REASON)


def test_a_result_that_no_longer_stands_leaves_the_collection():
    practice = BestPracticeFactory()
    assert BestPractice.objects.in_public().exists()

    journeys.make("reopen", practice.initiative)
    assert not BestPractice.objects.in_public().exists()

    moderating.forget_initiative(practice.initiative)
    assert not BestPractice.objects.exists()
