"""A problem is told once, whatever the network does."""

from uuid import uuid4

import pytest

from geo.models import Pin
from initiatives.confirming import confirm_problem, confirm_reports_of
from initiatives.models import Problem
from initiatives.reporting import MOST_LETTERS, MOST_PHOTOS, report_problem
from kernel.workflow import Refusal
from tests.factories import journeys
from tests.factories.accounts import UserFactory
from tests.factories.geo import RegionFactory
from tests.factories.initiatives import ProblemCategoryFactory
from tests.factories.photos import photo

pytestmark = pytest.mark.django_db


@pytest.fixture
def district():
    region = RegionFactory(iso="KZ-71")
    return RegionFactory(under=region)


@pytest.fixture
def report(district):
    """What a phone sends."""
    place = district.centre
    return {
        "lon": place.x,
        "lat": place.y,
        "category": ProblemCategoryFactory(),
        "text": "Шам жанбайды",
        "author": UserFactory(confirmed=True),
        "client_id": uuid4(),
    }


def refusal(report):
    with pytest.raises(Refusal) as refused:
        report_problem(**report)
    return refused.value.code


def test_a_report_is_numbered_routed_and_public_at_once(report, district):
    official = journeys.official_of(district)

    problem = report_problem(**report, photos=[photo()])

    assert problem.number == "KZ-71-000001"
    assert (problem.region, problem.office) == (district, official.offices[0])
    assert problem.stage == "confirmed"
    assert problem.photos.count() == 1
    assert Pin.objects.get(kind="problem", ref=problem.pk).title == "Шам жанбайды"


def test_the_same_report_twice_is_one_row(report):
    assert report_problem(**report, photos=[photo()]) == report_problem(**report, photos=[photo()])

    assert Problem.objects.count() == 1


@pytest.mark.parametrize(
    "change",
    [{"text": "Басқа"}, {"lon": 60.0, "lat": 45.0}, {"photos": [photo()]}, {"hides_name": False}],
    ids="-".join,
)
def test_the_same_id_with_another_body_is_a_conflict(report, change):
    report_problem(**report)

    assert refusal(report | change) == "conflict"


def test_an_id_of_another_person_does_not_exist(report):
    report_problem(**report)

    with pytest.raises(Problem.DoesNotExist):
        report_problem(**report | {"author": UserFactory(confirmed=True)})


def test_the_public_point_of_a_sensitive_problem_is_displaced_and_stable(report):
    sensitive = ProblemCategoryFactory(sensitive=True)

    problem = report_problem(**report | {"category": sensitive})

    assert problem.location.coords == (report["lon"], report["lat"])
    assert problem.public_location != problem.location
    assert Pin.objects.get(ref=problem.pk).point == problem.public_location
    assert Problem.objects.near(problem.location, km=0.15).get() == problem


def test_nothing_is_told_from_outside_the_country(report):
    assert refusal(report | {"lon": 37.6, "lat": 55.7}) == "outside_kazakhstan"


def test_too_much_is_refused_by_its_code(report):
    assert refusal(report | {"photos": [photo()] * (MOST_PHOTOS + 1)}) == "photos_too_many"
    assert refusal(report | {"text": "а" * (MOST_LETTERS + 1)}) == "text_too_long"
    assert refusal(report | {"category": ProblemCategoryFactory(code="old", is_active=False)}) == (
        "category_unknown"
    )
    assert Problem.objects.count() == 0


def test_a_guests_report_waits_for_its_author(report):
    guest = report | {"author": None, "contact_phone": "+77010000001"}
    problem = report_problem(**guest)
    author = UserFactory(confirmed=True, phone="+77010000001")

    assert (problem.stage, Pin.objects.count()) == ("reported", 0)
    assert confirm_reports_of(author) == [problem]
    problem.refresh_from_db()
    assert (problem.stage, problem.author, problem.contact_phone) == ("confirmed", author, "")


def test_nobody_confirms_the_report_of_another(report):
    newcomer = UserFactory()
    problem = report_problem(**report | {"author": newcomer})

    with pytest.raises(Problem.DoesNotExist):
        confirm_problem(problem, UserFactory(confirmed=True))
    with pytest.raises(Refusal, match="contact_unconfirmed"):
        confirm_problem(problem, newcomer)


def test_a_person_near_a_border_may_choose_the_other_side(report):
    west = RegionFactory(box=(60, 45, 61, 46))
    east = RegionFactory(box=(61, 45, 62, 46))
    border = report | {"lon": 61.0005, "lat": 45.5}

    assert report_problem(**border).region == east
    assert report_problem(**border | {"client_id": None, "chosen_region": west}).region == west
