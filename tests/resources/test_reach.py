import pytest
from django.db import IntegrityError, connection

from geo.fields import point
from resources.bands import BANDS_KM, band_of
from resources.models import Owner, Volunteer
from tests.factories.resources import GroupFactory, VolunteerFactory

pytestmark = pytest.mark.django_db


def test_those_reach_a_place_who_travel_that_far():
    near = VolunteerFactory(at=point(76.95, 43.25), km=5)
    VolunteerFactory(at=point(76.95, 43.40), km=5)
    far_but_willing = VolunteerFactory(at=point(76.95, 43.40), km=30)

    assert set(Volunteer.objects.reaching(point(76.95, 43.25))) == {near, far_but_willing}


def test_the_reach_follows_a_changed_radius_and_a_changed_centre():
    volunteer = VolunteerFactory(at=point(76.95, 43.40), km=5)
    flood = point(76.95, 43.25)

    volunteer.travels_km = 30
    volunteer.save()
    assert Volunteer.objects.reaching(flood).exists()

    volunteer.home = point(70.0, 50.0)
    volunteer.save()
    assert not Volunteer.objects.reaching(flood).exists()


def test_the_exact_home_is_never_stored():
    volunteer = VolunteerFactory(at=point(76.947123, 43.253987))

    volunteer.refresh_from_db()

    assert (volunteer.home.x, volunteer.home.y) == (76.95, 43.25)


def test_the_database_refuses_an_exact_home():
    volunteer = VolunteerFactory()

    with pytest.raises(IntegrityError, match="owner_home_is_the_centre_of_a_cell"):
        Owner.objects.filter(pk=volunteer.pk).update(home=point(76.947123, 43.253987))


@pytest.mark.parametrize("km", [0, 101])
def test_the_database_refuses_a_radius_out_of_range(km):
    with pytest.raises(IntegrityError, match="owner_travels_1_to_100_km"):
        VolunteerFactory(km=km)


def test_the_database_refuses_a_volunteer_without_a_person():
    with pytest.raises(IntegrityError, match="owner_is_a_person_or_has_a_name"):
        VolunteerFactory(user=None)


def test_a_group_has_a_name_and_no_person():
    assert GroupFactory().shown_as.startswith("Ұйым")
    with pytest.raises(IntegrityError, match="owner_is_a_person_or_has_a_name"):
        GroupFactory(name="")


def test_only_those_with_every_asked_skill_are_found(skills):
    driving, first_aid = skills
    both = VolunteerFactory(skills=[driving, first_aid])
    VolunteerFactory(skills=[driving])

    assert list(Owner.objects.with_skills(driving, first_aid)) == [both]


@pytest.mark.parametrize("question", ["reaching", "nearest_reaching"])
def test_who_gets_here_is_answered_by_an_index_that_holds_the_reach(question):
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
    plan = getattr(Owner.objects, question)(point(76.95, 43.25)).explain()

    assert "Seq Scan" not in plan
    assert "owner_reach" in plan or "owner_near_with_reach" in plan


def test_the_nearest_of_those_who_reach_a_place_come_first():
    flood = point(76.95, 43.25)
    near, far = (VolunteerFactory(at=point(lon, 43.25), km=30) for lon in (76.96, 77.10))
    VolunteerFactory(at=point(76.98, 43.25), km=1)

    found = list(Owner.objects.nearest_reaching(flood))

    assert [owner.pk for owner in found] == [near.pk, far.pk]
    assert found[0].distance.m < found[1].distance.m


@pytest.mark.parametrize(
    ("metres", "band"),
    [(0, 1), (1000, 1), (1001, 3), (20_000, 20), (99_999, 100), (100_001, None)],
)
def test_a_distance_is_told_as_the_smallest_band_that_holds_it(metres, band):
    assert band_of(metres) == band
    assert band in {*BANDS_KM, None}
