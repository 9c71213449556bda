"""A page of an application that others changed meanwhile: told whole, and savable afterwards."""

import pytest
from django.utils import translation

from initiatives.models import Initiative
from initiatives.writing import mark_of
from tests.factories.geo import RegionFactory
from tests.factories.initiatives import InitiativeFactory, QuestionnaireFactory
from tests.web.applying import page

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_english():
    with translation.override("en"):
        yield


@pytest.fixture
def draft(client):
    """A complete draft, its author signed in."""
    made = InitiativeFactory()
    client.force_login(made.author)
    return made


def test_answers_to_questions_that_are_asked_no_more_are_told_and_not_dropped(client, draft):
    seen = mark_of(draft, "questions")
    Initiative.objects.update(answers={"what": "Changed by a friend"})
    typed = {"q_what": "Lamps", "q_gone": "Long words", "seen": seen}

    refused = client.post(page(draft, "questions"), typed)

    assert refused.status_code == 409
    assert [(one.label, one.text) for one in refused.context["sheet"].lost] == [
        ("gone", "Long words")
    ]
    assert "Long words" in refused.text
    again = typed | {"seen": refused.context["sheet"].seen}
    del again["q_gone"]
    assert client.post(page(draft, "questions"), again).status_code == 302


def test_answers_of_an_old_sphere_alone_are_told_too(client, draft):
    seen = mark_of(draft, "questions")
    Initiative.objects.update(questionnaire=QuestionnaireFactory(version=2))
    draft.refresh_from_db()
    assert mark_of(draft, "questions") != seen

    refused = client.post(page(draft, "questions"), {"q_gone": "Long words", "seen": seen,
                                                     "later": "1"})  # fmt: skip

    assert refused.status_code == 409
    assert "Long words" in refused.text


def test_the_side_of_a_border_is_a_conflict_that_ends(client, draft):
    seen, other = mark_of(draft, "place"), RegionFactory()
    centre = draft.location
    Initiative.objects.update(region=other)
    typed = {"lon": f"{centre.x:.6f}", "lat": f"{centre.y:.6f}", "language": "kk", "seen": seen}

    refused = client.post(page(draft, "place"), typed)
    again = client.post(page(draft, "place"), typed | {"seen": refused.context["sheet"].seen})

    assert refused.status_code == 409
    assert other.name in [one.text for one in refused.context["sheet"].theirs]
    assert again.status_code == 302
