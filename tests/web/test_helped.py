"""Naming the people helped on a page that shows nobody again, and answering by their link."""

import pytest
from django.urls import reverse
from django.utils import translation

from initiatives.models import Beneficiary, BeneficiaryAnswer
from initiatives.stages import Stage
from tests.factories import journeys
from tests.factories.accounts import UserFactory
from tests.factories.affected import judged_with, link_of, named
from tests.factories.initiatives import InitiativeFactory, TeamMemberFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]
SAID = {"verdict": "partly", "quality": 4, "recipients": 3, "overall": 0}
MAIL = "aigul@asar.invalid"


@pytest.fixture
def working():
    return InitiativeFactory(at_stage=Stage.IMPLEMENTATION)


def page(initiative):
    return reverse("initiatives:helped", args=[initiative.pk])


def name(client, initiative, contacts, **facts):
    client.force_login(initiative.lead)
    typed = {"contacts": contacts, "have_agreed": "on"} | facts
    return client.post(page(initiative), typed, follow=True)


def door(row, language="en"):
    with translation.override(language):
        return reverse("asked:helped", args=[link_of(row)])


def test_the_lead_names_people_and_the_page_shows_only_how_many(client, working):
    answer = name(client, working, f"{MAIL}\n8 701 123 45 67\n")

    assert "2 people are named" in answer.text
    assert MAIL not in answer.text
    assert "701" not in client.get(page(working)).text
    assert Beneficiary.objects.count() == 2


def test_whoever_is_typed_again_may_be_taken_back(client, working):
    name(client, working, MAIL)

    answer = name(client, working, MAIL, back="1", have_agreed="")

    assert "1 person is taken back" in answer.text
    assert not Beneficiary.objects.exists()


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"contacts": MAIL, "have_agreed": ""}, "say here that they have agreed"),
        ({"contacts": f"{MAIL}\nnobody"}, "Line 2 is neither"),
        ({"contacts": ""}, "at least one address"),
    ],
)
def test_what_cannot_be_kept_is_named_and_stays_in_the_form(client, working, typed, words):
    answer = name(client, working, typed.pop("contacts"), **typed)

    assert (answer.status_code, words in answer.text) == (422, True)
    assert not Beneficiary.objects.exists()


def test_a_contact_of_the_team_is_refused_with_the_list_kept(client, working):
    TeamMemberFactory(initiative=working, user=UserFactory(email="mine@asar.invalid"))

    answer = name(client, working, f"{MAIL}\nmine@asar.invalid")

    assert "Nobody judges their own work" in answer.text
    assert MAIL in answer.text


def test_nobody_but_the_lead_finds_the_page_and_nobody_once_it_is_judged(client, working):
    for person in (TeamMemberFactory(initiative=working).user, UserFactory(confirmed=True)):
        client.force_login(person)
        assert client.get(page(working)).status_code == 404
    judged = judged_with()
    client.force_login(judged.lead)
    assert client.get(page(judged)).status_code == 404


def test_the_report_leads_whoever_leads_there_and_nobody_else(client, working):
    member = TeamMemberFactory(initiative=working).user
    report = reverse("initiatives:report", args=[working.pk])

    client.force_login(working.lead)
    assert page(working) in client.get(report).text
    client.force_login(member)
    assert page(working) not in client.get(report).text


def test_somebody_without_an_account_answers_once_and_is_thanked(client):
    initiative = judged_with(silent=1)
    address = door(Beneficiary.objects.get())

    shown = client.get(address)
    thanked = client.post(address, SAID)
    again = client.get(address)

    assert (shown.status_code, initiative.number in shown.text) == (200, True)
    assert "Your answer is counted" in thanked.text
    assert (again.status_code, "Each link answers once" in again.text) == (410, True)
    assert client.post(address, SAID | {"verdict": "no"}).status_code == 410
    answer = BeneficiaryAnswer.objects.get()
    assert (answer.verdict, answer.quality, answer.overall) == ("partly", 4, None)
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize(
    ("language", "title"),
    [("kk", "Көмегі тиді ме?"), ("ru", "Помогло ли это?"), ("en", "Has it helped?")],
)
def test_the_question_is_asked_in_three_languages(client, language, title):
    judged_with(silent=1)

    assert f"<h1>{title}</h1>" in client.get(door(Beneficiary.objects.get(), language)).text


def test_a_gap_is_asked_again_words_are_not_taken_and_nothing_is_kept_or_found(client):
    judged_with(silent=1)
    address = door(Beneficiary.objects.get())

    shown = client.get(address)
    gap = client.post(address, {"verdict": "yes"})

    assert (gap.status_code, "Choose one of the answers" in gap.text) == (422, True)
    assert 'name="comment"' not in shown.text
    assert "no-store" in shown["Cache-Control"]
    assert "noindex" in shown["X-Robots-Tag"]
    assert "asar.invalid" not in shown.text
    assert client.get(reverse("asked:helped", args=["made-up"])).status_code == 404


def test_their_answers_stand_apart_with_the_result_from_five_on(client):
    few, enough = judged_with(*["no"] * 4), judged_with(*["partly"] * 4, "no")
    texts = []
    for initiative in (few, enough):
        before = client.get(reverse("initiatives:detail", args=[initiative.pk])).text
        assert "What the people it helped say" not in before
        journeys.make("conclude", initiative)
        texts.append(client.get(reverse("initiatives:story", args=[initiative.pk])).text)

    assert "Fewer than 5 answers, so they are not shown and not counted." in texts[0]
    assert "Fewer than 5 answers, so they are" not in texts[1]
    assert "What the people it helped say" in texts[1]
    assert [text.count("Grades beside the verdict") for text in texts] == [1, 2]
    few.refresh_from_db()
    enough.refresh_from_db()
    assert (few.stage, enough.stage) == (Stage.SOLVED, Stage.PARTLY_SOLVED)


def test_a_list_that_is_read_costs_no_more_questions_with_more_people(
    client, working, django_assert_max_num_queries
):
    named(working, 40)
    client.force_login(working.lead)
    client.get(page(working))

    with django_assert_max_num_queries(14):
        client.get(page(working))
