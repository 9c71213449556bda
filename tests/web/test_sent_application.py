"""An application that was sent is whole and stays whole, whichever button saves its pages."""

import pytest
from django.utils import translation

from initiatives.stages import Stage
from tests.factories.initiatives import InitiativeFactory
from tests.web.applying import page

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_english():
    with translation.override("en"):
        yield


@pytest.mark.parametrize("pressed", ["later", "add", "wish"])
@pytest.mark.parametrize(
    ("name", "emptied"),
    [
        ("result", {"title": "", "summary": "s"}),
        ("plan", {"plan_starts": "", "plan_ends": ""}),
        ("questions", {"q_what": ""}),
    ],
)
def test_what_was_asked_about_is_saved_whole_or_not_at_all(client, pressed, name, emptied):
    asked = InitiativeFactory(at_stage=Stage.NEEDS_INFORMATION)
    before = (asked.title, asked.plan_starts, asked.answers)
    client.force_login(asked.author)

    answer = client.post(page(asked, name), emptied | {pressed: "1"})

    assert answer.status_code == 422
    asked.refresh_from_db()
    assert (asked.title, asked.plan_starts, asked.answers) == before
