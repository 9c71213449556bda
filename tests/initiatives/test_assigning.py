"""A thing on the desk is given to a person of the office, or to a post below it."""

import pytest

from accounts.roles import OfficeKind
from initiatives import assigning
from initiatives.models import Problem
from kernel.models import JournalEntry
from kernel.workflow import Refusal
from tests.factories import journeys
from tests.factories.accounts import OfficeFactory, OfficialFactory, UserFactory
from tests.factories.geo import RegionFactory
from tests.factories.initiatives import ProblemFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def official():
    return OfficialFactory(of=RegionFactory(under=RegionFactory()))


@pytest.fixture
def problem(official):
    return ProblemFactory(confirmed=True, region=official.offices[0].region)


@pytest.fixture
def department(problem, official):
    return OfficeFactory(region=problem.region, kind=OfficeKind.DEPARTMENT)


def refused(problem, **given):
    with pytest.raises(Refusal) as refusal:
        assigning.assign(problem, **given)
    return refusal.value.code


def test_a_colleague_or_a_post_below_gets_it_and_the_desk_remembers(problem, official, department):
    colleague = OfficialFactory(at=problem.office)

    assigning.assign(problem, by=official, to=colleague)
    assigning.assign(problem, by=official, office=department)

    problem.refresh_from_db()
    assert (problem.assigned_to, problem.assigned_office) == (None, department)
    told = problem.desk_journal().values_list("actor", "details__to_id", "details__office_id")
    assert list(told) == [(official.pk, colleague.pk, 0), (official.pk, 0, department.pk)]


def test_the_queue_finds_what_is_given_to_a_person_or_to_their_post(problem, official, department):
    assert list(Problem.objects.unassigned()) == [problem]

    assigning.assign(problem, by=official, to=official)
    assert list(Problem.objects.assigned_to(official)) == [problem]
    assert list(Problem.objects.unassigned()) == []

    assigning.assign(problem, by=official, office=department)
    clerk = OfficialFactory(at=department)
    assert list(Problem.objects.assigned_to(clerk)) == [problem]
    assert not Problem.objects.assigned_to(official).exists()


def test_nobody_elsewhere_and_nobody_twice(problem, official, department):
    stranger = OfficialFactory(at=OfficeFactory())
    elsewhere = OfficeFactory(region=RegionFactory())

    assert refused(problem, by=official, to=stranger) == "assignee_elsewhere"
    assert refused(problem, by=official, office=elsewhere) == "assignee_elsewhere"
    assert refused(problem, by=official, office=problem.office) == "assignee_elsewhere"
    assert refused(problem, by=official, to=official, office=department) == "assignee_twice"
    assert refused(problem, by=UserFactory(confirmed=True), to=official) == "not_allowed"


def test_the_author_is_no_colleague_on_their_own_problem(official):
    office = official.offices[0]
    problem = ProblemFactory(confirmed=True, region=office.region, office=office, author=official)

    assert official not in assigning.colleagues(problem)


def test_the_same_hands_again_are_no_entry(problem, official):
    assigning.assign(problem, by=official, to=official)

    assert assigning.assign(problem, by=official, to=official) is None


def test_another_office_begins_with_free_hands(problem, official):
    assigning.assign(problem, by=official, to=official)

    journeys.walk_on(problem, "forward")

    assert (problem.assigned_to, problem.assigned_office) == (None, None)


def test_the_public_journal_and_open_pages_do_not_know_of_it(problem, official):
    seen = problem.last_entry().pk

    assigning.assign(problem, by=official, to=official)

    assert problem.last_entry().pk == seen
    assert not problem.journal().filter(verb="assign").exists()
    assert problem.move("take_up", by=official, seen=seen).verb == "take_up"


def test_without_the_line_the_public_journal_would_show_it(problem, official, monkeypatch):
    """The twin: every entry is everybody's."""

    def whole(problem):
        return JournalEntry.objects.of(problem)

    monkeypatch.setattr(Problem, "journal", whole)

    assigning.assign(problem, by=official, to=official)

    assert problem.journal().filter(verb="assign").exists()
