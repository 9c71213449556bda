"""The story of a result: one public page with photos, numbers and answers, to share."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation

from initiatives import evaluating
from initiatives.models import Need
from initiatives.stages import RESULTS, Stage
from initiatives.timers import run_timers
from resources.models import Pledge
from tests.factories import journeys
from tests.factories.accounts import UserFactory
from tests.factories.community import SupportFactory, under_moderation
from tests.factories.initiatives import (
    EvidenceFactory,
    InitiativeFactory,
    NeedFactory,
    ProblemFactory,
    TeamMemberFactory,
)
from tests.factories.resources import OrganisationFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]


def read(client, initiative):
    return client.get(reverse("initiatives:story", args=[initiative.pk]))


def numbers_in(page):
    return {line.label: line.value for line in page.context["story"].numbers.lines}


def concluded_by(people, **grades):
    """So many neighbours say yes, with these grades."""
    initiative = InitiativeFactory(at_stage=Stage.CLOSING)
    SupportFactory.create_batch(people - 3, subject=initiative)
    journeys.make("open_evaluation", initiative)
    for person in initiative.evaluation.asked.all():
        evaluating.answer(initiative.evaluation, person, verdict="yes", **grades)
    run_timers()
    initiative.refresh_from_db()
    return initiative


def after(days):
    return time_machine.travel(timezone.now() + timedelta(days=days), tick=False)


@pytest.mark.parametrize("stage", sorted(RESULTS))
def test_every_result_has_a_story_and_its_page_leads_there(client, stage):
    initiative = InitiativeFactory(at_stage=stage)

    page = client.get(reverse("initiatives:detail", args=[initiative.pk]))
    told = read(client, initiative)

    assert told.status_code == 200
    assert reverse("initiatives:story", args=[initiative.pk]) in page.text
    assert initiative.title in told.text


@pytest.mark.parametrize("stage", [s for s in Stage if s not in RESULTS | {Stage.DRAFT}])
def test_before_there_is_a_result_the_address_leads_to_the_page(client, stage):
    initiative = InitiativeFactory(at_stage=stage)

    answer = read(client, initiative)

    hidden = stage == Stage.WITHDRAWN
    assert answer.status_code == (404 if hidden else 302)
    assert hidden or answer.url == reverse("initiatives:detail", args=[initiative.pk])


def test_a_story_that_is_open_again_leads_to_the_page(client):
    initiative = InitiativeFactory(at_stage=Stage.NOT_SOLVED)
    journeys.make("reopen", initiative)

    assert read(client, initiative).status_code == 302


def test_a_story_taken_out_of_sight_says_so_even_to_its_author(client):
    initiative = InitiativeFactory(at_stage=Stage.SOLVED)
    under_moderation(initiative, at_stage="hidden")
    client.force_login(initiative.author)

    assert read(client, initiative).status_code == 410


def test_photos_of_before_and_after_stand_side_by_side_and_hidden_ones_do_not(client):
    initiative = InitiativeFactory(at_stage=Stage.SOLVED)
    latest, before = initiative.evidence.all()
    doors = [reverse("photos:evidence", args=[photo.pk]) for photo in (before, latest)]
    assert re.search(".*".join(doors), read(client, initiative).text, re.DOTALL)

    type(latest).objects.filter(pk=latest.pk).update(hidden_at=timezone.now())

    page = read(client, initiative)
    assert reverse("photos:evidence", args=[latest.pk]) not in page.text
    assert "og:image" not in page.text


def test_numbers_count_what_was_given_and_never_what_was_promised(client):
    problem = ProblemFactory(at_stage="acknowledged")
    initiative = InitiativeFactory(region=problem.region, problems=[problem])
    journeys.walk(initiative, to=Stage.IMPLEMENTATION)
    TeamMemberFactory.create_batch(2, initiative=initiative)
    TeamMemberFactory(initiative=initiative, state="asked")
    giver = OrganisationFactory()
    money = NeedFactory(initiative=initiative, kind=Need.Kind.MONEY, wanted=10**9)
    lamps = NeedFactory(initiative=initiative, kind=Need.Kind.THING, title="Lamps", unit="pcs")
    for stage in ("given", "accepted", "released"):
        Pledge.objects.create(owner=giver, need=money, amount_tiyn=5_000_000, stage=stage)
        Pledge.objects.create(owner=giver, need=lamps, quantity=4, stage=stage)
    journeys.walk_on(initiative, "finish", "open_evaluation", "conclude")

    page = read(client, initiative)

    numbers = numbers_in(page)
    assert numbers["people did the work"] == "3"
    assert numbers["given in money"].startswith("50")
    assert numbers["problem is solved"] == "1 of 1"
    assert page.context["story"].numbers.things == ["Lamps: 4 pcs"]


def test_days_are_counted_from_the_application_to_the_result(client):
    with time_machine.travel(timezone.now() - timedelta(days=40), tick=False):
        initiative = InitiativeFactory(at_stage=Stage.IMPLEMENTATION)
    with time_machine.travel(timezone.now() - timedelta(days=20), tick=False):
        journeys.make("finish", initiative)
    journeys.walk_on(initiative, "open_evaluation", "conclude")

    numbers = numbers_in(read(client, initiative))

    assert numbers["days from the application to the result"] == "41"
    assert numbers["days of work"] == "21"


@pytest.mark.parametrize(("people", "is_shown"), [(4, False), (5, True)])
def test_grades_are_shown_from_five_on_with_their_number(client, people, is_shown):
    initiative = concluded_by(people, quality=3, recipients=3)

    text = read(client, initiative).text

    assert ("5 answers." in text) is is_shown
    assert text.count("Fewer than five grades") == (1 if is_shown else 3)
    assert text.count('class="grades__bar"') == (8 if is_shown else 0)


def test_grades_are_shown_to_nobody_while_answers_are_still_given(client):
    initiative = InitiativeFactory(at_stage=Stage.EVALUATION)
    SupportFactory.create_batch(4, subject=initiative)
    initiative.evaluation.asked.set(UserFactory.create_batch(6, confirmed=True))
    for person in initiative.evaluation.asked.all():
        evaluating.answer(initiative.evaluation, person, verdict="yes", quality=4)

    text = client.get(reverse("initiatives:detail", args=[initiative.pk])).text

    assert "Grades beside the verdict" not in text


@pytest.mark.parametrize(("answers", "words"), [(4, "fewer than five"), (5, "5 of 5 answers")])
def test_what_is_said_later_stands_beside_the_result_once_enough_say_it(client, answers, words):
    initiative = concluded_by(6)
    with after(31):
        run_timers()
        for person in initiative.evaluation.asked.order_by("pk")[:answers]:
            evaluating.answer(initiative.evaluation, person, verdict="yes")

        text = read(client, initiative).text

    assert "After 30 days" in text
    assert words in text


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_a_messenger_is_told_title_result_place_and_a_photo(client, language, settings):
    settings.SITE_URL = "https://asar.invalid"
    initiative = InitiativeFactory(at_stage=Stage.SOLVED)

    with translation.override(language):
        page = read(client, initiative)

    said = dict(re.findall(r'<meta property="og:(\S+)" content="([^"]*)"', page.text))
    assert said["url"] == f"https://asar.invalid/{language}/initiatives/{initiative.pk}/story/"
    assert f'href="{said["url"]}"' in page.text
    assert said["title"] == initiative.title
    assert getattr(initiative.region, f"name_{language}") in said["description"]
    assert said["image"].startswith("https://asar.invalid/")
    assert client.get(said["image"].removeprefix("https://asar.invalid")).status_code == 200


def test_the_story_is_the_same_for_whoever_reads_it(client):
    initiative = InitiativeFactory(at_stage=Stage.SOLVED)
    lead = Client()
    lead.force_login(initiative.lead)

    def main_of(page):
        return re.search("<main.*</main>", page.text, re.DOTALL)[0]

    assert main_of(read(client, initiative)) == main_of(read(lead, initiative))


def test_a_longer_story_costs_no_more_queries(client, django_assert_max_num_queries):
    initiative = concluded_by(9, quality=4)
    EvidenceFactory.create_batch(5, initiative=initiative, moment="after")
    TeamMemberFactory.create_batch(5, initiative=initiative)
    with after(31):
        run_timers()
    with after(91):
        run_timers()
        read(client, initiative)

        with django_assert_max_num_queries(12):
            read(client, initiative)


def test_a_feed_leads_to_the_story_of_a_result_and_to_the_page_of_anything_else(client):
    solved = InitiativeFactory(at_stage=Stage.SOLVED)
    at_work = InitiativeFactory(at_stage=Stage.IMPLEMENTATION, region=solved.region)

    feed = client.get(reverse("feeds:area", args=[solved.region.kato, "atom"])).text

    assert reverse("initiatives:story", args=[solved.pk]) in feed
    assert reverse("initiatives:story", args=[at_work.pk]) not in feed
    assert reverse("initiatives:detail", args=[at_work.pk]) in feed
