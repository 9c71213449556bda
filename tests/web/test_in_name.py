"""The application asks in whose name it is, and its pages fit the answer."""

import pytest
from django.urls import reverse
from django.utils import timezone

from initiatives.models import CoAuthor, Initiative
from resources.models import Proposer
from resources.proposing import propose_as
from tests.factories.accounts import UserFactory
from tests.factories.initiatives import InitiativeFactory
from tests.factories.resources import BusinessFactory, GroupFactory, LegalPersonFactory
from tests.web.applying import page

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]


@pytest.fixture
def draft(client):
    draft = InitiativeFactory(language="en")
    client.force_login(draft.author)
    return draft


@pytest.fixture
def group(draft):
    return GroupFactory(led_by=draft.author, name="Three yards")


def at(draft):
    return reverse("initiatives:in_name", args=[draft.pk])


def test_somebody_who_speaks_for_nobody_is_not_asked(client, draft):
    assert at(draft) not in client.get(page(draft, "result")).text


def test_somebody_who_speaks_for_others_is_led_to_the_question(client, draft, group):
    assert at(draft) in client.get(page(draft, "result")).text
    assert "Three yards" in client.get(at(draft)).text


def test_the_answer_is_kept_and_stands_on_every_page_of_the_draft(client, draft, group):
    answer = client.post(at(draft), {"owner": group.pk})

    assert answer.url == page(draft, "result")
    for address in (page(draft, "plan"), reverse("initiatives:detail", args=[draft.pk])):
        assert "In the name of Three yards" in client.get(address).text


def test_a_freely_chosen_name_is_not_shown_without_its_kind(client, draft, group):
    sent = InitiativeFactory(submitted=True, author=draft.author)
    Proposer.objects.create(initiative=sent, owner=group)
    Initiative.objects.filter(pk=sent.pk).update(applicant="group")

    page = client.get(reverse("initiatives:detail", args=[sent.pk])).text

    assert "Three yards · Initiative group" in page


@pytest.mark.parametrize("choice", ["", "0", "99999999999999999999", "own name"])
def test_an_owner_that_is_not_offered_is_422(client, draft, group, choice):
    assert client.post(at(draft), {"owner": choice}).status_code == 422


def test_the_owner_of_somebody_else_is_not_offered(client, draft):
    other = GroupFactory(led_by=UserFactory(), name="Of others")

    assert "Of others" not in client.get(at(draft)).text
    assert client.post(at(draft), {"owner": other.pk}).status_code == 422
    assert Initiative.objects.get().applicant == "citizen"


def test_what_an_author_speaks_for_is_not_told_to_whoever_writes_along(client, draft, group):
    along = UserFactory()
    CoAuthor.objects.create(
        initiative=draft, label="Neighbour", user=along, accepted_at=timezone.now()
    )
    client.force_login(along)

    assert "Three yards" not in client.get(page(draft, "result")).text
    assert client.get(at(draft)).status_code == 404


def test_a_page_speaks_to_the_kind_of_applicant(client, draft):
    business = BusinessFactory(led_by=draft.author)
    LegalPersonFactory(owner=business, stage="verified")
    advertising = "is advertising, not an initiative"
    assert advertising not in client.get(page(draft, "result")).text

    propose_as(draft, business, by=draft.author)

    assert advertising in client.get(page(draft, "result")).text


def test_the_public_page_names_the_group_and_not_the_person(client):
    author = UserFactory(named=True, confirmed=True)
    draft = InitiativeFactory(author=author, hides_name=True)
    propose_as(draft, GroupFactory(led_by=author, name="Three yards"), by=author)
    draft.move("submit", by=author)

    text = client.get(reverse("initiatives:detail", args=[draft.pk])).text

    assert "Three yards" in text
    assert author.public_name not in text
