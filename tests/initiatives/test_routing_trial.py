"""The tester and what is applied agree, on a thousand random reports."""

from collections import Counter
from datetime import time, timedelta
from random import Random

import pytest
import time_machine
from django.utils import timezone

from accounts.roles import OfficeKind
from geo.fields import point
from initiatives import routing_trial
from initiatives.models import Problem, RoutingRule
from initiatives.reporting import report_problem
from initiatives.routing import office_for
from initiatives.routing_trial import decisions, try_rule
from tests.factories.accounts import OfficeFactory, UserFactory
from tests.factories.geo import RegionFactory, outline
from tests.factories.initiatives import DirectionFactory, ProblemCategoryFactory, ProblemFactory
from tests.factories.kinds import RoutingRuleFactory

pytestmark = pytest.mark.django_db
REPORTS, DAYS = 1000, 60
WEST, SOUTH, EAST, NORTH = 70.0, 50.0, 72.0, 52.0


class Town:
    """A region of two districts, offices and departments, some rules, and reports by chance."""

    def __init__(self, seed):
        self.luck = Random(seed)
        self.region = RegionFactory(box=(WEST, SOUTH, EAST, NORTH))
        middle = (WEST + EAST) / 2
        self.districts = [
            RegionFactory(under=self.region, box=(WEST, SOUTH, middle, NORTH)),
            RegionFactory(under=self.region, box=(middle, SOUTH, EAST, NORTH)),
        ]
        self.spheres = [DirectionFactory(code=f"D0{n}") for n in range(1, 4)]
        self.words = [
            ProblemCategoryFactory(code=f"kind-{n}", direction=self.luck.choice(self.spheres))
            for n in range(6)
        ]
        self.offices = [OfficeFactory(region=self.region, kind=OfficeKind.OFFICIAL_REGION)]
        self.offices += [OfficeFactory(region=unit) for unit in self.districts[:1]]
        for unit in (self.region, *self.districts):
            codes = [self.luck.choice(self.spheres).code]
            kind = OfficeKind.DEPARTMENT
            self.offices.append(OfficeFactory(region=unit, kind=kind, direction_codes=codes))

    def rule(self, **facts):
        """An exception by chance, not kept yet; what is given is not left to chance."""
        chance = self.luck
        drawn = chance.choice(
            [{}, {"category": chance.choice(self.words)}, {"direction": self.spheres[0]}]
        )
        drawn |= chance.choice([{}, {"season_from": "10-01", "season_until": "11-10"}])
        drawn |= chance.choice([{}, {"weekdays": chance.sample(range(1, 8), 3)}])
        drawn |= chance.choice([{}, {"hour_from": time(20), "hour_until": time(8)}])
        drawn |= chance.choice([{}, {"area": self.area()}, {"area": self.area()}])
        drawn |= {"region": chance.choice([self.region, *self.districts])}
        drawn |= {"office": chance.choice(self.offices), "order": chance.randint(1, 20)}
        return RoutingRuleFactory.build(**drawn | facts)

    def area(self):
        """A box somewhere, over the border of the districts as well."""
        west, south = self.luck.uniform(WEST, EAST), self.luck.uniform(SOUTH, NORTH)
        return outline(west, south, west + 0.8, south + 0.8)

    def place(self):
        return point(self.luck.uniform(WEST, EAST), self.luck.uniform(SOUTH, NORTH))


def past_reports(town, count):
    """So many reports of the last weeks, each at its moment, at the office of that day."""
    author, made = UserFactory(confirmed=True), []
    for number in range(count):
        place, word = town.place(), town.luck.choice(town.words)
        at = timezone.now() - timedelta(minutes=town.luck.randrange(60, (DAYS - 1) * 24 * 60))
        region = town.districts[place.x > (WEST + EAST) / 2]
        facts = {"location": place, "public_location": place, "region": region, "category": word}
        routed = office_for(word, region, place=place, at=at)
        facts |= {"office": routed.office, "routed_because": routed.why, "created_at": at}
        made.append(Problem(number=f"T-{number}", author=author, stage="confirmed", **facts))
    return Problem.objects.bulk_create(made)


def test_what_the_tester_shows_is_what_a_thousand_reports_get():
    town = Town(seed=3)
    for _ in range(8):
        town.rule().save()
    new = RoutingRuleFactory.build(
        region=town.region, office=town.offices[-1], order=1, weekdays=[1, 2, 3, 4, 5],
        area=outline(70.2, 50.2, 71.6, 51.6), hour_from=time(8), hour_until=time(20),
    )  # fmt: skip
    past = past_reports(town, REPORTS)
    foretold = {p.pk: (before, after) for p, before, after in decisions(new, days=DAYS)}
    assert [foretold[old.pk][0].why for old in past] == [old.routed_because for old in past]

    new.save()

    for old in past:
        assert applied(old) == expected(foretold[old.pk][1], new), old.number
    for old in past[::20]:
        assert sent_again(old) == expected(foretold[old.pk][1], new), old.number
    changed = Counter(before.office != after.office for before, after in foretold.values())
    assert min(changed.values()) > 100


def expected(foretold, rule):
    """The office and the reason, with the key the rule has by now."""
    return foretold.office, foretold.why.replace("rule:None", f"rule:{rule.pk}")


def applied(old):
    """What routing says of the same report."""
    routed = office_for(old.category, old.region, place=old.location, at=old.created_at)
    return routed.office, routed.why


def sent_again(old):
    """The same report by the whole way of a person, at the same moment."""
    with time_machine.travel(old.created_at, tick=False):
        new = report_problem(
            lon=old.location.x, lat=old.location.y, category=old.category, author=old.author
        )
    return new.office, new.routed_because


def test_a_kept_rule_is_tried_in_its_own_place_and_with_its_old_territory():
    town = Town(seed=5)
    west, east = town.districts
    rule = RoutingRuleFactory(region=west, office=town.offices[0], order=1)
    for unit in (west, east):
        ProblemFactory(confirmed=True, region=unit, category=town.words[0])

    rule.region = east
    trial = try_rule(rule)

    assert trial.looked_at == 2
    moved = {change.problem.region: change for change in trial.changes}
    assert moved[west].before.why == f"rule:{rule.pk}" != moved[west].after.why
    assert moved[east].after.why == f"rule:{rule.pk}" != moved[east].before.why
    assert [count for _, _, count in trial.ways] == [1, 1]


def test_a_rule_that_is_put_out_of_use_sends_its_reports_back():
    town = Town(seed=7)
    rule = RoutingRuleFactory(region=town.region, office=town.offices[0], order=1)
    problem = ProblemFactory(confirmed=True, region=town.districts[0], category=town.words[0])

    rule.is_active = False

    assert [change.problem for change in try_rule(rule).changes] == [problem]
    assert RoutingRule.objects.get(pk=rule.pk).is_active


def test_old_reports_drafts_and_other_territories_are_not_looked_at():
    town = Town(seed=9)
    problem = ProblemFactory(confirmed=True, region=town.districts[0])
    ProblemFactory(region=town.districts[0])
    ProblemFactory(confirmed=True)
    rule = RoutingRuleFactory.build(region=town.region, office=town.offices[0])
    assert try_rule(rule).looked_at == 1

    Problem.objects.filter(pk=problem.pk).update(created_at=timezone.now() - timedelta(days=91))

    assert try_rule(rule).looked_at == 0


def test_the_tester_asks_as_much_for_many_reports_as_for_one(django_assert_max_num_queries):
    town = Town(seed=11)
    for _ in range(4):
        town.rule().save()
    ProblemFactory.create_batch(12, confirmed=True, region=town.districts[0])

    with django_assert_max_num_queries(4):
        try_rule(town.rule())


def test_a_tester_that_forgets_a_condition_is_noticed(monkeypatch):
    """The twin: without the areas the tester foretells something else."""
    town = Town(seed=13)
    rule = RoutingRuleFactory.build(
        region=town.region, office=town.offices[0], order=1,
        area=outline(WEST, SOUTH, EAST, NORTH),
    )  # fmt: skip
    for word in town.words:
        ProblemFactory.create_batch(3, confirmed=True, region=town.districts[0], category=word)
    right = [after.why for _, _, after in decisions(rule, days=DAYS)]

    whole = routing_trial.decide
    monkeypatch.setattr(
        routing_trial, "decide", lambda told, ways, **_: whole(told, ways, around=())
    )

    assert right != [after.why for _, _, after in decisions(rule, days=DAYS)]
