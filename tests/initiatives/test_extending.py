"""One extension with reason and notice; forwarding within three days; what was corrected moves."""

from datetime import date, timedelta

import pytest
import time_machine
from django.utils import timezone

from accounts.roles import OfficeKind
from initiatives.receipt import extend_until, forward_until
from initiatives.rerouting import reroute
from initiatives.stages import ProblemStage, Stage
from kernel.calendar import load
from kernel.workflow import Refusal, Workflow
from notifications.audiences import AUDIENCES
from tests.factories import journeys
from tests.factories.accounts import OfficeFactory, OfficialFactory, StaffFactory
from tests.factories.community import SupportFactory
from tests.factories.geo import RegionFactory
from tests.factories.initiatives import (
    DirectionFactory,
    InitiativeFactory,
    ProblemCategoryFactory,
    ProblemFactory,
)

pytestmark = pytest.mark.django_db
MONDAY = "2026-11-23T10:00:00+05:00"
WHY = journeys.IN_BOTH


def day(moment):
    return timezone.localtime(moment).date().isoformat()


def later(days):
    return time_machine.travel(timezone.now() + timedelta(days=days), tick=False)


def refusal(subject, verb, **given):
    with pytest.raises(Refusal) as refused:
        subject.move(verb, by=journeys.official_of(subject.region), **given)
    return refused.value.code


@pytest.fixture(params=["problem", "initiative"])
def under_review(request):
    load()
    with time_machine.travel(MONDAY, tick=False):
        region = OfficialFactory(of=RegionFactory()).offices[0].region
        if request.param == "problem":
            yield ProblemFactory(at_stage=ProblemStage.ACKNOWLEDGED, region=region)
        else:
            yield InitiativeFactory(at_stage=Stage.IN_REVIEW, region=region)


def test_a_term_is_extended_once_and_everybody_reads_why(under_review):
    stage, before = under_review.stage, under_review.due_at
    assert (day(before), day(extend_until(under_review))) == ("2026-12-14", "2027-01-25")

    entry = under_review.move(
        "extend", by=journeys.official_of(under_review.region), until=date(2027, 1, 22), **WHY
    )

    assert (under_review.stage, day(under_review.due_at)) == (stage, "2027-01-22")
    assert entry.details["until_day"] == "2027-01-22"
    assert entry.details["public_answer_kk"] == WHY["public_answer_kk"]
    again = refusal(under_review, "extend", until=date(2027, 1, 25), **WHY)
    assert again == "extended_already"


@pytest.mark.parametrize(
    ("until", "code"),
    [
        (date(2026, 12, 14), "until_not_later"),
        (date(2026, 11, 20), "until_not_later"),
        (date(2026, 12, 16), "until_is_a_day_of_rest"),
        (date(2026, 12, 19), "until_is_a_day_of_rest"),
        (date(2027, 1, 26), "until_too_late"),
        (None, "until_missing"),
    ],
)
def test_an_extension_is_later_on_a_working_day_and_within_two_months(under_review, until, code):
    assert refusal(under_review, "extend", until=until, **WHY) == code


def test_an_extension_without_a_reason_in_both_languages_is_refused(under_review):
    given = {"until": date(2027, 1, 22), "public_answer_kk": "Сынақ керек"}

    assert refusal(under_review, "extend", **given) == "public_answer_ru_missing"


def test_an_extension_tells_the_author_and_those_who_follow(under_review):
    support = SupportFactory(subject=under_review)
    entry = journeys.make("extend", under_review)

    move = Workflow.registry[entry.workflow].named("extend")
    people = {key for name in move.tells for key in AUDIENCES[name](under_review, entry)}
    assert people == {under_review.author_id, support.user_id}


def test_in_an_initiatives_hands_the_plan_is_the_clock():
    problem = ProblemFactory(at_stage=ProblemStage.CONFIRMED)
    InitiativeFactory(at_stage=Stage.TEAM_SELECTION, problems=[problem], region=problem.region)
    journeys.make("take_up", problem)
    assert problem.stage == ProblemStage.IN_WORK

    assert refusal(problem, "extend", until=date(2027, 1, 22), **WHY) == "clock_is_the_plan"


def test_another_office_has_an_extension_of_its_own(under_review):
    journeys.make("extend", under_review)
    other = OfficialFactory(of=under_review.region)
    under_review.move(
        "forward", by=journeys.official_of(under_review.region), office=other.offices[0],
        reason="Басқа бөлім", reason_code="wrong_office",
    )  # fmt: skip
    journeys.make("take_up", under_review)

    journeys.make("extend", under_review)

    assert under_review.journal().filter(verb="extend").count() == 2


def test_after_three_working_days_only_the_office_above_sends_it_on(under_review):
    above = OfficialFactory(of=under_review.region.parent)
    elsewhere = OfficeFactory(region=under_review.region)
    given = {"office": elsewhere, "reason": "Басқа бөлім", "reason_code": "wrong_office"}
    assert day(forward_until(under_review)) == "2026-11-26"

    with later(days=4):
        assert refusal(under_review, "forward", **given) == "forward_is_late"
        under_review.move("forward", by=above, **given)

    assert under_review.office == elsewhere


def test_within_three_working_days_the_office_sends_it_on_itself(under_review):
    with later(days=3):
        journeys.make("forward", under_review)

    assert under_review.last_entry().verb == "forward"


def test_the_akimat_of_the_same_territory_stands_above_its_department():
    region = RegionFactory()
    department = StaffFactory(kind=OfficeKind.DEPARTMENT, of=region)
    akimat = OfficialFactory(of=region)
    problem = ProblemFactory(confirmed=True, region=region, office=department.offices[0])
    given = {"office": akimat.offices[0], "reason": "Өзіміз", "reason_code": "wrong_office"}

    with later(days=9):
        with pytest.raises(Refusal, match="forward_is_late"):
            problem.move("forward", by=department, **given)
        problem.move("forward", by=akimat, **given)

    assert problem.office == akimat.offices[0]


@pytest.fixture
def two_spheres(db):
    """A district with an official and two departments of different spheres."""
    region = RegionFactory()
    roads, health = (DirectionFactory(code=code) for code in ("D16", "D01"))
    for sphere in (roads, health):
        office = OfficeFactory(
            region=region, kind=OfficeKind.DEPARTMENT, direction_codes=[sphere.code]
        )
        OfficialFactory(at=office)
    words = [
        ProblemCategoryFactory(code="lighting", direction=roads),
        ProblemCategoryFactory(code="clinic", direction=health),
    ]
    return region, words


def test_a_corrected_kind_goes_to_the_office_that_answers_and_both_are_told(two_spheres):
    region, (lighting, clinic) = two_spheres
    before, after = region.offices.order_by("pk")
    problem = ProblemFactory(confirmed=True, region=region, category=lighting, office=before)
    problem.category = clinic
    problem.save()

    entry = reroute(problem, because="category_changed")

    assert (problem.office, problem.routed_because) == (after, "department")
    assert (entry.verb, entry.actor, entry.reason_code) == ("reroute", None, "category_changed")
    told = {
        name: list(AUDIENCES[name](problem, entry)) for name in ("that_office", "office_before")
    }
    assert told == {
        "that_office": [after.memberships.get().user_id],
        "office_before": [before.memberships.get().user_id],
    }


def test_what_stays_with_its_office_or_is_in_work_is_not_sent_on(two_spheres):
    region, (lighting, clinic) = two_spheres
    before, _after = region.offices.order_by("pk")
    stays = ProblemFactory(confirmed=True, region=region, category=lighting, office=before)
    assert reroute(stays, because="place_changed") is None

    in_work = ProblemFactory(at_stage="in_work", region=region, category=clinic, office=before)
    assert reroute(in_work, because="category_changed") is None
    assert in_work.office == before


def test_a_report_still_held_is_only_readdressed(two_spheres):
    region, (_lighting, clinic) = two_spheres
    problem = ProblemFactory(region=region, category=clinic, office=None)

    assert reroute(problem, because="category_changed") is None

    problem.refresh_from_db()
    assert problem.routed_because == "department"
    assert not problem.journal().exists()
