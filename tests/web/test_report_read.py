"""A closing report as it is read: by the coordinator who decides, by those who judge, by all."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from initiatives import closing_report as writing
from tests.factories import journeys
from tests.factories.accounts import CoordinatorFactory
from tests.factories.initiatives import EvidenceFactory, InitiativeFactory
from tests.factories.reports import planned_work, report_whole
from tests.web.closing import SECTIONS, move, page, photos_of, whole

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]


@pytest.fixture
def initiative(client):
    """In work, with a plan of lines; its lead is signed in."""
    made = planned_work()
    client.force_login(made.lead)
    return made


# --- Reading, returning, accepting ----------------------------------------------------------


@pytest.fixture
def coordinator(client, initiative):
    """The work is said to be done; a coordinator outside the team is signed in."""
    report_whole(initiative)
    journeys.make("finish", initiative)
    person = CoordinatorFactory(of=initiative.region)
    client.force_login(person)
    return person


def test_the_coordinator_reads_it_on_one_page_and_accepts_it(client, initiative, coordinator):
    shown = client.get(whole(initiative))
    assert {"open_evaluation", "return_report"} == set(shown.context["offers"])
    assert "Шамдар ілінді" in shown.text
    assert "Жанатын шам" in shown.text

    answer = move(client, initiative, "open_evaluation", evidence_accepted="on")

    assert answer.url == reverse("initiatives:detail", args=[initiative.pk])
    initiative.refresh_from_db()
    assert initiative.stage == "evaluation"
    assert initiative.closing_reports.get().accepted_at


def test_words_to_a_section_reach_the_team_beside_it_and_nobody_else(
    client, initiative, coordinator
):
    said = {"reason": "One day is missing", "remark_milestones": "When?"}
    move(client, initiative, "return_report", **said)

    client.force_login(initiative.lead)
    sections = {name: client.get(page(initiative, name)).text for name in SECTIONS}
    assert {name for name, text in sections.items() if "When?" in text} == {"milestones"}
    assert "When?" in client.get(whole(initiative)).text
    client.logout()
    public = client.get(reverse("initiatives:detail", args=[initiative.pk])).text
    assert ("One day is missing" in public, "When?" in public) == (True, False)


def test_a_return_without_a_reason_is_422_on_the_same_page_with_the_words(
    client, initiative, coordinator
):
    answer = move(client, initiative, "return_report", remark_photos="Another corner")

    assert (answer.status_code, "Another corner" in answer.text) == (422, True)
    assert answer.templates[0].name == "initiatives/report.html"


def test_who_was_slower_is_told_so_and_nothing_happens_twice(client, initiative, coordinator):
    seen = initiative.last_entry().pk
    journeys.make("return_report", initiative)
    door = reverse("initiatives:move", args=[initiative.pk, "open_evaluation"])

    answer = client.post(
        door, {"seen": seen, "from": "report", "open_evaluation-evidence_accepted": "on"}
    )

    assert answer.status_code == 409
    initiative.refresh_from_db()
    assert initiative.stage == "implementation"


def test_earlier_words_stand_beside_the_section_when_it_comes_again(
    client, initiative, coordinator
):
    move(client, initiative, "return_report", reason="Please", remark_numbers="Whose hours?")
    journeys.make("finish", initiative)

    assert "Whose hours?" in client.get(whole(initiative)).text


# --- Shown ----------------------------------------------------------------------------------


@pytest.mark.parametrize("stage", ["closing", "evaluation", "solved", "partly_solved"])
def test_everybody_reads_the_whole_report_once_it_is_sent(client, stage):
    initiative = InitiativeFactory(at_stage=stage)

    shown = client.get(whole(initiative))

    assert shown.status_code == 200
    assert initiative.report in shown.text
    assert not shown.context["offers"]


@pytest.mark.parametrize("stage", ["draft", "team_selection", "implementation", "suspended"])
def test_before_it_is_sent_there_is_no_report(client, stage):
    initiative = InitiativeFactory(at_stage=stage)

    assert client.get(whole(initiative)).status_code == 404


def test_a_report_of_work_that_goes_on_again_is_its_teams_alone(client, initiative):
    report_whole(initiative)
    journeys.walk_on(initiative, "finish", "return_report")
    client.logout()

    assert client.get(whole(initiative)).status_code == 404


def test_planned_and_measured_stand_side_by_side_with_how_and_when(client, initiative):
    late = initiative.milestones.last()
    type(late).objects.filter(pk=late.pk).update(due_on=timezone.localdate() - timedelta(days=3))
    report_whole(initiative)
    lines = {late.pk: {"state": "done", "done_on": timezone.localdate(), "words": "Rain"}}
    writing.save_section(initiative, "milestones", by=initiative.lead, seen=None, lines=lines)

    told = client.get(whole(initiative)).context["report"].told

    assert [row.punctuality for row in told.milestones] == ["on time", "3 days late"]
    lamps, yards = told.indicators
    assert (lamps.planned_words, lamps.measured_words, lamps.share) == ("7 дана", "7 дана", 100)
    assert (yards.planned_words, yards.how) == ("2.5 дана", "Тізім бойынша")


def test_the_story_shows_the_pairs_the_plan_and_the_teams_numbers(client, initiative):
    report_whole(initiative)
    journeys.walk_on(initiative, "finish", "open_evaluation", "conclude")
    client.logout()

    shown = client.get(reverse("initiatives:story", args=[initiative.pk]))

    numbers = {line.label: line.value for line in shown.context["story"].numbers.lines}
    assert numbers["people were helped, says the team"] == "200"
    assert numbers["hours of work, says the team"] == "48"
    assert "Planned and done" in shown.text
    assert "Кіреберіс" in shown.text
    assert whole(initiative) in shown.text


def test_photos_that_stand_in_no_pair_are_shown_beside(client, initiative):
    extra = EvidenceFactory(initiative=initiative, moment="after")
    photos_of(initiative)
    report_whole(initiative)
    initiative.move("finish", by=initiative.lead)

    proof = client.get(whole(initiative)).context["page"].proof

    assert len(proof.pairs) == 1
    assert reverse("photos:evidence", args=[extra.pk]) in str(proof.others)


def test_those_who_judge_read_planned_and_done(client, initiative):
    report_whole(initiative)
    journeys.walk_on(initiative, "finish", "open_evaluation")
    client.force_login(initiative.evaluation.asked.first())

    shown = client.get(reverse("initiatives:evaluate", args=[initiative.pk])).text

    assert "Жанатын шам" in shown
    assert whole(initiative) in shown


def test_a_report_with_many_lines_is_read_in_as_many_queries(
    client, initiative, django_assert_max_num_queries
):
    for n in range(6):
        initiative.milestones.create(title=f"M{n}", due_on=date(2027, 1, 1))
        initiative.indicators.create(title=f"I{n}", planned=n)
    report_whole(initiative)
    journeys.make("finish", initiative)
    client.logout()
    client.get(whole(initiative))

    with django_assert_max_num_queries(14):
        client.get(whole(initiative))
