"""What a move changes beside the stage: fields of the initiative, and rows of its own.

The row is saved after the effect; what reaches other things is in `consequences.py`.
"""

from typing import Any

from community import supporting
from initiatives import (
    appeals,
    beneficiaries,
    calling,
    closing_sent,
    drawing,
    evaluating,
    involving,
    releases,
    residing,
)
from initiatives.affected import evaluators_of
from initiatives.clocks import end_of, from_receipt
from initiatives.models import Initiative, Involvement
from initiatives.placing import make_public
from initiatives.routing import office_for
from initiatives.stages import Stage
from kernel.models import JournalEntry

Given = dict[str, Any]


def send(initiative: Initiative, _entry: JournalEntry, _given: Given) -> None:
    """The application leaves its author's desk: it gets an office and a public point."""
    make_public(initiative)
    if caller := initiative.called_by:
        initiative.office = calling.who_decides(caller, author=initiative.author)
        initiative.routed_because = calling.WHY
        return
    routed = office_for(
        initiative.direction,
        initiative.region,
        place=initiative.location,
        answers=initiative.answers,
    )
    initiative.office, initiative.routed_because = routed.office, routed.why
    initiative.lead = initiative.lead or initiative.author


def count_from_receipt(initiative: Initiative, _entry: JournalEntry, _given: Given) -> None:
    """The legal term runs from the day it reached this office."""
    initiative.due_at = from_receipt(initiative, Stage.SUBMITTED)


def hand_over(subject: Any, _entry: JournalEntry, given: Given) -> None:  # noqa: ANN401 - both kinds
    """Another office has it now."""
    subject.office, subject.routed_because = given["office"], "forwarded"
    subject.assigned_to = subject.assigned_office = None  # of the office that had it


def reroute(subject: Any, _entry: JournalEntry, given: Given) -> None:  # noqa: ANN401 - a problem
    """The office the rules name for what it is found to be."""
    subject.office, subject.routed_because = given["office"], given["why"]


def extend(subject: Any, _entry: JournalEntry, given: Given) -> None:  # noqa: ANN401 - both kinds
    """The term of the law ends later, once."""
    subject.due_at = end_of(given["until"])


def go_one_level_up(initiative: Initiative, _entry: JournalEntry, _given: Given) -> None:
    """An appeal is decided above, and never by the one who refused."""
    initiative.office, initiative.routed_because = appeals.office_above(initiative), "appeal"
    initiative.assigned_to = initiative.assigned_office = None


def refuse(initiative: Initiative, entry: JournalEntry, given: Given) -> None:
    """The public answer says why; a body that was asked has answered."""
    _answer_in_public(initiative, given)
    involving.close(initiative, entry, given)
    releases.release_promises(initiative, entry)


def accept(initiative: Initiative, entry: JournalEntry, given: Given) -> None:
    """The public answer stands; the author leads until the team chooses otherwise."""
    _answer_in_public(initiative, given)
    involving.close(initiative, entry, given)
    initiative.lead = initiative.lead or initiative.author


def _answer_in_public(initiative: Initiative, given: Given) -> None:
    initiative.public_answer_kk = given["public_answer_kk"]
    initiative.public_answer_ru = given["public_answer_ru"]


def merge(subject: Any, _entry: JournalEntry, given: Given) -> None:  # noqa: ANN401 - both kinds
    """It leads to the other one; its followers follow there, and its photos are seen there."""
    subject.duplicate_of = given["target"]
    supporting.carry_over(subject, given["target"])


def unmerge(subject: Any, _entry: JournalEntry, _given: Given) -> None:  # noqa: ANN401 - both kinds
    """It stands for itself again, and its followers are its own."""
    supporting.carry_back(subject, subject.duplicate_of)
    subject.duplicate_of = None


def involve_to_consider(initiative: Initiative, _entry: JournalEntry, given: Given) -> None:
    """A state body is asked what it thinks."""
    involving.ask(initiative, given, kind=Involvement.Kind.REVIEW)


def involve_to_support(initiative: Initiative, _entry: JournalEntry, given: Given) -> None:
    """A state body is asked for what the team cannot have without it."""
    involving.ask(initiative, given, kind=Involvement.Kind.SUPPORT)


def support(initiative: Initiative, entry: JournalEntry, given: Given) -> None:
    """The body gives something, or says why nothing; the work can begin."""
    involving.close(initiative, entry, given)
    initiative.due_at = end_of(initiative.plan_ends)


def close_involvement(initiative: Initiative, entry: JournalEntry, given: Given) -> None:
    """The question to a body is void."""
    involving.close(initiative, entry, given)
    releases.release_promises(initiative, entry)


def wait_for_the_plan(initiative: Initiative, _entry: JournalEntry, _given: Given) -> None:
    """Searching lasts until the work was planned to begin."""
    initiative.due_at = end_of(initiative.plan_starts)


def attract_until(initiative: Initiative, _entry: JournalEntry, given: Given) -> None:
    """Everybody knows until when promises are gathered."""
    initiative.resources_until = given.get("resources_until") or initiative.resources_until
    initiative.due_at = end_of(initiative.resources_until)


def run_out(initiative: Initiative, entry: JournalEntry, _given: Given) -> None:
    """Nothing stays promised to what did not come about."""
    releases.release_promises(initiative, entry)


def begin(initiative: Initiative, _entry: JournalEntry, _given: Given) -> None:
    """The plan's end is the clock now."""
    initiative.due_at = end_of(initiative.plan_ends)


def open_evaluation(initiative: Initiative, entry: JournalEntry, given: Given) -> None:
    """The report stands. Those affected are asked, without the hands in it; others are drawn."""
    report = closing_sent.accept(initiative, entry)
    asked = evaluators_of(initiative, given.get("evaluators"))
    found = residing.choose(initiative, report, entry, asked=asked)
    evaluation = evaluating.open_round(initiative, asked, residents=found.people)
    residing.write_down(evaluation, found)
    beneficiaries.ask(evaluation, report)
    drawing.draw(evaluation, entry, asked=asked | found.people)
    initiative.due_at = evaluation.closes_at


def conclude(initiative: Initiative, entry: JournalEntry, _given: Given) -> None:
    """The round is over; its result stays with it."""
    if (evaluation := evaluating.current(initiative)) is not None:
        evaluating.close(evaluation, entry.after)


def reopen(initiative: Initiative, entry: JournalEntry, _given: Given) -> None:
    """Nobody is asked again about a result that no longer stands."""
    initiative.evaluations.filter(closed_at=None).update(closed_at=entry.at)


def resume(initiative: Initiative, entry: JournalEntry, _given: Given) -> None:
    """The time that stood still is given back to whoever was waiting in it."""
    if entry.after == Stage.NEEDS_INFORMATION:
        initiative.paused_at = entry.at
    if entry.after == Stage.EVALUATION and (asked := evaluating.current(initiative)):
        asked.closes_at = initiative.due_at
        asked.save(update_fields=["closes_at"])
    involving.prolong(initiative)
