"""My page, my contacts, and a guest who reports first and identifies after."""

import pytest
from django.dispatch import receiver
from django.urls import reverse
from django.utils import translation

from accounts.models import User
from accounts.roles import ChosenRole
from mapapp.web.me.sections import sections_of
from mapapp.web.me.signals import contact_confirmed
from tests.factories.accounts import OfficialFactory, UserFactory
from tests.factories.geo import RegionFactory
from tests.factories.initiatives import InitiativeFactory, ProblemFactory
from tests.web.signing_in import code_sent_to, is_signed_in, messages_to, type_code

pytestmark = pytest.mark.django_db
PHONE, OTHER, EMAIL = "+77011234567", "+77017654321", "person-1@asar.invalid"


@pytest.fixture(autouse=True)
def fresh(clean_cache, settings):
    """No limit of an earlier test counts, letters go where they really go."""
    settings.EMAIL_BACKEND = "mapapp.mail.OutboxBackend"
    with translation.override("kk"):
        yield


@pytest.fixture
def me(client):
    person = UserFactory(confirmed=True)
    client.force_login(person)
    return person


@pytest.fixture
def heard():
    """Whom the other pages heard of."""
    told = []

    @receiver(contact_confirmed)
    def listen(user, request, **_):
        told.append((user, request.session.get("held_report")))

    yield told
    contact_confirmed.disconnect(listen)


@pytest.mark.parametrize("name", ["home", "roles", "profile", "contact", "inbox"])
@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_my_pages_open_in_every_language_and_are_kept_by_no_cache(client, me, name, language):
    with translation.override(language):
        answer = client.get(reverse(f"me:{name}"))

    assert answer.status_code == 200
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.parametrize("name", ["home", "roles", "profile", "contact", "contact_code"])
def test_a_guest_is_asked_to_sign_in_first(client, name):
    assert client.get(reverse(f"me:{name}"))["Location"].startswith(reverse("account_login"))


def test_my_page_shows_what_is_mine_and_nothing_of_others(client, me):
    mine, other = ProblemFactory(author=me), ProblemFactory()
    InitiativeFactory(author=me, title="Our own yard")

    page = client.get(reverse("me:home")).content.decode()

    assert mine.number in page
    assert other.number not in page
    assert "Our own yard" in page


def test_a_longer_page_costs_no_more_queries(client, me, django_assert_max_num_queries):
    ProblemFactory.create_batch(7, author=me)
    InitiativeFactory.create_batch(7, author=me)

    with django_assert_max_num_queries(24):
        client.get(reverse("me:home"))


def test_every_section_answers_for_somebody_who_has_nothing():
    assert all(section.total == 0 for section in sections_of(UserFactory()))


def test_roles_are_chosen_combined_and_dropped(client, me):
    client.post(reverse("me:roles"), {"roles": ["volunteer", "business"]})
    me.refresh_from_db()
    assert me.chosen_roles == ["business", "volunteer"]

    client.post(reverse("me:roles"), {"roles": []})
    me.refresh_from_db()
    assert me.chosen_roles == []


def test_nobody_makes_themselves_an_official(client, me):
    answer = client.post(
        reverse("me:roles"), {"roles": ["official_region"], "is_staff": "on", "is_superuser": "1"}
    )

    me.refresh_from_db()
    assert answer.status_code == 422
    assert (me.chosen_roles, me.is_staff, me.is_superuser) == ([], False, False)


def test_a_profile_form_changes_only_what_it_shows(client, me):
    before = User.objects.values().get(pk=me.pk)
    everything = dict.fromkeys(before, "1") | {"public_name": "Resident 7", "language": "en"}

    client.post(reverse("me:profile"), everything)

    after = User.objects.values().get(pk=me.pk)
    changed = {name for name in after if after[name] != before[name]}
    assert changed == {"public_name", "shows_name", "language"}


def add(client, contact, code=None):
    client.post(reverse("me:contact"), {"contact": contact})
    typed = {"code": code or code_sent_to(contact)}
    return client.post(reverse("me:contact_code"), typed)


def test_a_phone_and_an_email_are_added_by_their_codes(client, heard):
    person = UserFactory(email=None, confirmed=True)
    client.force_login(person)

    add(client, EMAIL)

    person.refresh_from_db()
    assert person.email == EMAIL
    assert person.emailaddress_set.get(verified=True).email == EMAIL
    assert [user for user, _ in heard] == [person]


def test_the_old_contact_is_told_that_it_was_replaced(client, me):
    old = me.phone

    add(client, OTHER)

    me.refresh_from_db()
    assert me.phone == OTHER
    assert "123456" not in messages_to(old)[0]["text"]


def test_a_wrong_code_changes_nothing_and_three_end_it(client, me):
    before = me.phone
    client.post(reverse("me:contact"), {"contact": OTHER})
    right = code_sent_to(OTHER)
    wrong = "000000" if right != "000000" else "111111"

    statuses = [
        client.post(reverse("me:contact_code"), {"code": code}).status_code
        for code in (wrong, wrong, wrong, right)
    ]

    me.refresh_from_db()
    assert statuses == [422, 422, 302, 302]
    assert me.phone == before


def test_somebody_elses_contact_is_not_taken_and_not_told_before_the_code(client, me):
    theirs = UserFactory(phone=OTHER)

    asked = client.post(reverse("me:contact"), {"contact": OTHER})
    answer = client.post(reverse("me:contact_code"), {"code": code_sent_to(OTHER)})

    theirs.refresh_from_db()
    assert asked["Location"] == reverse("me:contact_code")
    assert answer["Location"] == reverse("me:contact")
    assert theirs.phone == OTHER


@pytest.mark.parametrize("contact", [PHONE, EMAIL])
@pytest.mark.parametrize("is_known", [True, False])
def test_a_guest_reports_first_and_identifies_after(client, heard, contact, is_known):
    if is_known:
        UserFactory(**{"email" if "@" in contact else "phone": contact})
    session = client.session
    session["held_report"] = 17
    session.save()
    there = reverse("map:home")

    client.post(f"{reverse('me:confirm')}?next={there}", {"contact": contact, "next": there})
    answer = type_code(client, code_sent_to(contact))

    assert answer["Location"] == there
    assert is_signed_in(client)
    assert heard == [(User.objects.get(), 17)]


def test_a_report_is_attached_only_after_the_second_factor(client, heard):
    official = OfficialFactory(of=RegionFactory())

    client.post(reverse("me:confirm"), {"contact": official.phone})
    type_code(client, code_sent_to(official.phone))

    assert heard == []


def test_whoever_is_signed_in_needs_no_code(client, me, heard):
    answer = client.get(reverse("me:confirm"), {"next": reverse("me:roles")})

    assert answer["Location"] == reverse("me:roles")
    assert [user for user, _ in heard] == [me]


def test_whoever_is_signed_in_without_a_confirmed_contact_confirms_one(client, heard):
    client.force_login(UserFactory())

    assert client.get(reverse("me:confirm"))["Location"] == reverse("me:contact")
    assert heard == []


@pytest.mark.parametrize("there", ["https://evil.example", "//evil.example", "/\\evil.example"])
def test_confirming_leads_to_no_other_site(client, me, there):
    assert client.get(reverse("me:confirm"), {"next": there})["Location"] == reverse("me:home")


def test_every_role_of_the_law_can_be_chosen():
    assert {"initiator", "volunteer", "group", "organisation", "business"} == set(ChosenRole)
