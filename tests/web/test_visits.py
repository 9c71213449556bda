"""Visits, as a team writes them down: with a network or without, once a person and day."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from initiatives.models import CarePoint, CareVisit, Initiative
from initiatives.stages import Stage
from tests.factories.care import (
    CarePointFactory,
    CareVisitFactory,
)
from tests.factories.initiatives import InitiativeFactory, TeamMemberFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]


@pytest.fixture
def initiative(town):
    return InitiativeFactory(at_stage=Stage.IMPLEMENTATION, region=town)


@pytest.fixture
def lead(client, initiative):
    client.force_login(initiative.lead)
    return initiative.lead


@pytest.fixture
def rock(initiative):
    return CarePointFactory(initiative=initiative, sensitive=True, title="Behind the third ridge")


def day(days):
    return timezone.localdate() + timedelta(days)


def address(name, initiative, *more):
    return reverse(f"care:{name}", args=[initiative.pk, *more])


def form_of(**typed):
    return {"client_id": str(uuid4()), "state": "needs_care", "day": str(day(0))} | typed


def test_a_member_writes_a_visit_down_and_goes_on_to_the_next(client, initiative, rock):
    client.force_login(TeamMemberFactory(initiative=initiative).user)
    there = address("visit", initiative, rock.number)

    assert 'name="client_id"' in client.get(there).text
    answer = client.post(there, form_of(note="A crack"))

    assert answer.url == address("points", initiative)
    made = CareVisit.objects.get()
    assert (made.state, made.note, made.day) == ("needs_care", "A crack", day(0))


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"state": ""}, "Say how it is."),
        ({"day": str(day(2))}, "A visit cannot be on a day to come."),
        ({"day": "yesterday"}, "valid date"),
        ({"client_id": "x"}, "UUID"),
    ],
)
def test_a_visit_that_cannot_be_is_said_and_nothing_is_lost(client, rock, lead, typed, words):
    there = address("visit", rock.initiative, rock.number)
    answer = client.post(there, form_of(note="Kept", **typed))

    assert answer.status_code == 422
    assert "Kept" in answer.text
    assert words in answer.text


def test_a_second_visit_that_day_and_another_text_under_one_id_are_told_apart(
    client, initiative, rock, lead
):
    there, first = address("visit", initiative, rock.number), form_of()

    assert client.post(there, first).status_code == 302
    assert client.post(there, first).status_code == 302
    assert client.post(there, form_of()).status_code == 422
    assert client.post(there, first | {"note": "Other"}).status_code == 409
    assert CareVisit.objects.count() == 1


def test_a_device_that_kept_a_visit_sends_it_until_it_hears_json(client, initiative, rock, lead):
    there, sent = address("visit", initiative, rock.number), form_of()

    told = [client.post(there, sent, headers={"accept": "application/json"}) for _ in range(2)]
    wrong = client.post(there, form_of(state=""), headers={"accept": "application/json"})

    page = address("points", initiative)
    assert [one.json() for one in told] == [
        {"number": initiative.number, "page": page, "waits": False}
    ] * 2
    assert CareVisit.objects.count() == 1
    assert wrong.status_code == 422
    assert wrong.json()["errors"][0]["says"] == "Say how it is."


def test_an_id_of_another_person_does_not_exist(client, initiative, rock, lead):
    key = uuid4()
    CareVisitFactory(point=rock, client_id=key)

    answer = client.post(address("visit", initiative, rock.number), form_of(client_id=str(key)))

    assert answer.status_code == 404


def test_visits_wait_while_the_work_does_not_go_on(client):
    initiative = InitiativeFactory(at_stage=Stage.CLOSING)
    Initiative.objects.update(stage_since=timezone.now() - timedelta(days=2))
    point = CarePointFactory(initiative=initiative)
    client.force_login(initiative.lead)
    there = address("visit", initiative, point.number)

    assert "The work is not going on now" in client.get(there).text
    assert client.post(there, form_of()).status_code == 422


def test_what_was_typed_signed_out_comes_back_after_signing_in(client, initiative, rock, lead):
    there = address("visit", initiative, rock.number)
    page = client.get(there).text
    sender = re.search(r'name="sender" value="(\w+)"', page)[1]
    client.logout()

    answer = client.post(there, form_of(note="Typed on the road", sender=sender))
    client.force_login(lead)

    assert answer.status_code == 302
    assert not CareVisit.objects.exists()


def test_numbers_beyond_all_sense_are_not_found(client, initiative, lead):
    for number in (0, 40_000, 10**12):
        assert client.get(address("point", initiative, number)).status_code == 404


def test_a_visit_on_the_road_never_lands_on_another_place_of_the_same_number(
    client, initiative, lead, rock
):
    there, sent = address("visit", initiative, rock.number), form_of(point=str(rock.pk))
    assert f'name="point" value="{rock.pk}"' in client.get(there).text
    CarePoint.objects.all().delete()
    CarePointFactory(initiative=initiative, number=rock.number)

    answer = client.post(there, sent)

    assert answer.status_code == 422
    assert "taken off the list meanwhile" in answer.text
    assert not CareVisit.objects.exists()
    assert client.post(there, form_of()).status_code == 302


@pytest.mark.usefixtures("clean_cache", "lead")
def test_too_many_visits_in_an_hour_are_too_many(client, initiative, rock, settings):
    settings.ACTS_AN_HOUR = settings.ACTS_AN_HOUR | {"visit": {"person": 1, "address": 9}}
    there = address("visit", initiative, rock.number)

    sent = [client.post(there, form_of(day=str(day(since)))) for since in (0, 0)]

    assert [answer.status_code for answer in sent] == [302, 429]
    assert CareVisit.objects.count() == 1


def test_a_device_knows_that_a_visit_is_sent_by_a_member_only(client, initiative, lead, rock):
    visit = client.get(address("visit", initiative, rock.number)).text
    report = client.get(reverse("problems:new")).text

    assert "data-outbox-panel data-signed" in visit
    assert "data-outbox-panel" in report
    assert "data-signed" not in report
