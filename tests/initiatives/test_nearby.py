"""What a draft is offered: problems near it to take up, and initiatives that may be the same."""

import pytest
from django.urls import reverse

from geo.fields import point
from initiatives import nearby
from tests.factories.geo import RegionFactory
from tests.factories.initiatives import DirectionFactory, InitiativeFactory, ProblemFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def region():
    return RegionFactory()


@pytest.fixture
def draft(region):
    return InitiativeFactory(region=region, title="Аулаға шам орнату", summary="Шам жоқ")


def beside(draft, metres):
    """A place so many metres north."""
    return point(draft.location.x, draft.location.y + metres / 111_000)


def told(draft, metres=50, stage="confirmed", **facts):
    place = {"location": beside(draft, metres), "public_location": beside(draft, metres)}
    return ProblemFactory(at_stage=stage, region=draft.region, **place, **facts)


def proposed(draft, metres=50, stage="submitted", **facts):
    return InitiativeFactory(
        at_stage=stage, region=draft.region, location=beside(draft, metres), **facts
    )


def test_the_nearest_problems_are_offered_first_and_no_more_than_three(draft):
    far, near, *_ = [told(draft, metres) for metres in (900, 10, 1200, 1500)]

    found = nearby.adoptable_near(draft)

    assert (len(found), found[0]) == (nearby.MOST, near)
    assert found[1] == far


@pytest.mark.parametrize("stage", ["fixed", "refused", "withdrawn"])
def test_what_cannot_be_taken_up_is_not_offered(draft, stage):
    told(draft, stage=stage)

    assert nearby.adoptable_near(draft) == []


def test_what_is_far_hidden_or_taken_up_already_is_not_offered(draft):
    told(draft, 4000)
    type(hidden := told(draft)).objects.filter(pk=hidden.pk).update(hidden_at=hidden.created_at)
    draft.problems.add(told(draft))

    assert nearby.adoptable_near(draft) == []


def test_an_initiative_in_the_same_words_beside_it_is_likely_the_same(draft):
    same = proposed(draft, title="Аулада шам орнату", summary="Шам жоқ")
    proposed(draft, 2500, title="Көшет отырғызу", direction=DirectionFactory(code="D20"))

    assert nearby.initiatives_like(draft) == [same]


@pytest.mark.parametrize("stage", ["draft", "withdrawn", "refused", "solved"])
def test_what_is_over_or_not_public_is_not_offered(draft, stage):
    proposed(draft, stage=stage, title=draft.title, summary=draft.summary)

    assert nearby.initiatives_like(draft) == []


def test_without_a_place_nothing_is_near(draft):
    draft.location = None

    assert (nearby.adoptable_near(draft), nearby.initiatives_like(draft)) == ([], [])


def test_a_problem_is_taken_up_and_let_go_from_the_page(client, draft):
    problem = told(draft)
    page = reverse("initiatives:write", args=[draft.pk, "result"])
    client.force_login(draft.author)
    assert problem.number in client.get(page).text

    client.post(page, {"title": "Half", "wish": f"problem-{problem.pk}-adopt"})
    draft.refresh_from_db()
    assert ([*draft.problems.all()], draft.title) == ([problem], "Half")

    client.post(page, {"title": "Half", "wish": f"problem-{problem.pk}-drop"})
    assert not draft.problems.exists()


def test_a_problem_nobody_may_see_is_not_taken_up(client, draft):
    secret = told(draft, stage=None)
    client.force_login(draft.author)

    page = reverse("initiatives:write", args=[draft.pk, "result"])
    client.post(page, {"title": "Half", "wish": f"problem-{secret.pk}-adopt"})

    assert not draft.problems.exists()
