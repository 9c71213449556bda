"""What a co-author sees and does on the pages of somebody else's draft."""

import pytest
from django.urls import reverse
from django.utils import timezone

from initiatives import writing_along
from initiatives.models import CoAuthor, Problem
from tests.factories.accounts import UserFactory
from tests.factories.initiatives import InitiativeFactory, ProblemFactory
from tests.web.applying import SAID, page

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]


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
    typed = {"title": "Light", "summary": "s", "direction": draft.direction_id} | SAID

    assert "shows_name" not in client.get(page(draft, "result")).text
    client.post(page(draft, "result"), typed | {"shows_name": "on"})

    draft.refresh_from_db()
    assert (draft.title, draft.hides_name) == ("Light", True)


def test_the_author_is_asked_and_says_it(client, draft):
    client.force_login(draft.author)
    typed = {"title": "Light", "summary": "s", "direction": draft.direction_id} | SAID

    assert "shows_name" in client.get(page(draft, "result")).text
    client.post(page(draft, "result"), typed | {"shows_name": "on"})

    draft.refresh_from_db()
    assert not draft.hides_name


@pytest.mark.usefixtures("friend")
def test_the_links_and_how_the_author_calls_people_are_the_authors_alone(client, draft):
    writing_along.invite(draft, by=draft.author, label="The loud one")
    whole, here = reverse("initiatives:detail", args=[draft.pk]), page(draft, "team")

    theirs = [client.get(here).text, client.get(whole).text]
    client.force_login(draft.author)
    own = client.get(here).text

    secret = ("The one with the ladder", "The loud one", "/along/")
    assert all(word in own for word in secret)
    assert not any(word in text for word in secret for text in theirs)


def test_a_link_that_is_over_is_shown_no_more(client, draft):
    invitation = writing_along.invite(draft, by=draft.author, label="The loud one")
    CoAuthor.objects.update(created_at=invitation.created_at - writing_along.LASTS)
    client.force_login(draft.author)

    shown = client.get(page(draft, "team")).text

    assert "The loud one" in shown
    assert "/along/" not in shown


def test_a_co_author_stops_by_their_own_button_and_lands_on_the_list(client, draft, friend):
    row = draft.co_authors.get(user=friend)
    wish = f"invitation-{row.pk}-remove"
    assert wish in client.get(page(draft, "team")).text

    answer = client.post(page(draft, "team"), {"wish": wish}, follow=True)

    assert answer.redirect_chain[-1][0] == reverse("initiatives:list")
    assert answer.status_code == 200
    assert not draft.co_authors.exists()


@pytest.mark.parametrize("name", ["result", None])
@pytest.mark.usefixtures("friend")
def test_a_problem_that_is_out_of_sight_is_out_of_sight_in_a_draft_too(client, draft, name):
    problem = ProblemFactory(at_stage="acknowledged", region=draft.region, text="Secret words")
    draft.problems.add(problem)
    there = page(draft, name) if name else reverse("initiatives:detail", args=[draft.pk])
    assert "Secret words" in client.get(there).text

    Problem.objects.update(hidden_at=timezone.now())

    assert "Secret words" not in client.get(there).text
