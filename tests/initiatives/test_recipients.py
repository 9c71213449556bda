"""A planted hole is red; what only sometimes holds fills none; an empty office is on paper."""

import pytest
from django.core.management import CommandError, call_command

from accounts.roles import OfficeKind
from initiatives import recipients
from tests.factories.accounts import OfficeFactory, OfficialFactory
from tests.factories.geo import RegionFactory
from tests.factories.initiatives import DirectionFactory, ProblemCategoryFactory
from tests.factories.kinds import RoutingRuleFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def land():
    """A region of two districts: one with an official, one with a department of roads only."""
    region = RegionFactory()
    served, bare = RegionFactory.create_batch(2, under=region)
    OfficialFactory(of=served)
    OfficeFactory(region=bare, kind=OfficeKind.DEPARTMENT, direction_codes=["D16"])
    ProblemCategoryFactory(code="roads", direction=DirectionFactory(code="D16"))
    ProblemCategoryFactory(code="clinic", direction=DirectionFactory(code="D01"))
    return region, served, bare


def found(within=None):
    return [(cell.unit, cell.category.code) for cell in recipients.holes(within)]


def test_a_kind_of_problem_without_a_recipient_is_a_hole(land):
    region, served, bare = land

    assert found() == [(bare, "clinic")]
    assert found(served) == []
    assert [cell.category.code for cell in recipients.cells(bare) if cell.is_on_paper] == ["roads"]
    assert len(list(recipients.cells(region))) == 4


def test_an_exception_fills_a_hole_only_if_it_always_holds(land):
    region, _served, bare = land
    office = OfficeFactory(region=region, kind=OfficeKind.DEPARTMENT)
    rule = RoutingRuleFactory(region=bare, office=office, weekdays=[1])
    assert found() == [(bare, "clinic")]

    rule.weekdays = []
    rule.save()

    assert found() == []


def test_a_region_without_districts_is_a_row_of_its_own(land):
    alone = RegionFactory()

    assert {unit for unit, _ in found()} == {alone, land[2]}


def test_the_command_names_the_holes_and_fails(land, capsys):
    region, served, bare = land

    with pytest.raises(CommandError, match="1 of 4 cells without a recipient, 1 on paper only"):
        call_command("check_coverage", region=region.kato)
    assert f"{bare.kato} {bare.name}: clinic" in capsys.readouterr().out

    call_command("check_coverage", region=served.kato)
    with pytest.raises(CommandError, match="there is no unit"):
        call_command("check_coverage", region="999999999")


def test_the_matrix_costs_the_same_for_a_country_as_for_a_district(
    land, django_assert_max_num_queries
):
    RegionFactory.create_batch(9, under=land[0])

    with django_assert_max_num_queries(7):
        list(recipients.cells())
