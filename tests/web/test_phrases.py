"""A ready answer goes into the form filled with this thing's facts, and is previewed there."""

import pytest
from django.urls import reverse

from initiatives.models import AnswerTemplate
from tests.factories.accounts import CoordinatorFactory, OfficialFactory
from tests.factories.geo import RegionFactory
from tests.web.at_the_desk import a_problem, decide

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]


@pytest.fixture
def problem(office, official):
    return a_problem(office)


@pytest.fixture
def template(office):
    return AnswerTemplate.objects.create(
        office=office,
        kind="problem",
        verb="refuse",
        title="Қаражат жоқ",
        text_kk="{number}: {place}, қаражат жоқ",
        text_ru="{number}: {place}, нет средств",
    )


def decision_of(answer, verb):
    found = answer.context["review"].decisions
    return next(decision for decision in found if decision.offer.verb == verb)


def test_the_form_offers_what_fits_its_decision(client, problem, template):
    answer = client.get(reverse("review:problem", args=[problem.pk]))

    phrases = decision_of(answer, "refuse").phrases
    assert [phrase.title for phrase in phrases] == [template.title]
    filled = f"{problem.number}: {problem.region.name_ru or problem.region.name_kk}, нет средств"
    assert phrases[0].texts["refuse-public_answer_ru"] == filled
    assert decision_of(answer, "forward").phrases == []


def insert(client, problem, template, **typed):
    given = {f"refuse-{name}": value for name, value in typed.items()}
    given |= {"phrase": template.pk, "insert": "1", "from": "desk"}
    given["seen"] = problem.last_entry().pk
    return client.post(reverse("problems:move", args=[problem.pk, "refuse"]), given)


def test_without_scripts_it_is_inserted_after_what_was_typed_and_previewed(
    client, problem, template
):
    answer = insert(client, problem, template, public_answer_kk="Сәлем!", reason_code="no_means")

    assert answer.status_code == 200
    decision = decision_of(answer, "refuse")
    form = decision.offer.form
    assert form["public_answer_kk"].value().startswith("Сәлем!\n\n")
    assert form["reason_code"].value() == "no_means"
    assert problem.number in decision.previews[0].text
    problem.refresh_from_db()
    assert problem.stage == "confirmed"


def test_whoever_was_quicker_is_told_before_anything_is_inserted(
    client, office, problem, template
):
    given = {"phrase": template.pk, "insert": "1", "from": "desk", "seen": "1"}
    problem.move("take_up", by=OfficialFactory(at=office))

    answer = client.post(reverse("problems:move", args=[problem.pk, "refuse"]), given)

    assert answer.status_code == 409


@pytest.mark.parametrize("phrase", ["", "x", "9" * 40, "-1", "999999"])
def test_no_choice_breaks_the_form(client, problem, template, phrase):
    template.pk = phrase

    answer = insert(client, problem, template, public_answer_kk="Сәлем!")

    assert answer.status_code == 200
    assert decision_of(answer, "refuse").offer.form["public_answer_kk"].value() == "Сәлем!"


def typed(office, **facts):
    usual = {
        "title": "Жоспарда бар",
        "decision": "problem:start",
        "office": office.pk,
        "text_kk": "{until} дейін",
        "text_ru": "до {until}",
        "is_active": "on",
    }
    return usual | facts


def test_an_official_writes_one_and_uses_it(client, office, problem):
    client.post(reverse("review:new_template"), typed(office))
    problem.move("take_up", by=OfficialFactory(at=office))

    answer = client.get(reverse("review:problem", args=[problem.pk]))

    assert [phrase.title for phrase in decision_of(answer, "start").phrases] == ["Жоспарда бар"]


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"text_kk": "{name} үшін"}, "text_kk"),
        ({"decision": "problem:leap"}, "decision"),
        ({"decision": ""}, "decision"),
        ({"text_ru": ""}, "text_ru"),
        ({"office": "999999"}, "office"),
    ],
)
def test_a_wrong_one_is_kept_as_it_was_typed(client, office, official, wrong, field):
    answer = client.post(reverse("review:new_template"), typed(office) | wrong)

    assert answer.status_code == 422
    assert field in answer.context["form"].errors
    assert AnswerTemplate.objects.count() == 0


def test_it_is_shown_as_it_reads_before_it_is_saved(client, office, official):
    answer = client.post(reverse("review:new_template"), typed(office, preview="1"))

    assert "до 01.12" in answer.text
    assert AnswerTemplate.objects.count() == 0


def test_another_territorys_template_does_not_exist_here(client, template):
    client.force_login(CoordinatorFactory(of=RegionFactory()))

    assert client.get(reverse("review:template", args=[template.pk])).status_code == 404
    assert template.title not in client.get(reverse("review:templates")).text


def test_a_coordinator_of_the_territory_keeps_it(client, office, template):
    client.force_login(CoordinatorFactory(of=office.region))
    address = reverse("review:template", args=[template.pk])

    client.post(address, typed(office, title="Басқа атау", decision="problem:refuse"))

    template.refresh_from_db()
    assert template.title == "Басқа атау"


def test_more_templates_cost_no_more_queries(
    client, problem, template, django_assert_max_num_queries
):
    def asked():
        with django_assert_max_num_queries(50) as counted:
            client.get(reverse("review:problem", args=[problem.pk]))
        return len(counted.captured_queries)

    asked()
    few = asked()
    for _ in range(9):
        template.pk = None
        template.save()

    assert asked() == few


def test_a_decision_by_template_is_read_as_it_was_previewed(client, problem, template):
    shown = insert(client, problem, template, reason_code="no_means")
    form = decision_of(shown, "refuse").offer.form
    texts = {name: form[name].value() for name in ("public_answer_kk", "public_answer_ru")}

    decide(client, problem, "refuse", reason_code="no_means", **texts)

    public = client.get(reverse("problems:detail", args=[problem.pk])).text
    assert texts["public_answer_kk"] in public
