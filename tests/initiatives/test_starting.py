"""An application: a draft that is its author's alone until it is complete and sent."""

from datetime import date
from uuid import uuid4

import pytest

from initiatives.models import Initiative
from initiatives.signs import Sign
from initiatives.starting import change_initiative, start_initiative
from kernel.workflow import Refusal
from tests.factories import journeys
from tests.factories.accounts import UserFactory
from tests.factories.geo import RegionFactory
from tests.factories.initiatives import (
    DirectionFactory,
    EvidenceFactory,
    InitiativeFactory,
    ProblemFactory,
    QuestionnaireFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def author():
    return UserFactory(confirmed=True)


@pytest.fixture
def problem():
    return ProblemFactory(at_stage="acknowledged")


def refusal(initiative, verb="submit", **given):
    with pytest.raises(Refusal) as refused:
        initiative.move(verb, by=initiative.author, **given)
    return refused.value.code


def test_it_starts_from_a_problem_where_the_problem_is(author, problem):
    initiative = start_initiative(author=author, title="Аула жарығы", problems=[problem])

    assert [*initiative.problems.all()] == [problem]
    assert (initiative.region, initiative.direction) == (
        problem.region,
        problem.category.direction,
    )
    assert (initiative.stage, initiative.number, initiative.lead) == ("draft", None, author)


def test_a_draft_says_what_it_still_lacks_one_thing_at_a_time(author):
    QuestionnaireFactory()
    draft = start_initiative(author=author, title="Аула жарығы")
    assert refusal(draft) == "place_missing"
    place = RegionFactory().centre
    draft = change_initiative(draft, by=author, lon=place.x, lat=place.y)
    assert refusal(draft) == "direction_missing"
    draft = change_initiative(draft, by=author, direction=DirectionFactory())
    assert refusal(draft) == "signs_missing"
    draft = change_initiative(draft, by=author, signs=[*Sign])
    assert refusal(draft) == "limits_missing"
    draft = change_initiative(draft, by=author, keeps_limits=True)
    assert refusal(draft) == "questionnaire_incomplete"

    draft = change_initiative(draft, by=author, answers={"what": "Шам", "unknown": "…"})

    assert draft.move("submit", by=author).after == "submitted"
    assert draft.answers == {"what": "Шам"}


@pytest.mark.parametrize("lost", Sign)
def test_an_application_that_lacks_a_sign_of_volunteering_is_not_sent_and_stays_whole(lost):
    draft = InitiativeFactory(signs=[sign for sign in Sign if sign != lost])

    assert refusal(draft) == "signs_missing"

    draft.refresh_from_db()
    assert (draft.stage, draft.answers) == ("draft", {"what": "Шам орнату"})


def test_it_gets_its_number_when_it_is_sent():
    region = RegionFactory(iso="KZ-71")
    journeys.official_of(region)

    first, second = [InitiativeFactory(submitted=True, region=region) for _ in range(2)]

    assert [first.number, second.number] == ["KZ-71-I-000001", "KZ-71-I-000002"]
    assert first.routed_because == "territory"


def test_an_author_without_a_confirmed_contact_is_not_heard():
    assert refusal(InitiativeFactory(author=UserFactory())) == "contact_unconfirmed"


def test_the_same_draft_sent_twice_is_one(author):
    client_id = uuid4()

    for _ in range(2):
        start_initiative(author=author, title="Аула жарығы", client_id=client_id)

    assert Initiative.objects.count() == 1


def test_a_sent_application_is_not_changed_behind_the_officials_back():
    initiative = InitiativeFactory(submitted=True)

    with pytest.raises(Refusal, match="not_allowed"):
        change_initiative(initiative, by=initiative.author, title="Басқа")


def test_a_plan_does_not_end_before_it_begins(author):
    plan = {"plan_starts": date(2026, 12, 2), "plan_ends": date(2026, 12, 1)}

    with pytest.raises(Refusal, match="plan_backwards"):
        start_initiative(author=author, title="Аула жарығы", **plan)


def test_a_step_that_is_left_out_is_left_out_with_a_reason():
    initiative = InitiativeFactory(at_stage="in_review")
    official = journeys.actor_of("accept", initiative)

    with pytest.raises(Refusal, match="skip_reason_missing"):
        initiative.move("accept", by=official, **journeys.IN_BOTH)
    entry = initiative.move("accept", by=official, skip_reason="Керек емес", **journeys.IN_BOTH)

    assert entry.details["skip_reason"] == "Керек емес"
    assert initiative.public_answer_kk == journeys.IN_BOTH["public_answer_kk"]


def test_a_refusal_is_coded_and_answered_in_both_languages():
    initiative = InitiativeFactory(at_stage="in_review")
    official = journeys.actor_of("refuse", initiative)
    whole = journeys.IN_BOTH | {"reason_code": "no_means"}

    for lacking, code in (
        ("reason_code", "reason_code_missing"),
        ("public_answer_kk", "public_answer_kk_missing"),
        ("public_answer_ru", "public_answer_ru_missing"),
    ):
        with pytest.raises(Refusal, match=code):
            initiative.move("refuse", by=official, **whole | {lacking: ""})
    with pytest.raises(Refusal, match="reason_code_unknown"):
        initiative.move("refuse", by=official, **whole | {"reason_code": "later_answers"})


def test_nothing_is_finished_without_photos_and_a_report():
    initiative = InitiativeFactory(at_stage="implementation")
    with pytest.raises(Refusal, match="before_photo_missing"):
        initiative.move("finish", by=initiative.lead)

    for moment in ("before", "after"):
        EvidenceFactory(initiative=initiative, moment=moment)

    with pytest.raises(Refusal, match="report_missing"):
        initiative.move("finish", by=initiative.lead)


def test_a_draft_sent_again_holds_the_words_sent_last(author):
    client_id = uuid4()
    start_initiative(author=author, title="Аула", client_id=client_id)

    again = start_initiative(author=author, title="Аула жарығы", client_id=client_id)

    assert [*Initiative.objects.values_list("title", flat=True)] == ["Аула жарығы"]
    assert again.title == "Аула жарығы"


def test_a_first_page_sent_again_keeps_what_it_does_not_say_and_adds_the_problems(author, problem):
    client_id, place = uuid4(), RegionFactory().centre
    draft = start_initiative(author=author, client_id=client_id)
    change_initiative(draft, by=author, title="Аула жарығы", direction=DirectionFactory())
    there = {"lon": place.x, "lat": place.y}

    for _ in range(2):
        start_initiative(author=author, client_id=client_id, problems=[problem], **there)

    again = Initiative.objects.get()
    assert (again.title, again.direction) == ("Аула жарығы", draft.direction)
    assert [*again.problems.all()] == [problem]
    assert (again.location.x, again.location.y) == (place.x, place.y)


def test_the_id_of_another_persons_draft_does_not_exist(author):
    client_id = uuid4()
    start_initiative(author=UserFactory(), title="Аула", client_id=client_id)

    with pytest.raises(Initiative.DoesNotExist):
        start_initiative(author=author, title="Аула", client_id=client_id)


def test_what_was_sent_already_is_said_with_its_number():
    sent = InitiativeFactory(submitted=True, client_id=uuid4())

    with pytest.raises(Refusal) as refused:
        start_initiative(author=sent.author, title="Басқа", client_id=sent.client_id)
    assert (refused.value.code, refused.value.params["number"]) == ("already_sent", sent.number)


@pytest.mark.parametrize("stage", ["fixed", "closed", "refused", "withdrawn"])
def test_nothing_is_joined_to_what_is_over(stage):
    over = ProblemFactory(at_stage=stage)
    problem = ProblemFactory(region=over.region, at_stage="acknowledged")

    with pytest.raises(Refusal, match="target_is_closed"):
        problem.move("merge", by=journeys.official_of(problem.region), target=over)
