"""The public stepper in words: what is happening, by when, what comes next, what was skipped.

The table moves an initiative by stages; people follow eleven printed steps. A step nobody
entered while the initiative went past it was skipped, and the move that jumped it carries the
reason: so the stepper is read from the journal and can say nothing the journal does not.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from initiatives.stages import BESIDE_THE_STEPS, RESULTS, Stage, Step, step_of
from kernel.models import JournalEntry
from mapapp.templatetags.moments import day, days_left, local_day
from mapapp.templatetags.moments import until as until_in_words

S = Stage


@dataclass(frozen=True, slots=True)
class Words:
    """One stage for people: what is happening, by when, what comes next."""

    now: str
    by_when: str
    then: str


NEEDED = gettext_lazy("needed %(until)s")
ANSWERS = gettext_lazy("it has %(until)s to answer")

WORDS: dict[str, Words] = {
    S.DRAFT: Words(
        gettext_lazy("writing the application"),
        "",
        gettext_lazy("Once sent, it gets a public number and goes to the akimat."),
    ),
    S.SUBMITTED: Words(
        gettext_lazy("waiting for the akimat to take it up"),
        gettext_lazy("it has %(until)s to take it up"),
        gettext_lazy("The akimat reads it, asks what is missing, and answers."),
    ),
    S.IN_REVIEW: Words(
        gettext_lazy("the akimat is reading it"),
        ANSWERS,
        gettext_lazy("It is accepted, refused with a reason, or another state body is asked."),
    ),
    S.NEEDS_INFORMATION: Words(
        gettext_lazy("the akimat has asked the author a question"),
        gettext_lazy("the author has %(until)s to answer"),
        gettext_lazy("The clock of the akimat stands still until the author answers."),
    ),
    S.STATE_BODY_REVIEW: Words(
        gettext_lazy("a state body is considering it"),
        ANSWERS,
        gettext_lazy("With a public answer the initiative goes on to choosing its team."),
    ),
    S.TEAM_SELECTION: Words(
        gettext_lazy("choosing the team"),
        NEEDED,
        gettext_lazy("When the team is complete, what is missing is sought, or work starts."),
    ),
    S.RESOURCE_SEARCH: Words(
        gettext_lazy("looking for people and things nearby"),
        NEEDED,
        gettext_lazy("Those who can help are asked; then promises are gathered."),
    ),
    S.RESOURCES_NOT_FOUND: Words(
        gettext_lazy("not everything was found; promises were released"),
        "",
        gettext_lazy("The lead may seek again with other terms."),
    ),
    S.RESOURCE_ATTRACTION: Words(
        gettext_lazy("gathering promises of help"),
        NEEDED,
        gettext_lazy("Work starts when everything essential is promised."),
    ),
    S.STATE_BODY_SUPPORT: Words(
        gettext_lazy("a state body has been asked to help"),
        ANSWERS,
        gettext_lazy("It says what it gives, or why nothing; then the work starts."),
    ),
    S.IMPLEMENTATION: Words(
        gettext_lazy("the work is under way"),
        gettext_lazy("planned %(until)s"),
        gettext_lazy("The team reports with photos taken before and after."),
    ),
    S.CLOSING: Words(
        gettext_lazy("the team says it is done; the evidence is being checked"),
        gettext_lazy("the coordinator has %(until)s to check"),
        gettext_lazy("If the evidence holds, those affected are asked."),
    ),
    S.EVALUATION: Words(
        gettext_lazy("those affected say whether it is solved"),
        gettext_lazy("answers are taken %(until)s"),
        gettext_lazy("The result follows from the answers by the published rule."),
    ),
    S.SOLVED: Words(gettext_lazy("solved, those affected confirm"), "", ""),
    S.PARTLY_SOLVED: Words(gettext_lazy("partly solved, those affected say"), "", ""),
    S.NOT_SOLVED: Words(gettext_lazy("not solved, or too few people answered"), "", ""),
    S.REFUSED: Words(
        gettext_lazy("the akimat refused it"),
        "",
        gettext_lazy("The author may appeal to an office one level up."),
    ),
    S.DUPLICATE: Words(
        gettext_lazy("the same initiative exists already"),
        "",
        gettext_lazy("Follow the other one."),
    ),
    S.SUSPENDED: Words(
        gettext_lazy("suspended by a moderator"),
        "",
        gettext_lazy("It goes on from the same place once the reason is gone."),
    ),
    S.WITHDRAWN: Words(gettext_lazy("withdrawn by its author"), "", ""),
}


@dataclass(frozen=True, slots=True)
class StepLine:
    """One printed step on the page; `state` is done, skipped, current, stopped or ahead."""

    number: int
    label: str
    state: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Stepper:
    """The whole stepper: one sentence, what comes next, the eleven lines."""

    stage: str
    number: int
    lines: list[StepLine]
    sentence: str
    then: str
    reason: str = ""

    @property
    def is_stopped(self) -> bool:
        """Refused, suspended, withdrawn or a duplicate: beside the steps, with a reason."""
        return self.stage in BESIDE_THE_STEPS


def stepper(stage: str, journal: Iterable[JournalEntry], *, until: date | None = None) -> Stepper:
    """Read the stepper from the stage, its journal (oldest first) and the date that counts."""
    entries = list(journal)
    standing = _stands_on(stage, entries)
    entered, skipped = _entered(entries), _skipped(entries)
    lines = [_line(step, stage, standing, entered.get(step), skipped.get(step)) for step in Step]
    words = WORDS[stage]
    return Stepper(
        stage=stage,
        number=standing.value,
        lines=lines,
        sentence=_sentence(stage, standing, until),
        then=str(words.then),
        reason=_reason_of(stage, entries),
    )


def _stands_on(stage: str, entries: list[JournalEntry]) -> Step:
    """Its step; for a stage beside the steps, the one it was stopped at."""
    if step := step_of(stage):
        return step
    before = (step_of(entry.before) for entry in reversed(entries) if step_of(entry.before))
    return next(before, Step.APPLICATION)


def _entered(entries: list[JournalEntry]) -> dict[Step, datetime]:
    """When each step was last entered."""
    entered = {Step.APPLICATION: entries[0].at} if entries else {}
    for entry in entries:
        step = step_of(entry.after)
        if step and step != step_of(entry.before):
            entered[step] = entry.at
    return entered


def _skipped(entries: list[JournalEntry]) -> dict[Step, str]:
    """The steps jumped over, each with the reason its move recorded."""
    skipped: dict[Step, str] = {}
    for entry in entries:
        before, after = step_of(entry.before), step_of(entry.after)
        if not before or not after:
            continue
        for step in Step:
            if before < step < after:
                skipped[step] = entry.details.get("skip_reason") or entry.reason
            elif step == after:
                skipped.pop(step, None)
    return skipped


def _line(
    step: Step, stage: str, standing: Step, entered: datetime | None, skipped: str | None
) -> StepLine:
    """One step as it is shown."""
    if step > standing:
        return StepLine(step.value, str(step.label), "ahead")
    if step == standing:
        return StepLine(step.value, str(step.label), _state_of(stage), note=_now(stage, entered))
    if skipped is not None or not entered:
        return StepLine(step.value, str(step.label), "skipped", note=skipped or "")
    return StepLine(step.value, str(step.label), "done", note=day(entered))


def _state_of(stage: str) -> str:
    """How the step it stands on is drawn."""
    if stage in BESIDE_THE_STEPS:
        return "stopped"
    return "done" if stage in RESULTS else "current"


def _now(stage: str, entered: datetime | None) -> str:
    """What is happening at the step it stands on, and since when."""
    doing = str(WORDS[stage].now)
    if not entered:
        return doing
    return _("%(doing)s, since %(date)s") % {"doing": doing, "date": day(entered)}


def _sentence(stage: str, standing: Step, until: date | None) -> str:
    """One sentence a neighbour understands: the step, what is happening, by when."""
    doing = "; ".join(filter(None, (str(WORDS[stage].now), _by_when(stage, until))))
    if stage in BESIDE_THE_STEPS:
        return _("Stopped at step %(number)s of %(all)s: %(doing)s") % {
            "number": standing.value,
            "all": len(Step),
            "doing": doing,
        }
    return _("Step %(number)s of %(all)s: %(doing)s") % {
        "number": standing.value,
        "all": len(Step),
        "doing": doing,
    }


def _by_when(stage: str, until: date | None) -> str:
    """The term in words; once it is over, by how much."""
    if not until or not WORDS[stage].by_when:
        return ""
    if local_day(until) < timezone.localdate():
        return days_left(until)
    return WORDS[stage].by_when % {"until": until_in_words(until)}


def _reason_of(stage: str, entries: list[JournalEntry]) -> str:
    """Why it stands where it stands: the words of the move that brought it there."""
    last = next((entry for entry in reversed(entries) if entry.after == stage), None)
    if last is None:
        return ""
    return last.reason or last.details.get("question", "")
