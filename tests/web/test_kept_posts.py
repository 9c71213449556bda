"""A session that ran out while somebody was typing: the words wait until they are back."""

import pytest
from django.urls import reverse
from django.utils import translation

from mapapp.web import kept_posts
from mapapp.web.pwa.sender import sender_of
from tests.factories.accounts import UserFactory
from tests.factories.initiatives import InitiativeFactory
from tests.web.signing_in import sign_in

pytestmark = pytest.mark.django_db
WORDS = "Жарық аула, үш шам"


@pytest.fixture
def draft():
    return InitiativeFactory()


@pytest.fixture
def there(draft):
    return reverse("initiatives:write", args=[draft.pk, "result"])


def key_of(rf, user):
    """What a form says of its writer."""
    asked = rf.get("/")
    asked.user = user
    return sender_of(asked)


def typed_by(rf, user, **more):
    return {"title": WORDS, "summary": "s", "sender": key_of(rf, user)} | more


def test_a_signed_out_writer_is_led_to_sign_in_and_back(client, rf, draft, there):
    answer = client.post(there, typed_by(rf, draft.author))

    assert answer.status_code == 302
    assert answer.url == f"{reverse('account_login')}?next={there}"


def test_the_words_stand_in_the_form_again_and_are_not_saved_yet(client, rf, draft, there):
    client.post(there, typed_by(rf, draft.author))
    client.force_login(draft.author)

    shown = client.get(there)

    assert shown.status_code == 200
    assert WORDS in shown.text
    assert shown.context["was_signed_out"]
    draft.refresh_from_db()
    assert draft.title != WORDS


def test_they_are_given_back_once(client, rf, draft, there):
    client.post(there, typed_by(rf, draft.author))
    client.force_login(draft.author)
    client.get(there)

    assert WORDS not in client.get(there).text


def test_they_are_given_back_in_another_language(client, rf, draft, there):
    client.post(there, typed_by(rf, draft.author))
    client.force_login(draft.author)

    with translation.override("ru"):
        in_russian = reverse("initiatives:write", args=[draft.pk, "result"])

    assert in_russian != there
    assert WORDS in client.get(in_russian).text


@pytest.mark.usefixtures("clean_cache")
def test_a_guests_words_are_kept_for_a_day_and_the_person_who_signs_in_stays_longer(
    client, rf, draft, there
):
    client.post(there, typed_by(rf, draft.author))
    assert client.session.get_expiry_age() <= kept_posts.LASTS.total_seconds()

    sign_in(client, draft.author.phone)

    assert client.session.get_expiry_age() > kept_posts.LASTS.total_seconds()
    assert WORDS in client.get(there).text


@pytest.mark.usefixtures("clean_cache")
def test_so_many_are_kept_and_no_more(client, rf, draft, there, settings):
    settings.ACTS_AN_HOUR = settings.ACTS_AN_HOUR | {"kept": {"person": 9, "address": 1}}
    client.post(there, typed_by(rf, draft.author))
    client.cookies.clear()

    answer = client.post(there, typed_by(rf, draft.author))

    assert answer.url == f"{reverse('account_login')}?next={there}"
    assert kept_posts.KEY not in client.session


def test_they_are_given_back_on_their_own_page_only(client, rf, draft, there):
    client.post(there, typed_by(rf, draft.author))
    client.force_login(draft.author)
    other = InitiativeFactory(author=draft.author)

    assert WORDS not in client.get(reverse("initiatives:write", args=[other.pk, "result"])).text
    assert WORDS in client.get(there).text


def test_whoever_signs_in_instead_does_not_read_them(client, rf, draft):
    there, stranger = reverse("initiatives:new"), UserFactory(confirmed=True)
    client.post(there, {"lon": WORDS, "sender": key_of(rf, draft.author)})
    client.force_login(stranger)

    assert WORDS not in client.get(there).text


@pytest.mark.parametrize("wrong", [{"sender": ""}, {"summary": "x" * kept_posts.MOST_BYTES}])
def test_a_stranger_or_a_flood_is_not_kept(client, rf, draft, there, wrong):
    client.post(there, typed_by(rf, draft.author, **wrong))

    assert kept_posts.KEY not in client.session


def test_nothing_is_kept_without_the_guard(client, rf, draft, there, monkeypatch):
    """The twin: a guard that only sends to sign in loses the words."""
    monkeypatch.setattr(kept_posts, "_keep", lambda _request: None)
    client.post(there, typed_by(rf, draft.author))
    client.force_login(draft.author)

    assert WORDS not in client.get(there).text
