"""Letters as their two sides read them: answered, told, listed; and under moderation."""

from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from community.models import Decision
from community.moderated import KINDS
from initiatives.models import Initiative
from kernel.tasks import relay_once
from mapapp.settings import base as product
from notifications.models import Notification
from tests.factories.accounts import ModeratorFactory, OfficeFactory, OfficialFactory, UserFactory
from tests.factories.community import LetterFactory, flagged, make
from tests.factories.initiatives import InitiativeFactory
from tests.factories.resources import GroupFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]


@pytest.fixture
def clerk(office):
    return OfficialFactory(at=office)


@pytest.fixture
def letter(office, clerk):
    return LetterFactory(to=office, text="Нужен свет", language="ru")


def page_of(letter):
    return reverse("letters:letter", args=[letter.pk])


def typed(text="Жарық қашан болады?", **facts):
    return {"text": text, "language": "kk", "client_id": str(uuid4())} | facts


def relay_all():
    while relay_once():
        pass


# --- Reading and answering ------------------------------------------------------------------


def test_an_official_reads_and_answers_and_the_writer_is_told(client, office, clerk, letter):
    client.force_login(clerk)
    page = client.get(page_of(letter)).text
    assert '<p class="letter__text" lang="ru">Нужен свет</p>' in page
    assert "A resident" in page

    answer = client.post(page_of(letter), typed("Будет завтра", language="ru"))
    relay_all()

    said = letter.following.get()
    assert answer["Location"] == f"{page_of(letter)}#letter-{said.pk}"
    told = Notification.objects.get(kind="letter.answer")
    assert told.recipient == letter.author
    client.force_login(letter.author)
    page = client.get(page_of(letter)).text
    assert "Будет завтра" in page
    assert office.name in page


def test_nobody_else_finds_a_letter(client, office, letter):
    others = (UserFactory(), OfficialFactory(), ModeratorFactory(of=office.region))
    for user in others:
        client.force_login(user)
        assert client.get(page_of(letter)).status_code == 404
        assert client.post(page_of(letter), typed()).status_code == 404
    client.logout()
    assert client.get(page_of(letter)).status_code == 302


def test_neither_side_sees_an_address_of_the_other(client, office, letter):
    clerk, writer = office.memberships.get().user, letter.author
    LetterFactory(to=office, thread=letter, author=clerk, is_answer=True)
    for reader, other in ((clerk, writer), (writer, clerk)):
        client.force_login(reader)
        page = client.get(page_of(letter)).text
        assert other.phone
        assert not [word for word in (other.email, str(other.phone)) if word and word in page]


def test_an_answer_that_is_no_answer_comes_back(client, clerk, letter):
    client.force_login(clerk)

    answer = client.post(page_of(letter), typed(" "))

    assert answer.status_code == 422
    assert not letter.following.exists()


def test_an_office_answers_more_letters_than_one_person_may_write(
    client, office, clerk, settings, clean_cache
):
    settings.ACTS_AN_HOUR = product.ACTS_AN_HOUR | {"letter": {"person": 1, "address": 1}}
    letters = LetterFactory.create_batch(2, to=office)

    client.force_login(clerk)
    for letter in letters:
        assert client.post(page_of(letter), typed()).status_code == 302
    client.force_login(letters[0].author)
    assert [client.post(page_of(letters[0]), typed()).status_code for _ in "ab"] == [302, 422]


def test_a_hidden_team_is_named_to_nobody(client, office, clerk):
    team = InitiativeFactory(submitted=True, title="Жасырын атау")
    letter = LetterFactory(to=office, team=team, author=team.author)
    client.force_login(clerk)
    pages = (page_of(letter), reverse("letters:mine"))
    assert all(team.title in client.get(page).text for page in pages)

    Initiative.objects.filter(pk=team.pk).update(hidden_at=timezone.now())

    assert not [page for page in pages if team.title in client.get(page).text]


def test_only_an_office_answers_under_the_mark_of_the_state(client, office, clerk):
    def main_of(receiver, reader):
        letter = LetterFactory(to=receiver)
        LetterFactory(to=receiver, thread=letter, author=reader, is_answer=True)
        client.force_login(reader)
        return client.get(page_of(letter)).text.partition("<main")[2].partition("</main>")[0]

    speaker = UserFactory(confirmed=True)

    assert main_of(office, clerk).count("#landmark") == 2
    assert "#landmark" not in main_of(GroupFactory(led_by=speaker, region=office.region), speaker)


def test_whoever_reads_for_nobody_has_one_list_and_nothing_to_choose(client, letter):
    client.force_login(letter.author)

    for show in ("waiting", "received", "sent"):
        page = client.get(reverse("letters:mine"), {"show": show})
        assert page.context["tabs"] == []
        assert page_of(letter) in page.text


def test_a_letter_within_a_conversation_leads_to_it(client, clerk, letter):
    following = LetterFactory(to=letter.receiver, thread=letter, author=letter.author)
    client.force_login(clerk)

    there = client.get(page_of(following))["Location"]

    assert there == f"{page_of(letter)}#letter-{following.pk}"


@pytest.mark.parametrize("show", ["", "waiting", "received", "sent", "x"])
def test_a_longer_list_costs_no_more_queries(
    client, office, clerk, django_assert_max_num_queries, show
):
    LetterFactory.create_batch(4, to=office)
    LetterFactory.create_batch(4, to=OfficeFactory(), author=clerk)
    client.force_login(clerk)
    client.get(reverse("letters:mine"), {"show": show})

    with django_assert_max_num_queries(12):
        page = client.get(reverse("letters:mine"), {"show": show})
    assert len(page.context["page"].object_list) == 4


def test_a_longer_conversation_costs_no_more_queries(
    client, clerk, letter, django_assert_max_num_queries
):
    LetterFactory.create_batch(6, to=letter.receiver, thread=letter)
    client.force_login(clerk)
    client.get(page_of(letter))

    with django_assert_max_num_queries(12):
        assert client.get(page_of(letter)).text.count('class="letter') > 6


def test_a_long_conversation_opens_with_its_newest_words(client, clerk, letter):
    for n in range(31):
        LetterFactory(to=letter.receiver, thread=letter, text=f"сөз-{n}-соңы")
    client.force_login(clerk)

    assert "сөз-30-соңы" in client.get(page_of(letter)).text
    assert "сөз-0-соңы" in client.get(page_of(letter), {"page": 1}).text


def test_my_page_says_what_waits_for_my_answer(client, clerk, letter):
    client.force_login(clerk)
    assert "Letters to answer" in client.get(reverse("me:home")).text

    client.force_login(letter.author)
    page = client.get(reverse("me:home")).text
    assert "My letters" in page
    assert page_of(letter) in page


def test_the_inbox_names_the_receiver_of_each_letter(
    client, office, clerk, django_assert_max_num_queries
):
    for _ in range(3):
        client.force_login(UserFactory(confirmed=True))
        client.post(reverse("letters:to", args=["office", office.pk]), typed())
    relay_all()
    client.force_login(clerk)
    client.get(reverse("me:inbox"))

    with django_assert_max_num_queries(16):
        assert client.get(reverse("me:inbox")).text.count("A letter has come") == 3


# --- Moderation -----------------------------------------------------------------------------


def test_moderators_read_a_letter_only_once_it_is_flagged(client, office, letter):
    moderator = ModeratorFactory(of=office.region)
    there = reverse("moderation:thing", args=["letter", letter.pk])
    client.force_login(moderator)
    assert client.get(there).status_code == 404

    flagged(letter, by=office.memberships.get().user)

    assert "Нужен свет" in client.get(there).text


def test_moderators_are_led_to_no_page_of_a_letter_that_they_cannot_open(client, office, letter):
    flagged(letter, by=office.memberships.get().user)
    client.force_login(ModeratorFactory(of=office.region))

    page = client.get(reverse("moderation:thing", args=["letter", letter.pk]))

    assert page.status_code == 200
    assert f'href="{page_of(letter)}"' not in page.text


def test_without_the_mark_of_private_kinds_moderators_would_read_every_letter(
    client, office, letter, monkeypatch
):
    """The twin of the test above."""
    line = KINDS["letter"]
    opened = type(line)(**{n: getattr(line, n) for n in line.__slots__} | {"is_private": False})
    monkeypatch.setitem(KINDS, "letter", opened)
    client.force_login(ModeratorFactory(of=office.region))

    there = reverse("moderation:thing", args=["letter", letter.pk])
    assert "Нужен свет" in client.get(there).text


def test_a_hidden_letter_is_read_by_nobody_and_not_written_on(client, office, clerk, letter):
    make("hide", flagged(letter, by=clerk))
    client.force_login(clerk)

    page = client.get(page_of(letter)).text

    assert "Нужен свет" not in page
    assert 'id="write"' not in page
    assert "Нужен свет" not in client.get(reverse("letters:mine")).text
    everything = client.get(reverse("letters:mine"), {"show": "received"}).text
    assert page_of(letter) in everything
    assert "waits for an answer" not in everything


def test_only_its_two_sides_may_flag_a_letter(client, office, clerk, letter):
    there = reverse("moderation:flag", args=["letter", letter.pk])
    client.force_login(UserFactory(confirmed=True))
    assert client.get(there).status_code == 404
    client.force_login(clerk)

    done = client.post(there, {"breach": "other", "words": "Ұят сөз"})

    assert done["Location"] == page_of(letter)
    assert Decision.objects.of(letter).get().region == office.region


def test_deletion_leaves_no_words(client, letter):
    decision = flagged(letter)
    for verb in ("hide", "ask_deletion", "confirm_deletion"):
        make(verb, decision)

    letter.refresh_from_db()
    assert letter.text == ""
