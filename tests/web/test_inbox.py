import pytest
from django.urls import reverse

from initiatives.stages import Stage
from notifications.models import Notification
from tests.factories.accounts import UserFactory
from tests.factories.initiatives import InitiativeFactory, ProblemFactory, TeamMemberFactory
from tests.factories.notifications import NotificationFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def reader(client):
    reader = UserFactory(confirmed=True)
    client.force_login(reader)
    return reader


def test_the_inbox_shows_what_this_person_was_told_and_nobody_else(client, reader):
    mine = NotificationFactory(recipient=reader, about=InitiativeFactory(at_stage=Stage.IN_REVIEW))
    foreign = NotificationFactory(about=InitiativeFactory(at_stage=Stage.IN_REVIEW))

    page = client.get(reverse("me:inbox")).content.decode()

    assert mine.subject.title in page
    assert foreign.subject.title not in page
    assert reverse("initiatives:detail", args=[mine.subject.pk]) in page


def test_one_notice_is_marked_read_or_all_of_them(client, reader):
    about = InitiativeFactory(at_stage=Stage.IN_REVIEW)
    first, *_ = NotificationFactory.create_batch(3, recipient=reader, about=about)

    client.post(reverse("me:read"), {"notice": first.pk})
    assert Notification.objects.unread().count() == 2

    client.post(reverse("me:read"))
    assert Notification.objects.unread().count() == 0


@pytest.mark.parametrize("notice", ["x", "-1", "99999999999999999999", "1 OR 1=1"])
def test_a_wrong_key_marks_nothing(client, reader, notice):
    NotificationFactory(recipient=reader, about=InitiativeFactory(at_stage=Stage.IN_REVIEW))

    assert client.post(reverse("me:read"), {"notice": notice}).status_code == 302
    assert Notification.objects.unread().count() == 1


def test_nobody_marks_the_notices_of_others(client, reader):
    foreign = NotificationFactory(about=InitiativeFactory(at_stage=Stage.IN_REVIEW))

    client.post(reverse("me:read"), {"notice": foreign.pk})
    client.post(reverse("me:read"))

    assert Notification.objects.unread().get() == foreign


def test_a_guest_is_sent_to_sign_in(client):
    assert client.get(reverse("me:inbox")).status_code == 302


def test_an_empty_inbox_says_what_will_be_here(client, reader):
    assert client.get(reverse("me:inbox")).status_code == 200


@pytest.mark.parametrize("page", ["0", "-1", "x", "999999999999"])
def test_a_page_that_is_not_there_is_the_nearest_one(client, reader, page):
    assert client.get(reverse("me:inbox"), {"page": page}).status_code == 200


def test_a_longer_inbox_costs_no_more_questions(client, reader, django_assert_max_num_queries):
    for _ in range(4):
        things = [
            InitiativeFactory(at_stage=Stage.IN_REVIEW),
            ProblemFactory(confirmed=True),
            TeamMemberFactory(),
        ]
        for thing in things:
            NotificationFactory(recipient=reader, about=thing, kind="team.asked")

    with django_assert_max_num_queries(12):
        assert client.get(reverse("me:inbox")).status_code == 200
