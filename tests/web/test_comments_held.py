"""What a guest types waits for a contact: for an hour, and for no office."""

from datetime import timedelta

import pytest
import time_machine
from django.contrib.messages import get_messages
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from community.models import Comment
from mapapp.web.me.signals import contact_confirmed
from tests.factories.accounts import OfficialFactory, UserFactory
from tests.factories.initiatives import ProblemFactory
from tests.web.test_comments import all_of, typed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]


@pytest.fixture
def problem():
    return ProblemFactory(confirmed=True)


def test_a_guest_is_told_how_to_sign_in_and_what_was_typed_is_kept(client, problem):
    assert "Next you sign in by a code" in client.get(all_of(problem)).text

    answer = client.post(all_of(problem), typed("Қонақ сөзі"))
    assert answer.url.startswith(reverse("me:confirm"))
    assert not Comment.objects.exists()

    person = UserFactory(confirmed=True)
    request = answer.wsgi_request
    for _ in range(2):
        contact_confirmed.send(sender=User, user=person, request=request)
    assert [said.text for said in Comment.objects.filter(author=person)] == ["Қонақ сөзі"]


def test_nothing_typed_by_a_guest_is_said_unread_in_the_name_of_an_office(client, problem):
    request = client.post(all_of(problem), typed("Қонақ сөзі")).wsgi_request
    official = OfficialFactory(of=problem.region, confirmed=True)

    contact_confirmed.send(sender=User, user=official, request=request)

    assert not Comment.objects.exists()
    client.force_login(official)
    form = client.get(all_of(problem)).context["form"]
    assert form["text"].initial == "Қонақ сөзі"
    client.post(all_of(problem), typed("Қонақ сөзі", client_id=form["client_id"].initial))
    assert [said.office for said in Comment.objects.all()] == [official.offices[0]]
    assert "Қонақ сөзі" not in client.get(all_of(problem)).context["form"].initial.values()


def test_what_was_typed_over_an_hour_ago_is_not_said_for_whoever_signs_in(client, problem):
    with time_machine.travel(timezone.now() - timedelta(minutes=61), tick=False):
        request = client.post(all_of(problem), typed()).wsgi_request

    contact_confirmed.send(sender=User, user=UserFactory(confirmed=True), request=request)

    assert not Comment.objects.exists()
    assert [str(one) for one in get_messages(request)][-1].startswith("What was typed in this")


def test_somebody_without_a_confirmed_contact_confirms_one_first(client, problem):
    client.force_login(UserFactory())

    answer = client.post(all_of(problem), typed())

    assert answer.url == reverse("me:contact")
    assert not Comment.objects.exists()
