"""An office calls for volunteers itself, and somebody else decides."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.models import Membership
from accounts.roles import OfficeKind
from initiatives import affected, backing, calling, evaluated_by_link, evaluated_links, evaluating
from initiatives.models import EvaluationQuestion, Initiative, Problem
from initiatives.stages import Stage
from kernel.workflow import Refusal
from tests.factories import journeys
from tests.factories.accounts import (
    CoordinatorFactory,
    MembershipFactory,
    OfficeFactory,
    OfficialFactory,
    UserFactory,
)
from tests.factories.bodies import BodyPromiseFactory
from tests.factories.community import SupportFactory
from tests.factories.geo import RegionFactory
from tests.factories.initiatives import (
    DirectionFactory,
    InitiativeFactory,
    ProblemFactory,
    QuestionnaireFactory,
)

pytestmark = pytest.mark.django_db
DECISIONS = {"take_up", "refuse", "accept", "forward", "ask", "involve", "merge", "extend"}


@pytest.fixture
def region():
    return RegionFactory()


@pytest.fixture
def akimat(region):
    return OfficialFactory(of=region)


@pytest.fixture
def clerk(region, akimat):
    """Of a department in the same region."""
    office = OfficeFactory(region=region, kind=OfficeKind.DEPARTMENT)
    return OfficialFactory(at=office, confirmed=True)


def left_last_week(office):
    """Somebody who sat there when the call was made."""
    person = OfficialFactory(at=office, confirmed=True)
    last_week = timezone.localdate() - timedelta(days=7)
    Membership.objects.filter(user=person).update(since=last_week, until=last_week)
    person.forget_offices()
    return person


@pytest.fixture
def colleagues(clerk):
    """One who sits in the calling office, and one who no longer does."""
    office = clerk.offices[0]
    return [OfficialFactory(at=office, confirmed=True), left_last_week(office)]


def sent(clerk, **facts):
    """A call of the clerk's office, on its way."""
    office = clerk.offices[0]
    call = InitiativeFactory(author=clerk, region=office.region, called_by=office, **facts)
    call.move("submit", by=clerk)
    return call


def test_a_draft_of_a_department_stands_under_its_name(clerk):
    QuestionnaireFactory()
    office = clerk.offices[0]

    call = calling.call_for_volunteers(office, by=clerk, title="Ағаш отырғызамыз")

    assert (call.called_by, call.author, call.stage) == (office, clerk, Stage.DRAFT)
    assert call.hides_name


def test_nobody_calls_in_the_name_of_an_office_where_they_do_not_sit(clerk, akimat):
    coordinator = CoordinatorFactory(of=RegionFactory())

    for user, office in (
        (akimat, clerk.offices[0]), (UserFactory(), clerk.offices[0]),
        (coordinator, coordinator.offices[0]),
    ):  # fmt: skip
        with pytest.raises(Refusal, match="not_allowed"):
            calling.call_for_volunteers(office, by=user, title="x")
    assert not Initiative.objects.exists()


def test_it_goes_to_the_akimat_of_the_territory_whatever_its_sphere(clerk, akimat):
    sphere = DirectionFactory(code="D20")
    clerk.offices[0].direction_codes = ["D20"]
    clerk.offices[0].save()

    call = sent(clerk, direction=sphere)

    assert (call.office, call.routed_because) == (akimat.offices[0], "call")


def test_a_district_goes_one_level_up(region, akimat):
    district = OfficialFactory(of=RegionFactory(under=region), confirmed=True)

    assert sent(district).office == akimat.offices[0]


def test_where_the_caller_sits_above_as_well_the_next_akimat_decides(region, clerk, akimat):
    country = OfficialFactory(of=region.parent)
    MembershipFactory(user=clerk, office=akimat.offices[0])
    clerk.forget_offices()

    assert sent(clerk).office == country.offices[0]


def test_an_office_calls_in_its_own_territory_only_the_units_below_included(clerk, akimat, region):
    office, elsewhere = clerk.offices[0], RegionFactory()
    OfficialFactory(of=elsewhere)
    far = InitiativeFactory(author=clerk, region=elsewhere, called_by=office)

    with pytest.raises(Refusal, match="call_is_elsewhere"):
        far.move("submit", by=clerk)

    below = InitiativeFactory(author=clerk, region=RegionFactory(under=region), called_by=office)
    below.move("submit", by=clerk)
    assert below.office == akimat.offices[0]


def test_without_an_akimat_above_nothing_is_started_and_nothing_is_sent(akimat, region):
    Membership.objects.filter(user=akimat).update(since="2020-01-01")
    with pytest.raises(Refusal, match="no_other_decider"):
        calling.call_for_volunteers(akimat.offices[0], by=akimat, title="x")

    call = InitiativeFactory(author=akimat, region=region, called_by=akimat.offices[0])
    akimat.phone_verified_at = call.created_at
    akimat.save()
    with pytest.raises(Refusal, match="no_other_decider"):
        call.move("submit", by=akimat)


@pytest.mark.parametrize("stage", [Stage.SUBMITTED, Stage.IN_REVIEW])
def test_no_colleague_of_the_calling_office_decides_even_from_another_post(
    clerk, akimat, colleagues, stage
):
    call = sent(clerk)
    if stage == Stage.IN_REVIEW:
        call.move("take_up", by=akimat)
    for colleague in colleagues:
        MembershipFactory(user=colleague, office=akimat.offices[0])
        colleague.forget_offices()

    for user in (clerk, *colleagues):
        assert not DECISIONS & {move.verb for move in call.moves_open_to(user)}
        assert call not in Initiative.objects.on_the_desk_of(user)
        assert not user.has_perm("initiatives.review_initiative", call)
        assert call not in Initiative.objects.kept_by(user)
        assert not user.has_perm("initiatives.keep_desk", call)
    assert DECISIONS & {move.verb for move in call.moves_open_to(akimat)}
    assert call in Initiative.objects.on_the_desk_of(akimat)


def test_without_the_guard_a_colleague_would_decide(clerk, akimat):
    """The twin: the same people, and an initiative nobody's office called for."""
    call = sent(clerk)
    colleague = OfficialFactory(at=clerk.offices[0])
    MembershipFactory(user=colleague, office=akimat.offices[0])
    colleague.forget_offices()
    Initiative.objects.filter(pk=call.pk).update(called_by=None)
    call.refresh_from_db()

    assert DECISIONS & {move.verb for move in call.moves_open_to(colleague)}
    assert call in Initiative.objects.on_the_desk_of(colleague)


def test_the_calling_office_is_neither_forwarded_to_nor_asked(clerk, akimat):
    call = sent(clerk)
    call.move("take_up", by=akimat)
    given = journeys.PREPARED["Initiative", "involve"](call, "") | {"office": clerk.offices[0]}

    with pytest.raises(Refusal, match="office_calls_it"):
        call.move("involve", by=akimat, **given)


def test_an_appeal_never_comes_back_to_the_calling_office(region, akimat):
    """A district calls, its region refuses, the country decides."""
    country = OfficialFactory(of=region.parent)
    call = sent(OfficialFactory(of=RegionFactory(under=region), confirmed=True))
    call.move("take_up", by=akimat)
    call.move("refuse", by=akimat, reason_code="no_means", **journeys.IN_BOTH)

    call.move("appeal", by=call.author, reason="Келіспейміз")

    assert call.office == country.offices[0]


def test_a_colleague_of_both_offices_marks_nothing_as_given(clerk):
    promise = BodyPromiseFactory()
    initiative = promise.involvement.initiative
    initiative.called_by = clerk.offices[0]
    initiative.save()
    both = OfficialFactory(at=promise.involvement.office)
    assert both.has_perm("initiatives.mark_given", promise)
    MembershipFactory(user=both, office=clerk.offices[0])
    both.forget_offices()

    assert not both.has_perm("initiatives.mark_given", promise)
    assert not type(promise).objects.to_be_given_by(both).exists()


def test_nobody_who_sits_or_sat_in_the_calling_office_stands_behind_the_call(
    clerk, akimat, colleagues
):
    call = sent(clerk)

    for colleague in colleagues:
        with pytest.raises(Refusal, match="own_thing"):
            backing.back(colleague, call)
    assert backing.back(UserFactory(confirmed=True), call)


def test_nobody_who_sits_or_sat_in_the_calling_office_is_asked_about_the_result(
    clerk, akimat, colleagues
):
    call = sent(clerk)
    neighbour = SupportFactory(subject=call).user
    for colleague in colleagues:
        SupportFactory(subject=call, user=colleague)

    assert affected.evaluators_of(call, invited=colleagues) == {neighbour.pk}


def test_no_link_and_no_page_takes_a_word_of_a_colleague_about_the_result(
    clerk, akimat, colleagues
):
    call = sent(clerk)
    Initiative.objects.filter(pk=call.pk).update(stage=Stage.EVALUATION)
    call.refresh_from_db()
    evaluation = evaluating.open_round(call, {one.pk for one in colleagues})

    for question in EvaluationQuestion.objects.filter(evaluation=evaluation):
        with pytest.raises(Refusal, match="own_work"):
            evaluating.answer(evaluation, question.user, verdict="yes")
        with pytest.raises(Refusal, match="evaluation_over"):
            evaluated_by_link.answer_by(evaluated_links.word_for(question), verdict="yes")
    assert not evaluation.answers.exists()


def test_no_colleague_decides_on_a_problem_that_the_call_carries(clerk, akimat, colleagues):
    call = sent(clerk)
    problem = ProblemFactory(confirmed=True, region=call.region, office=akimat.offices[0])
    call.problems.add(problem)
    Initiative.objects.filter(pk=call.pk).update(stage=Stage.IMPLEMENTATION)

    for colleague in colleagues:
        MembershipFactory(user=colleague, office=akimat.offices[0])
        colleague.forget_offices()
        assert not colleague.has_perm("initiatives.review_problem", problem)
        assert problem not in Problem.objects.on_the_desk_of(colleague)
    assert problem in Problem.objects.on_the_desk_of(akimat)
