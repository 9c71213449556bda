"""How an author is reached: masked without the right, opened with a reason, written down."""

import pytest
from django.db import InternalError, connection, transaction
from django.urls import reverse

from accounts.roles import OfficeKind
from community.models import Opening
from tests.factories.accounts import (
    CoordinatorFactory,
    ModeratorFactory,
    OfficialFactory,
    StaffFactory,
    UserFactory,
)
from tests.factories.initiatives import InitiativeFactory, ProblemFactory

pytestmark = pytest.mark.django_db
PHONE, MAIL, NAME = "+77075550199", "canary@asar.invalid", "CANARY-NAME"
OPENED = ("+7 707 555 0199", MAIL, NAME)


@pytest.fixture
def problem(town):
    author = UserFactory(
        phone=PHONE, phone_verified_at="2026-01-01T00:00Z", email=MAIL, public_name=NAME
    )
    return ProblemFactory(confirmed=True, region=town, author=author)


def contact_of(thing, kind="problem"):
    return reverse("moderation:contact", args=[kind, thing.pk])


def shown_to(client, thing, person=None):
    if person:
        client.force_login(person)
    text = client.get(contact_of(thing)).text
    return {secret for secret in (*OPENED, PHONE) if secret in text}


def test_whoever_has_the_right_reads_it_masked_until_they_say_why(client, problem, town):
    official = OfficialFactory(of=town)
    assert shown_to(client, problem, official) == set()
    assert "c•••@asar.invalid" in client.get(contact_of(problem)).text

    client.post(contact_of(problem), {"reason": "Орынды нақтылау"})

    assert shown_to(client, problem) == set(OPENED)
    opening = Opening.objects.get()
    assert (opening.by, opening.what, opening.reason) == (official, "contact", "Орынды нақтылау")


def test_without_a_reason_nothing_opens(client, problem, town):
    client.force_login(OfficialFactory(of=town))

    assert client.post(contact_of(problem), {"reason": "  "}).status_code == 422

    assert shown_to(client, problem) == set()
    assert not Opening.objects.exists()


def test_a_moderator_watches_but_may_not_open(client, problem, town):
    moderator = ModeratorFactory(of=town)
    assert shown_to(client, problem, moderator) == set()

    assert client.post(contact_of(problem), {"reason": "Қызық"}).status_code == 404

    assert not Opening.objects.exists()


def test_a_coordinator_may_open_it(client, problem, town):
    client.force_login(CoordinatorFactory(of=town))

    client.post(contact_of(problem), {"reason": "Көмек ұсыну"})

    assert shown_to(client, problem) == set(OPENED)


def test_what_one_has_opened_stays_masked_for_another(client, problem, town):
    client.force_login(OfficialFactory(of=town))
    client.post(contact_of(problem), {"reason": "Орынды нақтылау"})

    assert shown_to(client, problem, OfficialFactory(of=town)) == set()


def test_it_is_masked_again_after_a_quarter_of_an_hour(client, problem, town, time_machine):
    time_machine.move_to("2026-03-02T06:00Z")
    client.force_login(OfficialFactory(of=town))
    client.post(contact_of(problem), {"reason": "Орынды нақтылау"})

    time_machine.shift(16 * 60)

    assert shown_to(client, problem) == set()


@pytest.mark.parametrize("kind", [k for k in OfficeKind if k != OfficeKind.DEPARTMENT])
def test_another_territory_reads_nothing_at_all(client, problem, kind):
    client.force_login(StaffFactory(kind=kind))

    assert client.get(contact_of(problem)).status_code in {403, 404}
    assert client.post(contact_of(problem), {"reason": "Қызық"}).status_code in {403, 404}


def test_the_author_of_an_initiative_is_masked_too(client, town):
    initiative = InitiativeFactory(at_stage="submitted", region=town)
    client.force_login(OfficialFactory(of=town))

    assert initiative.author.email not in client.get(contact_of(initiative, "initiative")).text


def test_every_look_is_shown_to_the_next_one_and_cannot_be_erased(client, problem, town):
    client.force_login(OfficialFactory(of=town))
    client.post(contact_of(problem), {"reason": "Орынды нақтылау"})
    client.force_login(CoordinatorFactory(of=town))

    assert "Орынды нақтылау" in client.get(contact_of(problem)).text
    with pytest.raises(InternalError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM community_opening")
