"""Exceptions of routing: each condition, their order, and what the database refuses."""

from datetime import datetime, time
from zoneinfo import ZoneInfo

import pytest
from django.db import IntegrityError, connection
from django.test.utils import CaptureQueriesContext

from geo.fields import point
from initiatives.models import RoutingRule
from initiatives.routing import office_for
from initiatives.routing_fit import is_answered, is_in_hours, is_in_season
from tests.factories.accounts import OfficeFactory
from tests.factories.geo import RegionFactory, outline
from tests.factories.initiatives import DirectionFactory, ProblemCategoryFactory
from tests.factories.kinds import RoutingRuleFactory

pytestmark = pytest.mark.django_db
WEDNESDAY_NOON = datetime(2026, 11, 25, 12, 0, tzinfo=ZoneInfo("Asia/Almaty"))


@pytest.fixture
def district():
    made = RegionFactory(under=RegionFactory(box=(70, 50, 72, 52)), box=(70, 50, 71, 51))
    OfficeFactory(region=made)
    return made


@pytest.fixture
def lighting(db):
    return ProblemCategoryFactory(direction=DirectionFactory(code="D16"))


def goes(lighting, district, **facts):
    """Where a report goes, in one word."""
    facts = {"place": point(70.5, 50.5), "at": WEDNESDAY_NOON} | facts
    return office_for(lighting, district, **facts).why.partition(":")[0]


@pytest.mark.parametrize(
    ("facts", "fits"),
    [
        ({"season_from": "10-15", "season_until": "04-15"}, True),
        ({"season_from": "04-16", "season_until": "10-14"}, False),
        ({"weekdays": [3]}, True),
        ({"weekdays": [6, 7]}, False),
        ({"hour_from": time(9), "hour_until": time(18)}, True),
        ({"hour_from": time(18), "hour_until": time(9)}, False),
        ({"question": "owner", "answer": "KSK"}, True),
        ({"question": "owner", "answer": "city"}, False),
        ({"question": "unasked", "answer": "yes"}, False),
        ({"area": outline(70.4, 50.4, 70.6, 50.6)}, True),
        ({"area": outline(70.6, 50.6, 70.8, 50.8)}, False),
        ({"is_active": False}, False),
    ],
)
def test_an_exception_fits_when_each_of_its_conditions_holds(lighting, district, facts, fits):
    RoutingRuleFactory(region=district, **facts)

    why = goes(lighting, district, answers={"owner": "ksk"})

    assert why == ("rule" if fits else "territory")


def test_an_exception_speaks_of_a_kind_of_a_sphere_or_of_everything(lighting, district):
    roads = ProblemCategoryFactory(code="roads", direction=DirectionFactory(code="D01"))
    rule = RoutingRuleFactory(region=district, category=lighting)
    assert (goes(lighting, district), goes(roads, district)) == ("rule", "territory")

    RoutingRule.objects.filter(pk=rule.pk).update(category=None, direction=roads.direction)
    assert (goes(lighting, district), goes(roads, district)) == ("territory", "rule")
    assert goes(roads.direction, district) == "rule"

    RoutingRule.objects.filter(pk=rule.pk).update(direction=None)
    assert goes(None, district) == "rule"


def test_an_exception_holds_in_its_territory_and_below_and_nowhere_else(lighting, district):
    RoutingRuleFactory(region=district.parent)
    elsewhere = RegionFactory()
    OfficeFactory(region=elsewhere)

    assert (goes(lighting, district), goes(lighting, elsewhere)) == ("rule", "territory")


def test_the_first_in_order_decides(lighting, district):
    late = RoutingRuleFactory(region=district, order=20)
    first = RoutingRuleFactory(region=district.parent, order=10)
    same_order = RoutingRuleFactory(region=district, order=10)

    routed = office_for(lighting, district)

    assert routed.office == first.office != same_order.office != late.office
    assert routed.why == f"rule:{first.pk}"


def test_a_closed_office_is_passed_over(lighting, district):
    rule = RoutingRuleFactory(region=district)
    rule.office.is_active = False
    rule.office.save()

    assert goes(lighting, district) == "territory"


def test_a_season_may_lie_over_the_new_year_and_hours_over_midnight():
    assert [is_in_season("11-01", "03-31", d) for d in ("11-01", "01-15", "03-31")] == [True] * 3
    assert not is_in_season("11-01", "03-31", "04-01")
    assert [is_in_hours(time(20), time(6), time(h)) for h in (20, 23, 5)] == [True] * 3
    assert not is_in_hours(time(20), time(6), time(6))


@pytest.mark.parametrize("given", ["Иә", " иә ", ["жоқ", "иә"], ("Иә",)])
def test_an_answer_is_compared_without_case_and_among_several(given):
    assert is_answered(given, "ИӘ")
    assert is_answered(given=True, wanted="yes")
    assert not is_answered(None, "None")


@pytest.mark.parametrize(
    "facts",
    [
        {"season_from": "10-15"},
        {"season_from": "13-01", "season_until": "14-01"},
        {"weekdays": [0]},
        {"hour_from": time(9)},
        {"hour_from": time(9), "hour_until": time(9)},
        {"question": "owner"},
    ],
)
def test_the_database_refuses_a_rule_that_could_not_fit(district, facts):
    with pytest.raises(IntegrityError, match="routing_rule_"):
        RoutingRuleFactory(region=district, **facts)


def test_the_database_refuses_two_words_in_one_rule(district, lighting):
    with pytest.raises(IntegrityError, match="routing_rule_names_one_word"):
        RoutingRuleFactory(region=district, category=lighting, direction=lighting.direction)


def test_routing_costs_two_questions_however_many_rules_and_levels(lighting, district):
    RoutingRuleFactory.create_batch(30, region=district, weekdays=[1])

    with CaptureQueriesContext(connection) as asked:
        office_for(lighting, district, place=point(70.5, 50.5))

    assert len(asked) == 2
