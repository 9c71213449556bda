"""Exceptions are tried before they are kept; the matrix shows the holes; people read why."""

import uuid

import pytest
from django.conf import settings
from django.core.cache import cache
from django.urls import reverse
from django.utils import timezone, translation

from accounts.roles import OfficeKind
from initiatives.models import Problem, RoutingRule
from mapapp.web.pages.terms import MEANINGS
from tests.factories.accounts import CoordinatorFactory, OfficeFactory, OfficialFactory
from tests.factories.geo import RegionFactory
from tests.factories.initiatives import DirectionFactory, ProblemCategoryFactory, ProblemFactory
from tests.factories.kinds import RoutingRuleFactory
from tests.initiatives.cast import everyone

pytestmark = pytest.mark.django_db
CORNERS = "43.20, 76.90\n43.20, 77.00\n43.30, 77.00\n43.30, 76.90"


@pytest.fixture(autouse=True)
def in_english():
    with translation.override("en"):
        yield


@pytest.fixture
def town():
    made = RegionFactory(box=(76.9, 43.2, 77.0, 43.3))
    OfficialFactory(of=made)
    return made


@pytest.fixture
def keeper(client, town):
    person = CoordinatorFactory(of=town)
    client.force_login(person)
    return person


@pytest.fixture
def department(town):
    return OfficeFactory(region=town, kind=OfficeKind.DEPARTMENT)


def typed(town, department, **more):
    facts = {
        "region": town.pk, "office": department.pk, "order": 10, "is_active": "on",
        "reason_kk": "Басқарма шешеді.", "reason_ru": "Решает управление.",
    }  # fmt: skip
    return facts | more


def test_an_exception_is_shown_on_past_reports_and_kept_only_then(
    client, keeper, town, department
):
    problem = ProblemFactory(confirmed=True, region=town)
    sent = typed(town, department, area=CORNERS, season_from="1.1", season_until="31.12")

    tried = client.post(reverse("routing:new"), sent | {"save": "1"})
    assert not RoutingRule.objects.exists()
    shown = tried.context["shown"]
    assert shown.sentence == (
        "1 report came from there in the last 90 days. With this exception 1 would go elsewhere."
    )
    assert problem.number in tried.text

    kept = client.post(reverse("routing:new"), sent | {"save": "1", "tried": shown.digest})
    assert kept.url == reverse("routing:rules")
    rule = RoutingRule.objects.get()
    assert (rule.season_from, rule.changed_by, rule.office) == ("01-01", keeper, department)
    assert "inside the drawn area" in client.get(kept.url).text


def test_what_was_tried_and_changed_since_is_tried_again(client, keeper, town, department):
    first = client.post(reverse("routing:new"), typed(town, department)).context["shown"]
    changed = typed(town, department, weekdays=["6", "7"], save="1", tried=first.digest)

    answer = client.post(reverse("routing:new"), changed)

    assert answer.context["shown"].digest != first.digest
    assert not RoutingRule.objects.exists()


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"season_from": "15.10"}, "season_until"),
        ({"season_from": "31.02", "season_until": "1.3"}, "season_from"),
        ({"hour_from": "09:00", "hour_until": "09:00"}, "hour_until"),
        ({"question": "owner"}, "answer"),
        ({"area": "43.2, 76.9\n43.3, 77.0"}, "area"),
        ({"area": "43.2, 76.9\n43.3, 77.0\n43.2, 77.0\n43.3, 76.9"}, "area"),
        ({"area": "POLYGON((1 1))\nx\ny"}, "area"),
        ({"reason_ru": ""}, "reason_ru"),
    ],
)
@pytest.mark.usefixtures("keeper")
def test_a_gap_is_named_and_what_was_typed_stays(client, town, department, more, field):
    answer = client.post(reverse("routing:new"), typed(town, department, **more))

    assert answer.status_code == 422
    assert set(answer.context["form"].errors) == {field}
    assert "Басқарма шешеді." in answer.text


def test_nobody_makes_an_exception_for_another_territory(client, keeper, department):
    elsewhere = RegionFactory()
    answer = client.post(reverse("routing:new"), typed(elsewhere, department))
    assert set(answer.context["form"].errors) == {"region"}

    theirs = RoutingRuleFactory(region=elsewhere)
    assert client.get(reverse("routing:rule", args=[theirs.pk])).status_code == 404


def test_the_list_and_the_permission_agree_for_everybody(town):
    rules = [RoutingRuleFactory(region=unit) for unit in (town, town.parent, RegionFactory())]

    for person in everyone(RegionFactory(under=town)).values():
        may = {rule for rule in rules if person.has_perm("initiatives.keep_routing_rule", rule)}
        assert set(RoutingRule.objects.kept_by(person)) == may
    keeper = CoordinatorFactory(of=town)
    assert set(RoutingRule.objects.kept_by(keeper)) == {rules[0]}


def test_a_planted_hole_is_a_red_square_and_a_note(client, keeper, town, clean_cache):
    roads = ProblemCategoryFactory(code="roads", direction=DirectionFactory(code="D16"))
    whole = client.get(reverse("routing:coverage"))
    assert "matrix__square--good" in whole.text
    assert "coverage" not in client.get("/readyz").json()["notes"]

    town.offices.exclude(kind=OfficeKind.COORDINATOR).update(is_active=False)
    cache.clear()

    red = client.get(reverse("routing:coverage"))
    assert "matrix__square--danger" in red.text
    assert roads.name in red.text
    ready = client.get("/readyz")
    assert ready.status_code == 200
    assert ready.json()["notes"]["coverage"].startswith("1 of 1 cells")


def test_a_missing_calendar_is_a_note_and_no_reason_to_turn_away(
    client, clean_cache, time_machine
):
    time_machine.move_to("2031-01-10")

    answer = client.get("/readyz")

    assert answer.status_code == 200
    assert "no calendar of 2031" in answer.json()["notes"]["calendar"]


def test_people_read_why_an_office_has_it(client, town, department):
    rule = RoutingRuleFactory(region=town, office=department, weekdays=[1])
    told = {
        "territory": "This office answers there",
        "nobody": "No office answers",
        "forwarded": "Another office passed it on",
        f"rule:{rule.pk}": "An exception holds here: The department deals with this.",
        "rule:999999": "",
        "": "",
    }
    problem = ProblemFactory(confirmed=True, region=town)
    for code, words in told.items():
        Problem.objects.filter(pk=problem.pk).update(routed_because=code)
        page = client.get(reverse("problems:detail", args=[problem.pk])).text
        assert (words or "<main") in page
        assert ("Why this office?" in page) == bool(words), code


def test_the_desk_says_how_long_it_may_be_passed_on_and_closes_the_form_afterwards(client, town):
    problem = ProblemFactory(confirmed=True, region=town)
    official = town.offices.get(kind=OfficeKind.OFFICIAL_REGION).memberships.get().user
    client.force_login(official)
    page = reverse("review:problem", args=[problem.pk])
    assert "By law it can be passed on until" in client.get(page).text

    entry = problem.last_entry()
    type(problem).objects.filter(pk=problem.pk).update(created_at=timezone.now())
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("initiatives.receipt.forward_until", lambda _: entry.at)
        late = client.get(page).text

    assert "The three working days to pass it on are over" in late
    assert 'name="forward-office"' not in late


def test_every_term_has_a_name_and_a_meaning_of_its_own():
    """A code among the words for people would be a term nobody named."""
    assert set(settings.TERMS) == set(MEANINGS)


def test_terms_are_public_with_their_source_and_the_day_they_were_checked(client):
    page = client.get(reverse("pages:terms")).text

    assert "15 working days" in page
    assert "up to 2 months" in page
    assert "Article 76" in page
    assert "22 November" in page


@pytest.mark.parametrize("side", [0, 1])
def test_in_the_border_band_both_sides_are_offered_and_the_chosen_ones_office_answers(
    client, clean_cache, side
):
    region = RegionFactory(box=(70, 50, 72, 52))
    sides = [RegionFactory(under=region, box=(w, 50, w + 1, 52)) for w in (70, 71)]
    offices = [OfficialFactory(of=unit).offices[0] for unit in sides]
    typed = {
        "client_id": uuid.uuid4(), "lon": "71.0005", "lat": "51.0",
        "category": ProblemCategoryFactory().code,
    }  # fmt: skip

    asked = client.post(reverse("problems:new"), typed)
    assert set(asked.context["form"].sides) == set(sides)
    client.post(reverse("problems:new"), typed | {"side": sides[side].kato})

    problem = Problem.objects.get()
    assert (problem.region, problem.office) == (sides[side], offices[side])
    assert problem.routed_because == "territory"
