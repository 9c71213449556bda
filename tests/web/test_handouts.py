"""What is printed: opened, read, looked at by a phone, and asked who may have it."""

from datetime import date

import pytest
from django.conf import settings
from django.core.cache import cache
from django.urls import reverse
from django.utils import translation

from initiatives.models import BudgetLine, Milestone
from initiatives.voices import voices_of
from mapapp.web.handouts import printing
from mapapp.web.handouts.subject import Subject
from tests.factories.accounts import UserFactory
from tests.factories.community import SupportFactory, under_moderation
from tests.factories.initiatives import (
    EvidenceFactory,
    InitiativeFactory,
    NeedFactory,
    ProblemFactory,
    ProblemPhotoFactory,
    TeamMemberFactory,
)
from tests.web.printed import codes_in, facts_of, fonts_of, sizes_of, text_of

pytestmark = pytest.mark.django_db
LETTERS = "ӘҒҚҢӨҰҮҺІәғқңөұүһі"
OWN, PUBLIC = ("letter", "pack"), ("poster", "press_note")
HANDOUTS = (*OWN, *PUBLIC)
LANGUAGES = ("kk", "ru", "en")
A4, A3 = (210, 297), (297, 420)
HOSTILE = "</p><img src='file:///etc/hostname'><link rel=stylesheet href='http://127.0.0.1:9/'>"


@pytest.fixture(autouse=True)
def fresh(clean_cache):
    """Nothing lies ready from another test."""


@pytest.fixture
def initiative():
    return InitiativeFactory(
        at_stage="team_selection",
        title=f"Көше жарығы {LETTERS}",
        summary="Үш ауланы жарықтандырамыз, өйткені кешке қауіпті.",
    )


@pytest.fixture
def presses(monkeypatch):
    """How often the press really worked."""
    worked, press = [], printing._pressed
    monkeypatch.setattr(printing, "_pressed", lambda sheet: worked.append(sheet) or press(sheet))
    return worked


def address(what, initiative, language="kk", **more):
    more = {"size": "a4"} | more if what == "poster" else more
    with translation.override(language):
        return reverse(f"handouts:{what}", kwargs={"pk": initiative.pk, **more})


def printed(client, what, initiative, language="kk", **more):
    answer = client.get(address(what, initiative, language, **more))
    assert answer.status_code == 200, answer.status_code
    assert answer["Content-Type"] == "application/pdf"
    return answer.content


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("what", HANDOUTS)
def test_a_handout_holds_kazakh_letters_its_own_fonts_and_a_code_that_leads_to_the_page(
    client, initiative, what, language
):
    client.force_login(initiative.author)

    pdf = printed(client, what, initiative, language)

    text = text_of(pdf)
    assert LETTERS in text
    assert initiative.number in text
    assert initiative.summary in text
    assert all(fonts_of(pdf).values())
    assert {name.partition("+")[2] for name in fonts_of(pdf)} == {"Asar-Paper", "Asar-Paper-Bold"}
    assert codes_in(pdf) == {f"{settings.SITE_URL}/{language}/initiatives/{initiative.pk}/"}


@pytest.mark.parametrize("what", HANDOUTS)
def test_a_handout_is_tagged_and_says_its_language_and_title(client, initiative, what):
    client.force_login(initiative.author)

    facts = facts_of(printed(client, what, initiative, "ru"))

    assert (facts["lang"], facts["is_tagged"], facts["author"]) == ("ru", True, "Asar")
    assert facts["variant"]
    assert initiative.number in facts["title"] or initiative.title == facts["title"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_letter_names_the_office_the_place_and_what_is_needed(client, initiative, language):
    need = NeedFactory(initiative=initiative, title="Қол көмегі", wanted=6)
    client.force_login(initiative.author)

    text = text_of(printed(client, "letter", initiative, language))

    assert initiative.office.name_in(language) in text
    assert initiative.region.name_in(language) in text
    assert need.title in text
    assert "0 / 6" in text or "0 of 6" in text or "0 из 6" in text


def test_the_pack_holds_the_budget_the_milestones_and_what_has_no_price_yet(client, initiative):
    paid = {"initiative": initiative, "title": "Бағаналар", "source": "state"}
    BudgetLine.objects.create(amount_tiyn=150_000_00, **paid)
    Milestone.objects.create(
        initiative=initiative, title="Бағана қою", due_on=date(2027, 5, 4), indicator="алты шам"
    )
    NeedFactory(initiative=initiative, title="Қол көмегі", wanted=6)
    NeedFactory(initiative=initiative, kind="money", title="Қаражат", wanted=1_00)
    client.force_login(initiative.author)

    text = text_of(printed(client, "pack", initiative, "ru"))

    assert "Бағаналар Государственный бюджет 150 000 ₸" in text.replace("\xa0", " ")
    assert "Бағана қою (алты шам)" in text
    assert "Қол көмегі 6" in text
    assert "Қаражат" not in text  # the budget says the same, line by line


def test_a_handout_is_saved_under_a_name_that_says_what_it_is(client, initiative):
    answer = client.get(address("poster", initiative, "ru", size="a3"))

    name = f"asar-{initiative.number.lower()}-poster-a3-ru.pdf"
    assert answer["Content-Disposition"] == f'attachment; filename="{name}"'
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.parametrize(("size", "paper"), [("a4", A4), ("a3", A3)])
def test_a_poster_is_one_page_of_its_paper_however_much_there_is_to_say(client, size, paper):
    wordy = InitiativeFactory(
        at_stage="team_selection", title="Ұзын атау " * 12, summary="Мәтін көп. " * 90
    )
    for number in range(9):
        NeedFactory(initiative=wordy, title=f"Керек зат {number} " + "өте " * 22)

    pdf = printed(client, "poster", wordy, size=size)

    assert sizes_of(pdf) == [paper]
    assert codes_in(pdf)


@pytest.mark.parametrize("what", OWN)
def test_what_is_handed_over_is_its_author_s_and_its_lead_s_alone(client, initiative, what):
    lead, stranger = UserFactory(confirmed=True), UserFactory(confirmed=True)
    type(initiative).objects.filter(pk=initiative.pk).update(lead=lead)
    there = address(what, initiative)

    answers = {}
    for person in (initiative.author, lead, stranger):
        client.force_login(person)
        answers[person] = client.get(there).status_code
    client.logout()

    assert [*answers.values()] == [200, 200, 404]
    assert client.get(there).status_code == 302


@pytest.mark.parametrize(
    ("stage", "status"), [("draft", 404), ("submitted", 200), ("refused", 200)]
)
def test_a_poster_is_everybody_s_once_its_page_is(client, stage, status):
    initiative = InitiativeFactory(at_stage=stage)
    client.force_login(initiative.author)

    assert client.get(address("poster", initiative)).status_code == status


def test_a_refused_initiative_asks_nothing_by_letter(client):
    refused = InitiativeFactory(at_stage="refused")
    client.force_login(refused.author)

    assert client.get(address("letter", refused)).status_code == 404


@pytest.mark.parametrize("what", HANDOUTS)
def test_what_moderators_hid_is_not_printed(client, initiative, what):
    under_moderation(initiative, at_stage="hidden")
    client.force_login(initiative.author)

    assert client.get(address(what, initiative)).status_code == 404


def test_hidden_photos_and_names_stay_off_the_paper(client, initiative):
    shy = ProblemFactory(confirmed=True)
    hidden = ProblemPhotoFactory(problem=shy)
    shown = EvidenceFactory(initiative=initiative, moment="before")
    initiative.problems.add(shy)
    under_moderation(hidden, at_stage="hidden")

    page = printing_of(initiative)

    assert f"evidencephoto-{shown.pk}-" in page
    assert "problemphoto-" not in page
    assert initiative.author.public_name == "" or initiative.author.public_name not in page


def printing_of(initiative):
    from mapapp.web.handouts.kinds import POSTERS  # noqa: PLC0415 - only here

    return POSTERS["a4"].sheet(initiative).page


def test_a_hostile_text_is_only_text(client, initiative):
    type(initiative).objects.filter(pk=initiative.pk).update(title=HOSTILE[:120], summary=HOSTILE)
    client.force_login(initiative.author)

    for what in HANDOUTS:
        text = text_of(printed(client, what, initiative))
        assert "src='file:///etc/hostname'" in text


def test_what_lies_ready_is_not_pressed_again_and_every_change_is(client, initiative, presses):
    first = printed(client, "poster", initiative)
    again = printed(client, "poster", initiative)
    assert (first == again, len(presses)) == (True, 1)

    type(initiative).objects.filter(pk=initiative.pk).update(title="Басқа атау")

    assert "Басқа атау" in text_of(printed(client, "poster", initiative))
    assert len(presses) == 2


def test_prints_are_counted_unless_they_lie_ready(client, initiative, settings):
    settings.ACTS_AN_HOUR = settings.ACTS_AN_HOUR | {"handout": {"person": 1, "address": 1}}
    there, other = (address("poster", initiative, size=size) for size in ("a4", "a3"))

    statuses = [client.get(where).status_code for where in (there, there, other, there)]

    assert statuses == [200, 200, 429, 200]


def test_whoever_finds_the_press_taken_is_asked_to_come_again(client, initiative, settings):
    settings.PRESS = settings.PRESS | {"places": 1}
    cache.set("press-place:0", "somebody", 60)

    answer = client.get(address("poster", initiative))

    assert (answer.status_code, answer["Retry-After"]) == (503, "60")
    assert cache.get("press-place:0") == "somebody"

    cache.delete("press-place:0")
    assert client.get(address("poster", initiative)).status_code == 200
    assert cache.get("press-place:0") is None


def test_a_print_costs_few_queries_however_much_there_is_to_say(
    client, initiative, django_assert_max_num_queries
):
    for _ in range(12):
        NeedFactory(initiative=initiative)
        initiative.problems.add(ProblemFactory(confirmed=True))

    with django_assert_max_num_queries(16):
        printed(client, "poster", initiative)


def test_a_supporter_who_joined_the_team_is_counted_on_paper_as_on_the_page(initiative):
    SupportFactory(subject=initiative)
    hand = SupportFactory(subject=initiative).user
    TeamMemberFactory(initiative=initiative, user=hand)

    assert Subject(initiative).supporters == voices_of(initiative) == 1
