"""Letters as people write them: whom to write to, the form, a team's letter, as a guest."""

from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.contrib.messages import get_messages
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from community.mailing import MOST_WAITING
from community.models import Letter
from kernel.tasks import relay_once
from mapapp.settings import base as product
from mapapp.web.me.signals import contact_confirmed
from notifications.models import Notification
from tests.factories.accounts import ModeratorFactory, OfficeFactory, OfficialFactory, UserFactory
from tests.factories.bodies import InvolvementFactory
from tests.factories.community import LetterFactory
from tests.factories.initiatives import InitiativeFactory, ProblemFactory
from tests.factories.resources import OrganisationFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]


@pytest.fixture
def clerk(office):
    return OfficialFactory(at=office)


@pytest.fixture
def letter(office, clerk):
    return LetterFactory(to=office, text="Нужен свет", language="ru")


def form_of(receiver, kind="office"):
    return reverse("letters:to", args=[kind, receiver.pk])


def page_of(letter):
    return reverse("letters:letter", args=[letter.pk])


def typed(text="Жарық қашан болады?", **facts):
    return {"text": text, "language": "kk", "client_id": str(uuid4())} | facts


def relay_all():
    while relay_once():
        pass


# --- Whom to write to -----------------------------------------------------------------------


def test_offices_are_found_by_name_or_by_place(client, office):
    other = OfficeFactory(name_en="Department of roads")

    page = client.get(reverse("letters:whom"), {"q": "roads"}).text
    by_place = client.get(reverse("letters:whom"), {"q": other.region.name_kk}).text

    assert form_of(other) in page
    assert form_of(other) in by_place
    assert form_of(office) not in page


@pytest.mark.parametrize("q", ["", "тттт", "%", "' or 1=1"])
def test_any_search_has_an_answer(client, office, q):
    assert client.get(reverse("letters:whom"), {"q": q}).status_code == 200


def test_posts_that_answer_nobody_are_not_written_to(client):
    moderation = ModeratorFactory().offices[0]
    closed = OfficeFactory(is_active=False)

    for office in (moderation, closed):
        assert form_of(office) not in client.get(reverse("letters:whom")).text
        assert client.get(form_of(office)).status_code == 404


def test_pages_of_things_lead_to_the_office_that_has_them(client, office):
    has_it = {"office": office, "routed_because": "territory"}
    problem = ProblemFactory(confirmed=True, region=office.region, **has_it)
    asked = InvolvementFactory(
        initiative=InitiativeFactory(at_stage="state_body_review", region=office.region)
    )

    assert form_of(office) in client.get(reverse("problems:detail", args=[problem.pk])).text
    page = client.get(reverse("initiatives:detail", args=[asked.initiative_id])).text
    assert form_of(asked.office) in page


def test_a_body_is_written_to_from_its_page_while_somebody_reads_for_it(client, office):
    speaker, seen = UserFactory(confirmed=True), {"region": office.region, "verified": True}
    answered, silent = OrganisationFactory(led_by=speaker, **seen), OrganisationFactory(**seen)

    assert form_of(answered, "owner") in client.get(answered.get_absolute_url()).text
    assert form_of(silent, "owner") not in client.get(silent.get_absolute_url()).text


def test_a_body_whose_papers_nobody_has_seen_is_not_written_to(client, office, person):
    facts = {"led_by": UserFactory(confirmed=True), "region": office.region}
    for body in (OrganisationFactory(verified=False, **facts), OrganisationFactory(**facts)):
        assert form_of(body, "owner") not in client.get(body.get_absolute_url()).text
        assert client.post(form_of(body, "owner"), typed()).status_code == 404


# --- Writing --------------------------------------------------------------------------------


def test_a_letter_is_sent_and_the_office_is_told_without_its_words(client, office, clerk, person):
    answer = client.post(form_of(office), typed("Менің құпия сөзім"))
    relay_all()

    sent = Letter.objects.get()
    assert answer["Location"] == page_of(sent)
    told = Notification.objects.get(kind="letter.new")
    assert (told.recipient, told.page) == (clerk, f"{page_of(sent)}#letter-{sent.pk}")
    assert office.name in told.wording.title
    assert "құпия" not in f"{told.wording}"


@pytest.mark.parametrize(
    "gap", [{"text": " "}, {"text": "а" * 4001}, {"language": "de"}, {"client_id": "x"}]
)
def test_a_gap_is_422_and_nothing_typed_is_lost(client, office, clerk, person, gap):
    answer = client.post(form_of(office), typed("Жарық керек") | gap)

    assert answer.status_code == 422
    assert not Letter.objects.exists()
    if "text" not in gap:
        assert "Жарық керек" in answer.text


def test_a_refusal_stands_on_the_form_with_what_was_typed(client, office, clerk, person):
    LetterFactory.create_batch(MOST_WAITING, to=office, author=person)

    answer = client.post(form_of(office), typed("Тағы бір сөз"))

    assert answer.status_code == 422
    assert "wait for an answer there" in answer.text
    assert "Тағы бір сөз" in answer.text


def test_somebody_who_writes_without_end_is_slowed_down(
    client, letter, person, settings, clean_cache
):
    office = letter.receiver
    settings.ACTS_AN_HOUR = product.ACTS_AN_HOUR | {"letter": {"person": 1, "address": 9}}
    client.post(form_of(office), typed())

    answer = client.post(form_of(office), typed("Екінші хат"))

    assert answer.status_code == 422
    assert "Екінші хат" in answer.text
    assert Letter.objects.written_by(person).count() == 1


def test_only_the_teams_of_the_writer_may_be_written_for(client, office, clerk, person):
    mine = InitiativeFactory(submitted=True, author=person)
    others = InitiativeFactory(submitted=True)

    assert client.post(form_of(office), typed(team=others.pk)).status_code == 422
    client.post(form_of(office), typed(team=mine.pk))

    sent = Letter.objects.get()
    assert sent.team == mine
    assert mine.title in client.get(page_of(sent)).text


# --- As a guest -----------------------------------------------------------------------------


@pytest.fixture
def held(client, office, clerk):
    """A letter of a guest, kept in the browser."""
    answer = client.post(form_of(office), typed("Қонақтың хаты"))
    assert reverse("me:confirm") in answer["Location"]
    return office


def come_back_as(client, user):
    """The guest signs in by a confirmed contact, in the same browser."""
    kept = client.session["held_letters"]
    client.force_login(user)
    session = client.session
    session["held_letters"] = kept
    session.save()
    request = client.get(reverse("letters:mine")).wsgi_request
    contact_confirmed.send(sender=User, user=user, request=request)
    request.session.save()
    return request


def test_a_guest_signs_in_and_the_letter_is_sent(client, held, clerk):
    assert not Letter.objects.exists()

    come_back_as(client, UserFactory(confirmed=True))

    assert Letter.objects.get().text == "Қонақтың хаты"
    assert "Қонақтың хаты" not in client.get(form_of(held)).text


def test_the_next_guest_at_a_shared_computer_reads_no_letter_of_another(client, held):
    assert "Қонақтың хаты" not in client.get(form_of(held)).text


def test_a_letter_typed_over_an_hour_ago_is_not_sent_for_whoever_signs_in(client, office, clerk):
    with time_machine.travel(timezone.now() - timedelta(minutes=61), tick=False):
        client.post(form_of(office), typed("Қонақтың хаты"))

    request = come_back_as(client, UserFactory(confirmed=True))

    assert not Letter.objects.exists()
    assert [str(one) for one in get_messages(request)][-1].startswith("The letter typed in this")
    assert "Қонақтың хаты" not in client.get(form_of(office)).text
    assert client.session["held_letters"] == []


def test_what_cannot_be_sent_stays_in_its_form(client, held, clerk):
    held.memberships.all().delete()

    come_back_as(client, UserFactory(confirmed=True))

    assert not Letter.objects.exists()
    assert "Қонақтың хаты" in client.get(form_of(held)).text
