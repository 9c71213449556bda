"""The three signs of volunteering are asked where the sphere is chosen, before it is sent."""

import pytest
from django.urls import reverse

from initiatives import reference
from initiatives.models import DirectionRule
from initiatives.signs import Sign
from initiatives.stages import Stage
from tests.web.applying import SAID, page

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]


@pytest.mark.parametrize(
    ("said", "field"),
    [
        (SAID | {"signs": ["voluntary", "unpaid"]}, "signs"),
        (SAID | {"signs": []}, "signs"),
        (SAID | {"signs": [*SAID["signs"], "paid"]}, "signs"),
        ({"signs": SAID["signs"]}, "keeps_limits"),
    ],
)
def test_what_is_no_volunteering_does_not_go_on_and_is_kept_for_later(client, draft, said, field):
    typed = {"title": "Light", "summary": "Kept words", "direction": draft.direction_id} | said

    answer = client.post(page(draft, "result"), typed)

    assert answer.status_code == 422
    assert field in answer.context["sheet"].form.errors
    assert "Kept words" in answer.text


def test_a_sign_that_is_not_said_yet_is_refused_in_words_and_nothing_is_lost(client, draft):
    typed = {"title": "Light", "summary": "s", "direction": draft.direction_id}
    client.post(page(draft, "result"), typed | {"signs": ["unpaid"], "later": "1"})
    door = reverse("initiatives:move", args=[draft.pk, "submit"])

    answer = client.post(door, {"seen": "0"})

    assert answer.status_code == 422
    assert "the law asks for three signs" in answer.text
    assert [task.href for task in answer.context["missing"]] == [page(draft, "result")]
    draft.refresh_from_db()
    assert (draft.stage, draft.title, draft.signs) == (Stage.DRAFT, "Light", ["unpaid"])


def test_every_sign_of_the_rule_has_its_words_and_what_is_no_volunteering_is_told(client, draft):
    reference.load()
    signs = DirectionRule.objects.filter(kind="sign")
    assert {rule.code for rule in signs} == set(Sign.values)

    text = client.get(page(draft, "result")).text

    for rule in DirectionRule.objects.exclude(kind="belongs"):
        assert rule.name_en in text.replace("&#x27;", "'")


def test_what_was_said_stands_ticked_and_on_the_page_of_all_answers(client, draft):
    form = client.get(page(draft, "result")).text
    whole = client.get(reverse("initiatives:detail", args=[draft.pk])).text

    assert form.count(" checked") == 4
    assert "The work is not paid" in whole


def test_a_draft_shows_its_rules_of_spheres(client, draft):
    DirectionRule.objects.create(
        code="here", kind="belongs", direction=draft.direction, name_kk="Осында", source="s"
    )
    DirectionRule.objects.create(code="unpaid", kind="sign", name_kk="Тегін", source="s")

    shown = client.get(page(draft, "result")).text

    assert "Осында" in shown
    assert "Тегін" in shown
