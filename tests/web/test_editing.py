"""An author changes what they sent, on a page of their own, as long as nobody has taken it up."""

import pytest
from django.urls import reverse
from django.utils import translation

from tests.factories import journeys
from tests.factories.accounts import UserFactory
from tests.factories.geo import RegionFactory
from tests.factories.initiatives import ProblemCategoryFactory, ProblemFactory, ProblemPhotoFactory
from tests.factories.kinds import CategorySheetFactory
from tests.web.pictures import picture

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_english(clean_cache):
    with translation.override("en"):
        yield


@pytest.fixture
def problem(client):
    region = RegionFactory(box=(71, 51, 72, 52))
    journeys.official_of(region)
    made = ProblemFactory(region=region, confirmed=True)
    client.force_login(made.author)
    return made


def edit(client, problem, **facts):
    page = reverse("problems:edit", args=[problem.pk])
    shown = client.get(page).context["form"]
    names = ("lon", "lat", "side", "category", "text", "seen")
    answer = client.post(page, {name: shown[name].value() for name in names} | facts)
    problem.refresh_from_db()
    return answer


def test_the_page_shows_that_it_was_changed_and_never_the_old_words(client, problem):
    edit(client, problem, text="Екі шам жанбайды")

    client.logout()
    page = client.get(reverse("problems:detail", args=[problem.pk])).text
    assert "Екі шам жанбайды" in page
    assert "Changed by its author" in page
    assert "the words" in page
    assert "Шам жанбайды" not in page


def test_kind_answers_and_photos_change_together(client, problem):
    sheet = CategorySheetFactory(category=ProblemCategoryFactory(code="roads"))
    old = ProblemPhotoFactory(problem=problem)

    edit(
        client, problem, category="roads", sheet=sheet.pk, without=[old.pk],
        photos=[picture()], **{"answer-what": "pit"},
    )  # fmt: skip

    assert (problem.category.code, problem.sheet_answers) == ("roads", {"what": "pit"})
    assert problem.photos.count() == 1
    assert not problem.photos.filter(pk=old.pk).exists()


def test_without_a_script_a_district_moves_it(client, problem):
    there = RegionFactory(under=RegionFactory(box=(76, 43, 77, 44)))

    edit(client, problem, district=there.pk)

    assert problem.region == there


def test_what_will_not_do_is_said_and_kept(client, problem):
    answer = edit(client, problem, text="я" * 4001)
    assert answer.status_code == 422

    nothing = edit(client, problem)
    assert nothing.status_code == 422
    assert "Nothing was changed" in nothing.text


def test_an_old_page_is_a_race(client, problem):
    page = reverse("problems:edit", args=[problem.pk])
    shown = client.get(page).context["form"]
    old = {name: shown[name].value() for name in ("lon", "lat", "category", "text", "seen")}
    edit(client, problem, text="Бірінші")

    late = client.post(page, old | {"text": "Екінші"})

    assert late.status_code == 409
    assert "Екінші" in late.text


def test_once_taken_up_it_is_too_late_and_withdrawing_is_offered(client, problem):
    problem.move("take_up", by=journeys.official_of(problem.region))

    assert edit_address(client, problem).status_code == 302
    page = client.get(reverse("problems:detail", args=[problem.pk])).text
    assert "moves/withdraw/" in page
    assert reverse("problems:edit", args=[problem.pk]) not in page


def edit_address(client, problem):
    return client.get(reverse("problems:edit", args=[problem.pk]))


def test_anothers_report_has_no_such_page(client, problem):
    client.force_login(UserFactory(confirmed=True))

    assert edit_address(client, problem).status_code == 404


def test_the_author_is_offered_the_change(client, problem):
    page = client.get(reverse("problems:detail", args=[problem.pk])).text

    assert reverse("problems:edit", args=[problem.pk]) in page
    assert "moves/withdraw/" in page
