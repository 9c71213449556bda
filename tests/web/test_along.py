"""What a co-author sees and does on the pages of somebody else's draft."""

import pytest
from django.utils import translation

from initiatives import writing_along
from tests.factories.accounts import UserFactory
from tests.factories.initiatives import InitiativeFactory
from tests.web.applying import page

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_english():
    with translation.override("en"):
        yield


@pytest.fixture
def draft():
    return InitiativeFactory()


@pytest.fixture
def friend(draft, client):
    """A co-author, signed in."""
    friend = UserFactory(confirmed=True)
    invitation = writing_along.invite(draft, by=draft.author, label="The one with the ladder")
    writing_along.accept(invitation, by=friend)
    client.force_login(friend)
    return friend


@pytest.mark.usefixtures("friend")
def test_a_co_author_is_not_asked_whether_the_author_is_named_and_cannot_say_it(client, draft):
    typed = {"title": "Light", "summary": "s", "direction": draft.direction_id}

    assert "shows_name" not in client.get(page(draft, "result")).text
    client.post(page(draft, "result"), typed | {"shows_name": "on"})

    draft.refresh_from_db()
    assert (draft.title, draft.hides_name) == ("Light", True)


def test_the_author_is_asked_and_says_it(client, draft):
    client.force_login(draft.author)
    typed = {"title": "Light", "summary": "s", "direction": draft.direction_id}

    assert "shows_name" in client.get(page(draft, "result")).text
    client.post(page(draft, "result"), typed | {"shows_name": "on"})

    draft.refresh_from_db()
    assert not draft.hides_name
