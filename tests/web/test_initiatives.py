"""The list, the page and the door of an initiative, as people meet them."""

import pytest
from django.urls import reverse

from geo.filters import PinFilter
from geo.models import Pin
from initiatives.stages import Stage
from tests.factories.accounts import OfficialFactory, UserFactory
from tests.factories.geo import RegionFactory
from tests.factories.initiatives import (
    InitiativeFactory,
    NeedFactory,
    ProblemFactory,
    SeatFactory,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]


def page_of(client, initiative):
    return client.get(reverse("initiatives:detail", args=[initiative.pk]))


def basics(region, direction, **facts):
    return {
        "client_id": "8d0c2f5e-5d1c-4e6e-9c57-0a4fd2b8a001",
        "title": "Auła жарығы",
        "summary": "Three yards get light",
        "language": "kk",
        "direction": direction.pk,
        "lon": f"{region.centre.x:.6f}",
        "lat": f"{region.centre.y:.6f}",
    } | facts


# --- The list -------------------------------------------------------------------------------


def test_the_list_holds_exactly_the_pins_of_initiatives(client):
    shown = InitiativeFactory(submitted=True)
    InitiativeFactory()
    ProblemFactory(confirmed=True)

    found = client.get(reverse("initiatives:list")).context["page"].object_list

    assert [pin.ref for pin in found] == [shown.pk]


@pytest.mark.parametrize("filters", [{"stage_group": ["waiting"]}, {"q": "жарық"}, {}])
def test_the_list_agrees_with_the_maps_filter(client, filters):
    InitiativeFactory(submitted=True)
    InitiativeFactory(at_stage=Stage.IMPLEMENTATION, title="Саябақ")
    pins = PinFilter(filters, Pin.objects.filter(kind="initiative")).qs

    found = client.get(reverse("initiatives:list"), filters).context["page"].object_list

    assert {pin.pk for pin in found} == {pin.pk for pin in pins}


def test_an_author_finds_the_drafts_above_the_list(client):
    draft = InitiativeFactory()
    client.force_login(draft.author)

    assert draft.title in client.get(reverse("initiatives:list")).text


def test_a_longer_list_costs_no_more_queries(client, django_assert_max_num_queries):
    region = RegionFactory()
    InitiativeFactory.create_batch(6, submitted=True, region=region)
    client.get(reverse("initiatives:list"))

    with django_assert_max_num_queries(12):
        client.get(reverse("initiatives:list"))


# --- The page -------------------------------------------------------------------------------


@pytest.mark.parametrize("stage", [s for s in Stage if s != Stage.DRAFT])
def test_the_page_says_at_every_stage_which_step_it_is(client, stage):
    initiative = InitiativeFactory(at_stage=stage)
    client.force_login(initiative.author)

    page = page_of(client, initiative)

    assert page.status_code == 200
    sentence = page.context["page"].now.stepper.sentence
    assert sentence.startswith(("Step ", "Stopped at step "))
    assert sentence in page.text.replace("&#x27;", "'")


def test_a_skipped_step_shows_the_reason_its_move_recorded(client):
    initiative = InitiativeFactory(at_stage=Stage.TEAM_SELECTION)

    lines = page_of(client, initiative).context["page"].now.stepper.lines

    assert (lines[2].state, lines[2].note) == ("skipped", "Мемлекеттік орган керек емес")
    assert [line.state for line in lines[:4]] == ["done", "done", "skipped", "current"]


def test_a_refusal_is_a_visible_state_with_its_reason(client):
    initiative = InitiativeFactory(at_stage=Stage.REFUSED)

    page = page_of(client, initiative)

    assert page.context["page"].now.told.kind == "danger"
    assert "No means this year" in page.text


def test_needs_are_said_as_people_say_them(client):
    initiative = InitiativeFactory(at_stage=Stage.TEAM_SELECTION)
    SeatFactory(initiative=initiative, role="Driver", wanted=8)
    NeedFactory(initiative=initiative, kind="money", title="Lamps", wanted=15_000_000)

    page = page_of(client, initiative)

    counts = [line.count for line in page.context["page"].needs]
    assert counts[0] == "0 of 8"
    assert "150,000" in counts[1]


def test_a_hidden_author_is_a_resident_and_no_contact_is_on_the_page(client):
    author = UserFactory(confirmed=True, named=True)
    initiative = InitiativeFactory(submitted=True, author=author)

    text = page_of(client, initiative).text

    for secret in (author.public_name, author.phone, author.email):
        assert secret not in text


def test_text_of_people_keeps_its_language(client):
    initiative = InitiativeFactory(submitted=True, language="ru")

    assert f'<h1 lang="ru">{initiative.title}</h1>' in page_of(client, initiative).text


@pytest.mark.parametrize("stage", [Stage.TEAM_SELECTION, Stage.IMPLEMENTATION, Stage.SOLVED])
def test_the_page_costs_a_bounded_number_of_queries(client, django_assert_max_num_queries, stage):
    initiative = InitiativeFactory(at_stage=stage)
    SeatFactory.create_batch(5, initiative=initiative)
    page_of(client, initiative)

    with django_assert_max_num_queries(12):
        page_of(client, initiative)


# --- The door -------------------------------------------------------------------------------


def send(client, initiative, verb, **given):
    entry = initiative.last_entry()
    door = reverse("initiatives:move", args=[initiative.pk, verb])
    return client.post(door, {"seen": entry.pk if entry else 0} | given)


def test_an_author_sends_the_draft(client):
    draft = InitiativeFactory()
    client.force_login(draft.author)

    answer = send(client, draft, "submit")

    draft.refresh_from_db()
    assert answer.status_code == 302
    assert draft.stage == Stage.SUBMITTED
    assert draft.number


def test_an_unconfirmed_contact_cannot_send(client):
    draft = InitiativeFactory(author=UserFactory())
    client.force_login(draft.author)

    answer = send(client, draft, "submit")

    assert answer.status_code == 422
    draft.refresh_from_db()
    assert draft.stage == Stage.DRAFT


def test_an_official_accepts_and_says_why_no_state_body_is_needed(client):
    region = RegionFactory()
    official = OfficialFactory(of=region)
    initiative = InitiativeFactory(at_stage=Stage.IN_REVIEW, region=region)
    client.force_login(official)
    both = {"accept-public_answer_kk": "Иә", "accept-public_answer_ru": "Да"}

    without = send(client, initiative, "accept", **both)
    assert without.status_code == 422

    answer = send(client, initiative, "accept", **both | {"accept-skip_reason": "Жер даулы емес"})
    initiative.refresh_from_db()
    assert answer.status_code == 302
    assert initiative.stage == Stage.TEAM_SELECTION


def test_a_stale_page_is_409_and_keeps_what_was_typed(client):
    region = RegionFactory()
    official = OfficialFactory(of=region)
    initiative = InitiativeFactory(at_stage=Stage.IN_REVIEW, region=region)
    client.force_login(official)
    door = reverse("initiatives:move", args=[initiative.pk, "ask"])

    answer = client.post(door, {"seen": "1", "ask-question": "Which yard exactly?"})

    assert answer.status_code == 409
    assert "Which yard exactly?" in answer.text


def test_a_stranger_moves_nothing(client):
    initiative = InitiativeFactory(at_stage=Stage.IN_REVIEW)
    client.force_login(UserFactory(confirmed=True))

    assert send(client, initiative, "withdraw").status_code in {403, 422}
    assert send(client, initiative, "no-such-verb").status_code == 404
    initiative.refresh_from_db()
    assert initiative.stage == Stage.IN_REVIEW


def test_support_counts_once_and_can_be_taken_back(client):
    initiative = InitiativeFactory(submitted=True)
    client.force_login(UserFactory(confirmed=True))
    door = reverse("initiatives:support", args=[initiative.pk])

    for _ in range(2):
        client.post(door, {"wish": "on"})
    assert "1 of 250 supporters" in page_of(client, initiative).text

    client.post(door, {"wish": "off"})
    assert "0 of 250 supporters" in page_of(client, initiative).text
