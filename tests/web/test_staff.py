"""Staff: a second factor or nothing, short sessions, a guarded admin, no old rights."""

from datetime import timedelta
from time import time

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.test import Client, override_settings
from django.urls import reverse
from django.utils import timezone, translation

from accounts.models import Membership
from mapapp.admin.accounts import sign_out_everywhere
from mapapp.web.me.sealing import unseal
from tests.factories.accounts import OfficialFactory, UserFactory
from tests.factories.geo import RegionFactory
from tests.web.signing_in import ask, code_sent_to, is_signed_in, sign_in, type_code

pytestmark = pytest.mark.django_db
PASSWORD = "a long password of nobody"
SECRET = "JBSWY3DPEHPK3PXP"


@pytest.fixture(autouse=True)
def fresh(clean_cache):
    """No limit of an earlier test counts; addresses are those of the Kazakh pages."""
    with translation.override("kk"):
        yield


@pytest.fixture
def district():
    return RegionFactory(under=RegionFactory())


def totp_now(secret=SECRET):
    """What the app shows now."""
    return format_hotp_value(hotp_value(secret, int(time()) // 30))


def by_password(client, person, password=PASSWORD):
    there = reverse("account_password_login")
    return client.post(there, {"login": person.email, "password": password})


def second_step(client, code):
    return client.post(reverse("mfa_authenticate"), {"code": code})


@pytest.fixture
def official(district):
    return OfficialFactory(of=district, password=PASSWORD)


def test_a_password_alone_opens_nothing(client, official):
    answer = by_password(client, official)

    assert answer["Location"] == reverse("mfa_authenticate")
    assert not is_signed_in(client)


def test_a_password_and_the_apps_code_open_the_desk(client, official):
    by_password(client, official)

    second_step(client, totp_now())

    assert client.session["_auth_user_id"] == str(official.pk)


def test_a_code_to_the_phone_asks_for_the_second_factor_too(client, official):
    ask(client, official.phone)
    answer = type_code(client, code_sent_to(official.phone))

    assert answer["Location"] == reverse("mfa_authenticate")
    assert not is_signed_in(client)


@pytest.mark.parametrize("seconds", [1, 31])
def test_the_apps_code_is_not_taken_twice(client, official, seconds):
    now = timezone.now().replace(second=0)
    with time_machine.travel(now):
        code = totp_now()
        by_password(client, official)
        second_step(client, code)
        assert is_signed_in(client)
        client.post(reverse("account_logout"))

    with time_machine.travel(now + timedelta(seconds=seconds)):
        by_password(client, official)
        second_step(client, code)

    assert not is_signed_in(client)


def test_a_password_is_locked_after_five_wrong_ones_also_for_the_right_one(client, official):
    answers = [by_password(client, official, "wrong") for _ in range(5)]
    by_password(client, official)
    second_step(client, totp_now())

    assert [answer.status_code for answer in answers] == [200] * 4 + [429]
    assert not is_signed_in(client)


def test_people_without_a_password_cannot_be_entered_by_one(client):
    person = UserFactory()

    for guess in ("", " ", "None", person.password):
        by_password(client, person, guess)

    assert not is_signed_in(client)


@pytest.mark.parametrize(
    "name", ["me:home", "me:profile", "me:contact", "mfa_index", "usersessions_list", "map:home"]
)
def test_staff_without_a_second_factor_reach_nothing(client, district, name):
    client.force_login(OfficialFactory(of=district, guarded=False))

    assert client.get(reverse(name))["Location"] == reverse("mfa_activate_totp")


def test_the_page_where_it_is_set_up_opens_and_then_everything_does(client, district):
    client.force_login(OfficialFactory(of=district, guarded=False))
    page = client.get(reverse("mfa_activate_totp"))
    secret = page.context["form"].secret

    answer = client.post(reverse("mfa_activate_totp"), {"code": totp_now(secret)})

    assert answer["Location"] == reverse("mfa_view_recovery_codes")
    assert client.get(reverse("me:home")).status_code == 200


@override_settings(
    MIDDLEWARE=[
        name
        for name in __import__("mapapp.settings.base", fromlist=["x"]).MIDDLEWARE
        if not name.endswith("SecondFactorMiddleware")
    ]
)
def test_without_the_guard_they_would_reach_their_page(district):
    """The twin."""
    client = Client()
    client.force_login(OfficialFactory(of=district, guarded=False))

    assert client.get(reverse("me:home")).status_code == 200


def test_whoever_has_just_signed_in_sets_it_up_without_the_password_again(client, district):
    official = OfficialFactory(of=district, guarded=False, password=PASSWORD)
    by_password(client, official)

    assert client.get(reverse("mfa_activate_totp")).status_code == 200


def test_an_hour_later_the_password_is_asked_for_again(client, district):
    official = UserFactory(password=PASSWORD)
    by_password(client, official)

    with time_machine.travel(timezone.now() + timedelta(hours=1)):
        answer = client.get(reverse("mfa_activate_totp"))

    assert answer["Location"].startswith(reverse("account_reauthenticate"))


def test_a_copy_of_the_database_alone_opens_no_account(client, district, settings):
    client.force_login(OfficialFactory(of=district, guarded=False))
    secret = client.get(reverse("mfa_activate_totp")).context["form"].secret
    client.post(reverse("mfa_activate_totp"), {"code": totp_now(secret)})

    kept = Authenticator.objects.get(type="totp").data["secret"]
    assert secret not in kept
    assert unseal(kept) == secret
    settings.SECRET_KEY_FALLBACKS, settings.SECRET_KEY = [settings.SECRET_KEY], "another"
    assert unseal(kept) == secret


def test_staff_keep_the_second_factor_and_others_may_drop_it(client, official):
    client.force_login(official)
    session = client.session
    session["account_authentication_methods"] = [
        {"method": "mfa", "at": timezone.now().timestamp(), "reauthenticated": True}
    ]
    session["account_authentication_methods_user"] = str(official.pk)
    session.save()

    client.post(reverse("mfa_deactivate_totp"))

    assert official.has_second_factor


def test_a_session_of_staff_ends_after_half_an_hour_and_a_residents_does_not(official):
    at_the_desk, at_home = Client(), Client()
    at_the_desk.force_login(official)
    at_home.force_login(UserFactory())
    here = reverse("me:home")
    assert at_the_desk.get(here).status_code == at_home.get(here).status_code == 200

    with time_machine.travel(timezone.now() + timedelta(minutes=31)):
        assert at_the_desk.get(here).status_code == 302
        assert at_home.get(here).status_code == 200


def test_a_session_that_is_used_does_not_end(client, official):
    client.force_login(official)
    for minutes in range(0, 100, 20):
        with time_machine.travel(timezone.now() + timedelta(minutes=minutes)):
            assert client.get(reverse("me:home")).status_code == 200


def test_the_next_request_of_a_closed_account_is_a_guests(client, official):
    client.force_login(official)
    assert client.get(reverse("me:home")).status_code == 200

    type(official).objects.filter(pk=official.pk).update(is_active=False)

    assert client.get(reverse("me:home")).status_code == 302


def test_whoever_loses_a_post_has_no_old_right_in_the_next_request(client, official, district):
    client.force_login(official)
    Membership.objects.filter(user=official).update(
        since=timezone.localdate() - timedelta(days=2),
        until=timezone.localdate() - timedelta(days=1),
    )

    seen = client.get(reverse("me:home")).wsgi_request.user

    assert not seen.governs(district)


def test_all_sessions_of_a_person_can_be_ended():
    person, phone, laptop = UserFactory(confirmed=True), Client(), Client()
    for browser in (phone, laptop):
        sign_in(browser, person.phone)

    sign_out_everywhere(person)

    assert [b.get(reverse("me:home")).status_code for b in (phone, laptop)] == [302, 302]
