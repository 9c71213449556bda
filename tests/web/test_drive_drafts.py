"""A draft of a campaign whose days have passed: its keeper is told so, and removes it."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone, translation

from initiatives.models import Drive
from kernel.workflow import Refusal
from mapapp.web import refusals
from tests.factories.accounts import CoordinatorFactory
from tests.factories.programmes import DriveFactory

pytestmark = pytest.mark.django_db
KEEP = "programmes:keep"


@pytest.fixture(autouse=True)
def _in_english():
    with translation.override("en"):
        yield


@pytest.fixture
def over(client, town):
    client.force_login(CoordinatorFactory(of=town))
    today = timezone.localdate()
    days = {"since": today - timedelta(9), "until": today - timedelta(2)}
    DriveFactory(region=town, name_en="Announced and over", **days)
    return DriveFactory(region=town, is_draft=True, **days)


def test_its_keeper_finds_it_and_removes_it(client, over):
    listed = client.get(reverse(KEEP))
    assert list(listed.context["drives"]) == [over]

    door = reverse("programmes:end", args=["drive", over.pk])
    assert door in listed.text
    client.post(door)

    assert not Drive.objects.filter(pk=over.pk).exists()


def test_it_is_offered_nowhere_to_announce_it_and_a_try_is_told_why(client, over):
    door = reverse("programmes:announce", args=[over.pk])
    for page in (reverse(KEEP), reverse("programmes:drive", args=[over.pk])):
        assert door not in client.get(page).text

    answer = client.post(door, follow=True)

    assert answer.status_code == 200
    assert refusals.words(Refusal("drive_is_over")) in answer.text
    over.refresh_from_db()
    assert over.is_draft
