"""Coordinators write the questions of applications, look at them as an applicant, publish them."""

import pytest
from django.urls import reverse
from django.utils import translation

from initiatives.models import Questionnaire
from initiatives.questionnaires import mark_of
from mapapp.web.questionnaires import question_pages, views
from tests.factories.accounts import CoordinatorFactory, OfficialFactory
from tests.factories.initiatives import DirectionFactory, InitiativeFactory, QuestionnaireFactory
from tests.factories.questions import DraftFactory, QuestionFactory, choices, texts

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]
ASKED = texts(name="Who helps?") | {"kind": "long", "is_required": "on"}


@pytest.fixture
def keeper(client):
    keeper = CoordinatorFactory()
    client.force_login(keeper)
    return keeper


@pytest.fixture
def draft(keeper):
    draft = DraftFactory()
    land = texts(name="Whose land?") | {"kind": "choice", "choices": choices("akimat", "mine")}
    QuestionFactory(questionnaire=draft, code="land", ordering=1, **land)
    QuestionFactory(
        questionnaire=draft, code="paper", ordering=2, asked_if={"land": ["akimat"]},
        **texts(name="Which paper?", hint="Its number", example="A letter"),
    )  # fmt: skip
    return draft


def at(name, *args):
    return reverse(f"questionnaires:{name}", args=args)


def read(client, name, *args, **query):
    answer = client.get(at(name, *args), query)
    assert answer.status_code == 200
    return answer.text


def test_the_list_says_what_each_sphere_asks_and_begins_a_draft(client, keeper):
    QuestionnaireFactory()
    sphere = DirectionFactory()
    assert "Asks only what all spheres ask" in read(client, "list")

    answer = client.post(at("list"), {"direction": sphere.code})

    draft = Questionnaire.objects.get(direction=sphere)
    assert answer.url == at("sheet", draft.pk)
    assert "Go on with the draft" in read(client, "list")


def test_a_longer_list_costs_no_more_questions(client, keeper, django_assert_max_num_queries):
    for number in range(2, 9):
        DraftFactory(direction=DirectionFactory(code=f"D0{number}"))

    with django_assert_max_num_queries(12):
        client.get(at("list"))


def test_a_longer_sheet_costs_no_more_questions(client, draft, django_assert_max_num_queries):
    for number in range(9):
        QuestionFactory(questionnaire=draft, ordering=number + 3)

    for page in ("sheet", "preview"):
        with django_assert_max_num_queries(12):
            client.get(at(page, draft.pk))


def test_only_coordinators_come_in(client, draft):
    client.force_login(OfficialFactory())

    for page in ("sheet", "preview", "new"):
        assert client.get(at(page, draft.pk)).status_code == 403


def test_a_question_is_written_with_its_answers_and_its_condition(client, draft):
    rows = {f"choice_{n}_{x}": said for n, said in enumerate("ab") for x in ("kk", "ru", "en")}
    more = {"kind": "choice", "asked_if": ["land=mine"], "asked_of": ["group", "citizen"]}

    answer = client.post(at("new", draft.pk), ASKED | rows | more)

    assert answer.url == at("sheet", draft.pk)
    question = draft.questions.last()
    assert (question.code, question.name_ru, question.codes) == (
        "who-helps",
        "Who helps?",
        ("a", "b"),
    )
    assert (question.asked_if, question.asked_of) == ({"land": ["mine"]}, ["citizen", "group"])


def test_an_answer_keeps_its_code_when_its_words_are_mended(client, draft):
    land = draft.questions.get(code="land")
    page = client.get(at("question", draft.pk, land.pk)).context
    typed = page["form"].initial | {"choice_1_kk": "Жеке", "seen": page["seen"]}

    client.post(at("question", draft.pk, land.pk), typed)

    land.refresh_from_db()
    assert land.codes == ("akimat", "mine")
    assert land.choices[1]["name_kk"] == "Жеке"


def test_a_question_without_kazakh_words_is_422_and_keeps_what_was_typed(client, draft):
    answer = client.post(at("new", draft.pk), {"name_ru": "Кто поможет?", "kind": "long"})

    assert answer.status_code == 422
    assert "Кто поможет?" in answer.text


def test_whoever_was_slower_is_told_and_keeps_their_words(client, draft):
    paper = draft.questions.get(code="paper")
    typed = ASKED | {"name_en": "My own words", "seen": "read long ago"}

    answer = client.post(at("question", draft.pk, paper.pk), typed)

    assert answer.status_code == 409
    assert "My own words" in answer.text
    assert "Now it says" in answer.text
    assert "Which paper?" in answer.text
    paper.refresh_from_db()
    assert paper.name_en == "Which paper?"

    again = client.post(
        at("question", draft.pk, paper.pk), typed | {"seen": answer.context["seen"]}
    )
    assert again.url == at("sheet", draft.pk)
    paper.refresh_from_db()
    assert paper.name_en == "My own words"


@pytest.mark.parametrize(("wish", "left"), [("down", ["paper", "land"]), ("drop", ["paper"])])
def test_a_question_is_moved_and_dropped_by_a_button(client, draft, wish, left):
    land = draft.questions.get(code="land")

    client.post(at("place", draft.pk, land.pk), {"wish": wish, "seen": mark_of(land)})

    assert [one.code for one in draft.questions.all()] == left
    text = read(client, "sheet", draft.pk)
    assert "It follows from an answer that cannot be given before it." in text
    assert at("publish", draft.pk) not in text


@pytest.mark.parametrize(
    ("language", "name"), [("kk", "Қай құжат?"), ("ru", "Какая бумага?"), ("en", "Which paper?")]
)
def test_the_preview_speaks_the_language_of_the_page(client, draft, language, name):
    draft.questions.filter(code="paper").update(name_kk="Қай құжат?", name_ru="Какая бумага?")

    with translation.override(language):
        assert name in read(client, "preview", draft.pk)


def test_the_preview_is_what_the_applicant_sees(client, draft):
    QuestionnaireFactory()
    draft_page = read(client, "preview", draft.pk)
    seen = read(client, "sheet", draft.pk)
    client.post(at("publish", draft.pk), {"seen": seen.partition('name="seen" value="')[2][:16]})
    application = InitiativeFactory(
        sphere_questionnaire=draft, direction=draft.direction, answers={}
    )
    client.force_login(application.author)

    own = client.get(reverse("initiatives:write", args=[application.pk, "questions"])).text

    fields = own.partition('<div class="field')[2].partition('<div class="row write__on">')[0]
    assert "Which paper?" in fields
    assert fields.strip() in draft_page


def test_the_preview_is_tried_out_and_keeps_nothing(client, draft):
    address = at("preview", draft.pk)

    assert client.post(address, {"q_land": "akimat"}).status_code == 422
    tried = client.post(address, {"q_land": "mine"})

    assert "An application could go on with these answers" in tried.text


def test_the_preview_fits_the_kind_of_applicant(client, draft):
    QuestionFactory(
        questionnaire=draft, asked_of=["organisation"], ordering=3, **texts(name="Your statute?")
    )

    assert "Your statute?" not in read(client, "preview", draft.pk)
    assert "Your statute?" in read(client, "preview", draft.pk, of="organisation")


def test_publishing_says_who_did_it_and_shuts_the_pages_that_write(client, keeper, draft):
    mark = client.get(at("sheet", draft.pk)).context["version"].mark

    client.post(at("publish", draft.pk), {"seen": mark})

    text = read(client, "sheet", draft.pk)
    assert "published" in text
    assert keeper.offices[0].name in text
    assert client.get(at("new", draft.pk)).status_code == 404
    assert client.post(at("discard", draft.pk)).status_code == 422


def test_what_somebody_changed_meanwhile_is_not_published(client, draft):
    answer = client.post(at("publish", draft.pk), {"seen": "read long ago"})

    assert answer.status_code == 409
    draft.refresh_from_db()
    assert draft.published_at is None


def test_a_draft_is_thrown_away(client, draft):
    mark = client.get(at("sheet", draft.pk)).context["version"].mark

    assert client.post(at("discard", draft.pk), {"seen": mark}).url == at("list")
    assert not Questionnaire.objects.exists()


def test_an_old_page_throws_away_nothing_somebody_has_written_since(client, draft):
    land = draft.questions.get(code="land")
    page = read(client, "sheet", draft.pk)
    assert page.count(f'name="seen" value="{mark_of(*draft.questions.all())}"') == 2
    assert f'name="seen" value="{mark_of(land)}"' in page
    stale = {"seen": "read long ago", "wish": "drop"}

    assert client.post(at("discard", draft.pk), stale).status_code == 409
    assert client.post(at("place", draft.pk, land.pk), stale).status_code == 409

    assert draft.questions.count() == 2


def test_a_draft_thrown_away_in_the_same_moment_leads_to_the_list(client, draft, monkeypatch):
    Questionnaire.objects.filter(pk=draft.pk).delete()
    for module in (views, question_pages):
        monkeypatch.setattr(module, "version_of", lambda _pk: draft)

    for page, typed in (("discard", {}), ("publish", {}), ("new", ASKED)):
        answer = client.post(at(page, draft.pk), typed)
        assert answer.url == at("list")
    assert "Somebody has thrown this draft away." in client.get(answer.url).text


def test_the_way_in_is_on_the_page_of_a_coordinator_alone(client, keeper):
    assert at("list") in client.get(reverse("me:home")).text

    client.force_login(OfficialFactory())
    assert at("list") not in client.get(reverse("me:home")).text
