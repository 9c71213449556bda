"""One decision for many lines: seen before it is made, each thing for itself, nothing hidden."""

import pytest
from django.urls import reverse

from initiatives import assigning
from initiatives.models import Problem
from initiatives.stages import ProblemStage, Stage
from kernel.models import JournalEntry
from tests.factories.accounts import OfficeFactory, OfficialFactory
from tests.factories.geo import RegionFactory
from tests.factories.initiatives import InitiativeFactory
from tests.web.at_the_desk import a_problem, desk

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]
ANSWER = {
    "refuse-reason_code": "already_planned",
    "refuse-public_answer_kk": "Жоспарда бар",
    "refuse-public_answer_ru": "Уже в плане",
}


def tokens(client, **asked):
    """What the ticks of the desk would send."""
    return [row.token for row in desk(client, **asked).context["page"].object_list]


def press(client, verb, chosen, **typed):
    """A press of the bar, or of the page behind it."""
    return client.post(reverse("review:bulk"), {"verb": verb, "chosen": chosen, **typed})


def stages_of(things):
    """Where they stand now."""
    keys = [thing.pk for thing in things]
    return set(Problem.objects.filter(pk__in=keys).values_list("stage", flat=True))


def test_nothing_happens_before_it_was_seen_what_would(client, office, official):
    things = [a_problem(office) for _ in range(3)]

    answer = press(client, "take_up", tokens(client))

    assert answer.status_code == 200
    assert [one.then for one in answer.context["foreseen"].willing] == ["Taken up"] * 3
    assert stages_of(things) == {ProblemStage.CONFIRMED}


def test_all_of_them_get_it(client, office, official):
    things = [a_problem(office) for _ in range(3)]

    answer = press(client, "take_up", tokens(client), do=1)

    assert "3 done" in answer.text
    assert stages_of(things) == {ProblemStage.ACKNOWLEDGED}


def test_what_was_given_to_a_colleague_is_decided_like_the_others(client, office, official):
    """That is written down on the desk; the thing has not changed by it."""
    things = [a_problem(office) for _ in range(3)]
    assigning.assign(things[1], by=official, to=official)

    foreseen = press(client, "take_up", tokens(client)).context["foreseen"]
    answer = press(client, "take_up", tokens(client), do=1)

    assert len(foreseen.willing) == 3
    assert "3 done" in answer.text
    assert stages_of(things) == {ProblemStage.ACKNOWLEDGED}


def test_what_changed_meanwhile_is_refused_and_the_rest_is_done(client, office, official):
    quicker = OfficialFactory(at=office)
    things = [a_problem(office) for _ in range(3)]
    chosen = tokens(client)
    things[1].move("take_up", by=quicker)

    answer = press(client, "take_up", chosen, do=1)

    assert answer.status_code == 200
    assert "2 done, 1 refused" in answer.text
    assert "It has changed since you opened this page" in answer.text
    assert office.name in answer.text  # whoever was quicker is named by the office
    last = JournalEntry.objects.of(things[1]).last()
    assert last.actor == quicker


def test_what_was_refused_stays_chosen_as_it_stands_now(client, office, official):
    things = [a_problem(office) for _ in range(2)]
    chosen = tokens(client)
    things[0].move("take_up", by=OfficialFactory(at=office))

    answer = press(client, "refuse", chosen, do=1, **ANSWER)
    still = [row.token for row, _told in answer.context["rows"]]
    press(client, "refuse", still, do=1, **ANSWER)

    assert [token.split("-")[1] for token in still] == [str(things[0].pk)]
    assert stages_of(things) == {ProblemStage.REFUSED}


def test_a_second_press_of_the_same_page_does_nothing_twice(client, office, official):
    thing, chosen = a_problem(office), tokens(client)
    press(client, "take_up", chosen, do=1)

    answer = press(client, "take_up", chosen, do=1)

    assert answer.status_code == 409
    assert JournalEntry.objects.of(thing).filter(verb="take_up").count() == 1


def test_two_hundred_with_one_refused_leave_199_done_and_say_why(client, office, official):
    things = [a_problem(office) for _ in range(200)]
    chosen = tokens(client, rows="200")
    things[77].move("take_up", by=OfficialFactory(at=office))

    answer = press(client, "take_up", chosen, do=1)

    assert len(chosen) == 200
    assert "199 done, 1 refused" in answer.text
    assert [row.number for row, _told in answer.context["rows"]] == [things[77].number]
    taken = JournalEntry.objects.filter(verb="take_up", actor=official)
    assert taken.count() == 199
    assert "It has changed since you opened this page" in answer.text


def test_without_the_comparison_the_change_would_be_overwritten(client, office, official):
    """The twin: a press that says it saw the newest entry is not refused."""
    thing = a_problem(office)
    chosen = tokens(client)
    thing.move("forward", by=official, office=OfficeFactory(region=office.region), reason="x")
    blind = [f"problem-{thing.pk}-{thing.last_entry().pk}"]

    assert press(client, "take_up", chosen, do=1).status_code == 409
    assert press(client, "take_up", blind, do=1).status_code == 200


def test_an_answer_is_asked_for_in_both_languages(client, office, official):
    thing, chosen = a_problem(office), tokens(client)
    half = {**ANSWER, "refuse-public_answer_ru": ""}

    answer = press(client, "refuse", chosen, do=1, **half)

    assert answer.status_code == 422
    assert "Жоспарда бар" in answer.text
    assert stages_of([thing]) == {ProblemStage.CONFIRMED}


def test_each_reads_the_reason_in_the_language_it_was_told_in(client, office, official):
    things = [a_problem(office, language=language) for language in ("kk", "ru")]

    press(client, "refuse", tokens(client), do=1, **ANSWER)

    assert [thing.last_entry().reason for thing in things] == ["Жоспарда бар", "Уже в плане"]


def test_problems_and_initiatives_are_decided_together(client, office, official):
    problem = a_problem(office)
    initiative = InitiativeFactory(submitted=True, region=office.region, office=office)

    answer = press(client, "take_up", tokens(client), do=1)

    assert "2 done" in answer.text
    for thing, stage in ((problem, ProblemStage.ACKNOWLEDGED), (initiative, Stage.IN_REVIEW)):
        thing.refresh_from_db()
        assert thing.stage == stage


def test_a_verb_of_one_kind_is_refused_to_the_other(client, office, official):
    a_problem(office).move("take_up", by=official)
    InitiativeFactory(submitted=True, region=office.region, office=office)

    answer = press(client, "start", tokens(client), do=1)

    assert "1 done, 1 refused" in answer.text
    assert "one by one" in answer.text


def test_forwarding_offers_whoever_could_answer_and_refuses_the_same_office(
    client, office, official
):
    other = OfficeFactory(region=office.region)
    a_problem(office)
    a_problem(other)
    typed = {"forward-office": other.pk, "forward-reason": "Сіздікі"}
    typed |= {"forward-reason_code": "wrong_office"}

    answer = press(client, "forward", tokens(client), do=1, **typed)

    assert "1 done, 1 refused" in answer.text
    assert "choose another" in answer.text


def test_another_territory_s_things_are_not_even_named(client, office, official):
    stranger = a_problem(OfficeFactory(region=RegionFactory(under=RegionFactory())))
    token = f"problem-{stranger.pk}-{stranger.last_entry().pk}"

    answer = press(client, "take_up", [token], do=1)

    assert stranger.number not in answer.text
    assert "left your desk" in answer.text
    assert stages_of([stranger]) == {ProblemStage.CONFIRMED}


def test_all_of_a_filter_is_chosen_at_once(client, office, official):
    for _ in range(3):
        a_problem(office)
    address = f"{reverse('review:bulk')}?kind=problem&rows=50"

    answer = client.post(address, {"verb": "take_up", "whole": "1"})

    assert len(answer.context["foreseen"].willing) == 3


@pytest.mark.parametrize("chosen", [[], ["nonsense"], ["problem-1"], ["problem-x-1"]])
def test_nothing_ticked_is_said_and_leads_back(client, office, official, chosen):
    answer = client.post(reverse("review:bulk"), {"verb": "take_up", "chosen": chosen})

    assert answer.status_code == 302
    assert answer.url == reverse("review:desk")


def test_more_than_two_hundred_are_too_many(client, office, official):
    answer = press(client, "take_up", [f"problem-{n}-1" for n in range(1, 202)])

    assert answer.status_code == 302


def test_a_word_that_is_no_decision_for_many_does_not_exist(client, office, official):
    a_problem(office)

    assert press(client, "merge", tokens(client)).status_code == 404


def test_the_preview_says_what_the_press_will(client, office, official):
    things = [a_problem(office) for _ in range(4)]
    InitiativeFactory(submitted=True, region=office.region, office=office)
    chosen = tokens(client)
    things[0].move("take_up", by=official)
    fresh = [*chosen, f"problem-{things[0].pk}-{things[0].last_entry().pk}"]

    for verb in ("start", "take_up"):
        seen = press(client, verb, fresh).context["foreseen"].outcomes
        said = {one.chosen.row.number: getattr(one.told, "code", "") for one in seen}
        done = press(client, verb, fresh, do=1).context
        got = {one.chosen.row.number: "" for one in done["done"]}
        got |= {one.chosen.row.number: one.told.code for one in done["refused"]}
        assert said == got


def test_more_lines_cost_no_more_queries_to_foresee(
    client, office, official, django_assert_max_num_queries
):
    def queries():
        chosen = tokens(client)
        with django_assert_max_num_queries(16) as counted:
            press(client, "refuse", chosen, preview=1, **ANSWER)
        return len(counted.captured_queries)

    a_problem(office)
    InitiativeFactory(submitted=True, region=office.region, office=office)
    few = queries()
    for _ in range(8):
        a_problem(office)
    InitiativeFactory.create_batch(3, submitted=True, region=office.region, office=office)

    assert queries() == few
