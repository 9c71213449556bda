"""Permissions and their lists are twins; nobody decides on their own work."""

import pytest
from django.contrib.auth.models import AnonymousUser

from initiatives.models import Initiative, Problem
from initiatives.pipeline import PIPELINE
from initiatives.stages import ProblemStage, Stage
from tests.factories.accounts import MembershipFactory, UserFactory
from tests.factories.geo import RegionFactory
from tests.factories.initiatives import InitiativeFactory, ProblemFactory, TeamMemberFactory
from tests.initiatives.cast import around, everyone

pytestmark = pytest.mark.django_db
DECISIONS = {"take_up", "forward", "ask", "refuse", "merge", "involve", "accept", "support",
             "return_report", "open_evaluation", "reopen", "suspend"}  # fmt: skip


@pytest.fixture
def region():
    return RegionFactory()


def with_guest(people):
    return [*people.values(), AnonymousUser()]


def test_the_list_of_initiatives_and_the_permission_agree_for_everyone(region):
    people = everyone(region)
    everything = [InitiativeFactory(at_stage=stage, region=region) for stage in Stage]
    people |= around(everything[8])

    for user in with_guest(people):
        allowed = {i for i in everything if user.has_perm("initiatives.view_initiative", i)}
        assert set(Initiative.objects.visible_to(user)) & set(everything) == allowed


def test_the_list_of_reports_and_the_permission_agree_for_everyone(region):
    people = everyone(region)
    everything = [InitiativeFactory(at_stage=stage, region=region) for stage in Stage]
    people |= around(next(i for i in everything if i.stage == Stage.IMPLEMENTATION))

    for user in with_guest(people):
        allowed = {i for i in everything if user.has_perm("initiatives.view_report", i)}
        assert set(Initiative.objects.reported_to(user)) & set(everything) == allowed


def test_the_desk_of_initiatives_and_the_permission_agree_for_everyone(region):
    people = everyone(region)
    everything = [InitiativeFactory(at_stage=stage, region=region) for stage in Stage]
    people |= around(everything[1])

    for user in with_guest(people):
        allowed = {i for i in everything if user.has_perm("initiatives.review_initiative", i)}
        assert set(Initiative.objects.on_the_desk_of(user)) & set(everything) == allowed


def test_the_list_of_problems_and_the_permission_agree_for_everyone(region):
    people = everyone(region)
    everything = [ProblemFactory(at_stage=stage, region=region) for stage in ProblemStage]
    people |= {"author": everything[0].author}

    for user in with_guest(people):
        allowed = {p for p in everything if user.has_perm("initiatives.view_problem", p)}
        assert set(Problem.objects.visible_to(user)) & set(everything) == allowed


def test_the_desk_of_problems_and_the_permission_agree_for_everyone(region):
    people = everyone(region)
    everything = [ProblemFactory(at_stage=stage, region=region) for stage in ProblemStage]
    people |= {"author": everything[1].author}

    for user in with_guest(people):
        allowed = {p for p in everything if user.has_perm("initiatives.review_problem", p)}
        assert set(Problem.objects.on_the_desk_of(user)) & set(everything) == allowed


def test_the_desk_is_never_empty_for_those_who_decide_and_always_for_others(region):
    people = everyone(region)
    InitiativeFactory(at_stage=Stage.SUBMITTED, region=region)
    decide = {"official", "upper_official", "coordinator"}

    desks = {
        name: Initiative.objects.on_the_desk_of(user).count() for name, user in people.items()
    }

    assert {name for name, count in desks.items() if count} == decide


def test_a_draft_is_its_authors_alone(region):
    draft = InitiativeFactory(region=region)
    others = [u for u in with_guest(everyone(region)) if u != draft.author]

    assert not any(u.has_perm("initiatives.view_initiative", draft) for u in others)
    assert draft.author.has_perm("initiatives.change_initiative", draft)


@pytest.mark.parametrize("hand", ["author", "lead", "member"])
@pytest.mark.parametrize("stage", [*Stage])
def test_nobody_decides_on_their_own_work(region, hand, stage):
    initiative = InitiativeFactory(at_stage=stage, region=region)
    person = around(initiative)[hand]
    for official in everyone(region).values():
        for office in official.offices:
            MembershipFactory(user=person, office=office)
    person.forget_offices()

    open_to = {move.verb for move in PIPELINE.open_to(person, initiative)}

    assert not open_to & DECISIONS


def test_the_one_who_refused_does_not_decide_the_appeal(region):
    initiative = InitiativeFactory(at_stage=Stage.REFUSED, region=region)
    refuser = initiative.last_entry().actor
    upper = UserFactory(confirmed=True)
    above = MembershipFactory(user=upper, office__region=region.parent).office
    MembershipFactory(user=refuser, office__region=RegionFactory())
    initiative.move("appeal", by=initiative.author, reason="Келіспеймін")
    MembershipFactory(user=refuser, office=above)
    refuser.forget_offices()

    assert initiative.office == above
    assert upper.has_perm("initiatives.review_initiative", initiative)
    assert not refuser.has_perm("initiatives.review_initiative", initiative)
    assert PIPELINE.open_to(refuser, initiative) == []


def test_a_member_of_the_team_sees_the_withdrawn_initiative_and_a_stranger_does_not(region):
    initiative = InitiativeFactory(at_stage=Stage.WITHDRAWN, region=region)
    member = TeamMemberFactory(initiative=initiative).user

    assert member.has_perm("initiatives.view_initiative", initiative)
    assert not UserFactory().has_perm("initiatives.view_initiative", initiative)
