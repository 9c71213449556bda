"""What state bodies were asked and give: on the public page, on the desk, in the journal."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone, translation

from accounts.roles import OfficeKind
from initiatives.models import BodyPromise, Involvement
from initiatives.stages import Stage
from tests.factories import journeys
from tests.factories.accounts import OfficeFactory, OfficialFactory
from tests.factories.bodies import BodyPromiseFactory, InvolvementFactory
from tests.factories.geo import RegionFactory
from tests.factories.initiatives import (
    InitiativeFactory,
    TeamMemberFactory,
)
from tests.web.at_the_desk import decide

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]
ANSWER = {"public_answer_kk": "Жер береміз", "public_answer_ru": "Дадим землю"}


@pytest.fixture
def initiative(office, official):
    """Waits for the support of the official's own office."""
    thing = InitiativeFactory(at_stage=Stage.TEAM_SELECTION, region=office.region, office=office)
    return journeys.make("ask_support", thing, office=office).subject


def public(client, initiative):
    return client.get(reverse("initiatives:detail", args=[initiative.pk])).text


def asked(client, **query):
    return client.get(reverse("review:asked"), query)


def mark(client, promise, **typed):
    return client.post(reverse("review:given", args=[promise.pk]), typed)


def test_the_public_reads_line_by_line_what_the_akimat_gives(client, initiative):
    typed = {"gives_money": 1_500_000, "gives_money_for": "pipes", "gives_land": "0.2 ha\n1 ha"}

    assert decide(client, initiative, "support", **typed, **ANSWER).status_code == 302
    client.logout()

    text = public(client, initiative)
    for words in ("Money: 1,500,000\N{NO-BREAK SPACE}₸, pipes", "Land: 0.2 ha", "Land: 1 ha"):
        assert words in text
    assert text.count("promised, not given yet") == 3
    assert "Жер береміз" in text
    assert initiative.involvements.get().task not in text


def test_the_answer_stands_in_the_language_of_the_reader(client, initiative):
    decide(client, initiative, "support", gives_other="Жарық", **ANSWER)

    with translation.override("ru"):
        text = public(client, initiative)

    assert '<p class="problem__text" lang="ru">Дадим землю</p>' in text


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({}, "gives_nothing"),
        ({"gives_land": "x", "gives_nothing": "on"}, "gives_nothing"),
        ({"gives_money_for": "x"}, "gives_money"),
        ({"gives_money": "0"}, "gives_money"),
        ({"gives_land": "x" * 301}, "gives_land"),
        ({"gives_land": "x\n" * 31}, "gives_nothing"),
    ],
)
def test_what_is_unclear_is_asked_again_and_what_was_typed_is_kept(
    client, initiative, typed, field
):
    answer = decide(client, initiative, "support", **typed, **ANSWER)

    assert answer.status_code == 422
    assert "Жер береміз" in answer.text
    form = next(d.offer.form for d in answer.context["review"].decisions if d.offer.is_tried)
    assert field in form.errors
    assert not BodyPromise.objects.exists()


def test_a_body_that_gives_nothing_says_so_in_the_journal(client, initiative):
    decide(client, initiative, "support", gives_nothing="on", **ANSWER)

    assert "It gives nothing." in public(client, initiative)


@pytest.fixture
def considered(client):
    """Waits for what the department of the person before the screen thinks of it."""
    department = OfficeFactory(region=RegionFactory(), kind=OfficeKind.DEPARTMENT)
    client.force_login(OfficialFactory(at=department))
    thing = InitiativeFactory(at_stage=Stage.IN_REVIEW, region=department.region)
    return journeys.make("involve", thing, office=department).subject


def test_a_department_asked_at_step_3_promises_and_later_marks_what_it_gave(client, considered):
    page = client.get(reverse("review:initiative", args=[considered.pk]))
    assert 'name="accept-gives_money"' in page.text
    typed = {"gives_permission": "Көшені жабуға", "gives_money": 20_000}

    assert decide(client, considered, "accept", **typed, **ANSWER).status_code == 302

    for promise in BodyPromise.objects.all():
        assert mark(client, promise, on=timezone.localdate().isoformat()).status_code == 302
    client.logout()
    text = public(client, considered)
    assert "Permission: Көшені жабуға" in text
    assert "Money: 20,000\N{NO-BREAK SPACE}₸" in text
    assert text.count("given on") == 2


def test_whoever_decides_without_the_department_is_not_asked_what_it_gives(client, considered):
    client.force_login(journeys.actor_of("accept", considered))

    page = client.get(reverse("review:initiative", args=[considered.pk]))

    assert 'name="accept-public_answer_kk"' in page.text
    assert "accept-gives" not in page.text


def test_lines_at_step_3_that_are_unclear_come_back_with_what_was_typed(client, considered):
    typed = {"gives_money_for": "құбыр", "gives_land": "0,2 га"}

    answer = decide(client, considered, "accept", **typed, **ANSWER)

    assert answer.status_code == 422
    assert "құбыр" in answer.text
    assert "0,2 га" in answer.text
    assert not BodyPromise.objects.exists()


def test_an_overdue_answer_is_seen_by_everybody_and_first_on_the_desk(client, initiative):
    late = timezone.now() - timedelta(days=2)
    Involvement.objects.filter(initiative=initiative).update(due_at=late)

    assert "The answer is overdue" in public(client, initiative)
    page = asked(client)
    assert "The answer is overdue" in page.text
    assert reverse("review:initiative", args=[initiative.pk]) in page.text


def test_the_desk_leads_to_what_it_was_asked_and_there_it_says_how_much_waits(client, initiative):
    assert reverse("review:asked") in client.get(reverse("review:desk")).text
    assert '<span class="count count--urgent">1</span>' in asked(client).text


def test_the_task_stands_on_the_desk_where_it_is_decided(client, initiative):
    task = initiative.involvements.get().task

    assert task in client.get(reverse("review:initiative", args=[initiative.pk])).text
    assert task in asked(client).text


def test_the_desk_says_where_it_is_in_words(client, initiative):
    text = client.get(reverse("review:initiative", args=[initiative.pk])).text

    assert initiative.region.name_en in text
    assert "Place(" not in text


def test_a_body_marks_what_it_gave_and_everybody_sees_the_day(client, office, official):
    promise = BodyPromiseFactory(involvement__office=office)
    assert promise.words in asked(client, show="owing").text

    mark(client, promise, on=timezone.localdate().isoformat())

    assert promise.words not in asked(client, show="owing").text
    assert "given on" in asked(client, show="all").text
    assert "given on" in public_of(client, promise)

    mark(client, promise, undo="1")

    promise.refresh_from_db()
    assert promise.given_on is None


def public_of(client, promise):
    """The page of its initiative, where the journal says that a body was asked."""
    initiative = promise.involvement.initiative
    journeys.make("involve", initiative)
    return public(client, initiative)


@pytest.mark.parametrize("on", ["", "x", "2020-01-01", "2999-01-01"])
def test_a_day_that_cannot_be_is_refused_in_words(client, office, official, on):
    promise = BodyPromiseFactory(involvement__office=office)

    answer = mark(client, promise, on=on)

    assert (answer.status_code, answer.templates[0].name) == (422, "moves/refused.html")
    promise.refresh_from_db()
    assert promise.given_on is None


def test_another_body_sees_nothing_of_it(client, office, official):
    promise = BodyPromiseFactory(involvement__office=office)
    client.force_login(OfficialFactory(of=RegionFactory()))

    assert promise.words not in asked(client, show="all").text
    assert mark(client, promise, on=timezone.localdate().isoformat()).status_code == 404


def test_whoever_is_in_the_team_reads_the_list_and_marks_nothing(client, office, official):
    promise = BodyPromiseFactory(involvement__office=office)
    TeamMemberFactory(initiative=promise.involvement.initiative, user=official)

    text = asked(client, show="owing").text

    assert promise.words in text
    assert reverse("review:given", args=[promise.pk]) not in text


@pytest.mark.parametrize("show", ["unanswered", "owing", "all", "x"])
def test_a_longer_list_costs_no_more_queries(
    client, office, official, django_assert_max_num_queries, show
):
    for _ in range(3):
        BodyPromiseFactory.create_batch(2, involvement=InvolvementFactory(office=office))
        InvolvementFactory(office=office, closed_at=None)
    asked(client, show=show)

    with django_assert_max_num_queries(14):
        assert asked(client, show=show).status_code == 200
