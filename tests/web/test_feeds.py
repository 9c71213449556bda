from xml.etree import ElementTree as ET

import icalendar
import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.models import Membership
from notifications import due_dates
from tests.factories.accounts import OfficeFactory, StaffFactory
from tests.factories.follows import HappeningFactory
from tests.factories.geo import PinFactory, RegionFactory
from tests.factories.initiatives import ProblemCategoryFactory, ProblemFactory

pytestmark = pytest.mark.django_db

ATOM = "{http://www.w3.org/2005/Atom}"


def titles(answer):
    tree = ET.fromstring(answer.content)  # noqa: S314 - our own feed
    return [entry.text for entry in tree.iter(f"{ATOM}title")][1:]


def test_a_feed_of_an_area_holds_what_lies_in_it_the_latest_first(client):
    region = RegionFactory()
    district = RegionFactory(under=region)
    old, new = PinFactory(region=region), PinFactory(region=district)
    PinFactory()

    told = titles(client.get(f"/ru/feeds/areas/{region.kato}/atom/"))

    assert [title.partition(":")[0] for title in told] == [new.title, old.title]


def test_a_feed_of_a_category_and_of_one_thing(client):
    category = ProblemCategoryFactory()
    pin = PinFactory(topic=category.code)
    PinFactory()
    HappeningFactory.create_batch(2, pin=pin)

    assert len(titles(client.get(f"/kk/feeds/topics/{category.code}/atom/"))) == 1
    assert len(titles(client.get(f"/kk/feeds/things/problem-{pin.ref}/atom/"))) == 2


@pytest.mark.parametrize("kind", ["rss", "atom"])
@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_a_feed_speaks_the_language_of_its_address(client, kind, language):
    pin = PinFactory()

    answer = client.get(f"/{language}/feeds/areas/{pin.region.kato}/{kind}/")

    assert f"/{language}/problems/{pin.ref}/" in answer.text
    ET.fromstring(answer.content)  # noqa: S314 - our own feed


def test_a_feed_nobody_changed_answers_that_nothing_is_new(client):
    pin = PinFactory()
    door = f"/kk/feeds/areas/{pin.region.kato}/atom/"
    first = client.get(door)

    again = client.get(door, headers={"if-none-match": first["ETag"]})
    since = client.get(door, headers={"if-modified-since": first["Last-Modified"]})
    PinFactory(region=pin.region)
    changed = client.get(door, headers={"if-none-match": first["ETag"]})

    assert (again.status_code, since.status_code, changed.status_code) == (304, 304, 200)


def test_what_left_the_map_leaves_every_feed(client):
    pin = PinFactory()
    HappeningFactory(pin=pin)
    pin.delete()

    assert titles(client.get(f"/kk/feeds/areas/{pin.region.kato}/atom/")) == []
    assert client.get(f"/kk/feeds/things/problem-{pin.ref}/atom/").status_code == 404


def test_a_feed_is_bounded_and_costs_few_queries(client, django_assert_max_num_queries):
    region = RegionFactory()
    PinFactory.create_batch(55, region=region)

    with django_assert_max_num_queries(4):
        told = titles(client.get(f"/kk/feeds/areas/{region.kato}/atom/"))

    assert len(told) == 50


@pytest.mark.parametrize("door", ["areas/999999999", "topics/nothing", "things/problem-99999"])
def test_a_feed_of_nothing_is_not_there(client, door):
    assert client.get(f"/kk/feeds/{door}/atom/").status_code == 404


def test_the_map_and_a_problem_name_their_feeds(client):
    problem = ProblemFactory(confirmed=True)

    page = client.get(reverse("problems:detail", args=[problem.pk])).text

    assert f"/feeds/things/problem-{problem.pk}/atom/" in page
    assert 'type="application/rss+xml"' in client.get("/kk/").text


@pytest.fixture
def desk():
    problem = ProblemFactory(confirmed=True, text="CANARY words of a resident")
    office = OfficeFactory(region=problem.region)
    return problem, StaffFactory(at=office)


def due_of(client, user):
    calendar = due_dates.renew(user)
    return reverse("feeds:due", args=[due_dates.address_of(calendar)])


def test_the_calendar_holds_the_due_dates_of_ones_own_desk_and_nobodys_words(client, desk):
    problem, official = desk
    elsewhere = ProblemFactory(confirmed=True)

    answer = client.get(due_of(client, official))
    (event,) = icalendar.Calendar.from_ical(answer.content).walk("VEVENT")

    assert answer["Content-Type"].startswith("text/calendar")
    assert str(event["summary"]).startswith(problem.number)
    assert timezone.localtime(problem.due_at).replace(microsecond=0) == event["dtend"].dt
    assert "CANARY" not in answer.text
    assert elsewhere.number not in answer.text


def test_a_renewed_or_closed_address_is_useless(client, desk):
    old = due_of(client, desk[1])
    new = due_of(client, desk[1])
    assert (client.get(old).status_code, client.get(new).status_code) == (404, 200)

    due_dates.close(desk[1])

    assert client.get(new).status_code == 404


def test_who_left_the_office_is_told_nothing(client, desk):
    address = due_of(client, desk[1])
    Membership.objects.filter(user=desk[1]).delete()

    assert client.get(address).status_code == 404


def test_a_calendar_nobody_changed_answers_that_nothing_is_new(client, desk):
    address = due_of(client, desk[1])
    first = client.get(address)

    again = client.get(address, headers={"if-none-match": first["ETag"]})

    assert again.status_code == 304
