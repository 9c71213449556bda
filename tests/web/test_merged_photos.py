"""A merge carries the photos over, keeps homes hidden, and can be undone."""

import pytest
from django.urls import reverse

from initiatives.models import Problem, ProblemPhoto
from mapapp.web.photos.views import address_of
from tests.factories import journeys
from tests.factories.initiatives import (
    ProblemCategoryFactory,
    ProblemFactory,
    ProblemPhotoFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def target():
    return ProblemFactory(confirmed=True)


def told(target, **facts):
    """A problem with a photo, to be joined with the target."""
    problem = ProblemFactory(confirmed=True, region=target.region, **facts)
    return problem, ProblemPhotoFactory(problem=problem)


def merge(problem, target):
    problem.move("merge", by=journeys.official_of(problem.region), target=target)


def photos_on(client, problem):
    page = client.get(reverse("problems:detail", args=[problem.pk]))
    return [picture["url"] for picture in page.context["page"].before]


def address(photo):
    photo.refresh_from_db()
    return address_of(photo)


def test_the_photos_are_seen_with_the_other_one_and_say_where_they_come_from(client, target):
    own = ProblemPhotoFactory(problem=target)
    problem, photo = told(target)

    merge(problem, target)

    assert photos_on(client, target) == [address(own), address(photo)]
    assert problem.number in client.get(reverse("problems:detail", args=[target.pk])).text
    assert client.get(address(photo)).status_code == 200


def test_undone_each_has_its_own_again(client, target):
    problem, photo = told(target)
    merge(problem, target)

    journeys.walk_on(problem, "unmerge")

    assert photos_on(client, target) == []
    assert photos_on(client, problem) == [address(photo)]


def test_a_duplicate_of_a_duplicate_brings_its_photos_along(client, target):
    middle, _ = told(target)
    last, photo = told(target)
    merge(last, middle)
    merge(middle, target)

    assert address(photo) in photos_on(client, target)


def test_a_photo_of_a_home_stays_away_from_an_exact_place(client, target):
    problem, _photo = told(target, category=ProblemCategoryFactory(sensitive=True))

    merge(problem, target)

    assert photos_on(client, target) == []


def test_between_two_hidden_places_it_is_shown(client):
    elderly = ProblemCategoryFactory(sensitive=True)
    target = ProblemFactory(confirmed=True, category=elderly)
    problem, photo = told(target, category=elderly)

    merge(problem, target)

    assert photos_on(client, target) == [address(photo)]


def test_a_photo_of_a_fix_proves_only_its_own(target):
    problem, _ = told(target)
    ProblemPhotoFactory(problem=problem, kind="after")
    merge(problem, target)

    shown = ProblemPhoto.objects.shown_with(target)

    assert set(shown.values_list("kind", flat=True)) == {"before"}


@pytest.mark.parametrize("count", [1, 6])
def test_however_many_were_joined_the_photos_are_one_query(
    target, count, django_assert_num_queries
):
    for _ in range(count):
        merge(told(target)[0], target)

    target = Problem.objects.select_related("category").get(pk=target.pk)
    with django_assert_num_queries(1):
        assert len(ProblemPhoto.objects.shown_with(target).select_related("problem")) == count
