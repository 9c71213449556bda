"""A draft of a campaign: written by a tick, joined by nobody, removed once its days are over."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from initiatives.models import Drive
from kernel.workflow import Refusal
from mapapp.web import refusals
from tests.factories.accounts import CoordinatorFactory
from tests.factories.initiatives import InitiativeFactory
from tests.factories.programmes import DriveFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]
KEEP = "programmes:keep"


@pytest.fixture
def over(client, town):
    client.force_login(CoordinatorFactory(of=town))
    today = timezone.localdate()
    days = {"since": today - timedelta(9), "until": today - timedelta(2)}
    DriveFactory(region=town, name_en="Announced and over", **days)
    DriveFactory(name_en="A draft of another place", is_draft=True, **days)
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


def test_a_draft_is_written_by_a_tick(client, town):
    client.force_login(CoordinatorFactory(of=town))
    today = timezone.localdate()
    days = {"since": today, "until": today + timedelta(3)}
    typed = {"region": town.pk, "is_draft": "on", **days,
             "name_kk": "А", "name_ru": "Б", "about_kk": "В", "about_ru": "Г"}  # fmt: skip
    given = {f"drive-{name}": value for name, value in typed.items()}

    client.post(reverse("programmes:keep"), given | {"what": "drive"})

    assert Drive.objects.get().is_draft


def test_nobody_joins_a_draft(client, town):
    draft, initiative = DriveFactory(region=town, is_draft=True), InitiativeFactory(
        submitted=True, region=town
    )  # fmt: skip
    client.force_login(initiative.lead)
    door = reverse("programmes:join", args=[initiative.pk])

    assert draft.name_en not in client.get(door).text
    assert client.post(door, {"what": f"drive-{draft.pk}"}).status_code == 422
    assert not initiative.joined.exists()
