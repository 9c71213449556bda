"""A page of an application that others changed meanwhile: told whole, and savable afterwards."""

import pytest
from django.utils import translation

from initiatives.models import Initiative
from initiatives.planning import add_budget_line, add_milestone
from initiatives.writing import mark_of
from tests.factories.geo import RegionFactory
from tests.factories.initiatives import NeedFactory, QuestionnaireFactory
from tests.web.applying import page

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]


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


@pytest.mark.parametrize("name", ["plan", "people", "money", "team"])
def test_what_stands_on_a_page_is_the_same_in_every_language(client, draft, name):
    NeedFactory(initiative=draft, kind="people" if name == "people" else "money", wanted=12_000)
    add_milestone(draft, by=draft.author, title="Bought", due_on=draft.plan_ends)
    add_budget_line(draft, by=draft.author, title="Lamps", amount_tiyn=9_000_000, source="own")

    marks = set()
    for language in ("kk", "ru", "en"):
        with translation.override(language):
            marks.add(client.get(page(draft, name)).context["sheet"].stands)

    assert len(marks) == 1
    for rows in (draft.milestones, draft.needs, draft.budget_lines):
        rows.all().delete()
    told = client.get(page(draft, name)).context["sheet"].stands
    assert (told in marks) == (name == "team")
