"""The first page of an application sent once more, or left for another day."""

from uuid import uuid4

import pytest
from django.urls import reverse

from initiatives.models import Initiative
from tests.factories.accounts import UserFactory
from tests.factories.geo import RegionFactory
from tests.web.applying import page

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]
ID = "8d0c2f5e-5d1c-4e6e-9c57-0a4fd2b8a001"
FIRST = "initiatives:new"


@pytest.fixture
def author(client):
    """Signed in."""
    found = UserFactory(confirmed=True)
    client.force_login(found)
    return found


def place(region, **facts):
    point = {"lon": f"{region.centre.x:.6f}", "lat": f"{region.centre.y:.6f}"}
    return {"client_id": ID, "language": "kk"} | point | facts


@pytest.mark.usefixtures("author")
def test_a_first_page_corrected_by_the_back_button_keeps_the_title(client):
    region, other = RegionFactory(), RegionFactory()
    client.post(reverse(FIRST), place(region))
    client.post(page(Initiative.objects.get(), "result"), {"title": "Light", "later": "1"})

    client.post(reverse(FIRST), place(other))

    draft = Initiative.objects.get()
    assert (draft.title, draft.region) == ("Light", other)


@pytest.mark.usefixtures("author")
def test_a_first_page_saved_for_later_is_told_to_have_begun_its_draft(client):
    told = client.post(reverse(FIRST), place(RegionFactory(), later="1"), follow=True)

    assert f'data-kept-began="{ID}"' in told.text
    assert "kept-begun" in told.text


@pytest.mark.usefixtures("author", "clean_cache")
def test_so_many_are_begun_in_an_hour_and_no_more_and_what_was_typed_is_kept(client, settings):
    settings.ACTS_AN_HOUR = settings.ACTS_AN_HOUR | {"draft": {"person": 1, "address": 9}}
    region = RegionFactory()
    first = client.post(reverse(FIRST), place(region))

    again = client.post(reverse(FIRST), place(region, client_id=str(uuid4()), language="ru"))

    assert (first.status_code, again.status_code) == (302, 429)
    assert again.context["sheet"].form["language"].value() == "ru"
    assert Initiative.objects.count() == 1


@pytest.mark.parametrize("odd", ["9" * 5000, "9" * 25, "٣", "\0", "x"])
@pytest.mark.usefixtures("author")
def test_a_problem_nobody_can_mean_is_none(client, odd):
    typed = place(RegionFactory(), problems=[odd])

    assert client.get(reverse(FIRST), {"problem": odd}).status_code == 200
    assert client.post(reverse(FIRST), typed).status_code == 302
