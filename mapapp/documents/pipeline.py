"""`docs/pipeline.md`: both move tables as diagrams and as tables."""

from enum import StrEnum

from django.conf import settings

from community.models import DecisionStage
from community.moderation import MODERATION
from initiatives.clocks import (
    NO_CLOCK,
    OWN_DATE,
    PROBLEM_NO_CLOCK,
    PROBLEM_OWN_DATE,
    PROBLEM_TURN_OF,
    TURN_OF,
)
from initiatives.models.owed import OwedStage
from initiatives.owed_pipeline import OWED
from initiatives.pipeline import PIPELINE
from initiatives.problem_pipeline import PROBLEM_MOVES
from initiatives.stages import ProblemStage, Stage, step_of
from kernel.workflow import Move, Workflow
from mapapp.documents import words

HEAD = "| verb | from → to | who | must have | clock | told |"
RULE = "|---|---|---|---|---|---|"
INTRODUCTION = """# The pipeline

Two tables carry the product: what may happen to a problem and to an initiative. They stand in
`initiatives/problem_pipeline.py` and `initiatives/pipeline.py`; two smaller ones stand beside
them: what is owed to supporters (`initiatives/owed_pipeline.py`) and what moderators may do
(`community/moderation.py`). This page is drawn from them.
"Official" means: of the office it was sent to or of a territory that holds it, with no hand in
the work, and never the one who refused it before. Moves of the system have no actor.
"""


def text() -> str:
    """The whole page."""
    parts = [
        INTRODUCTION,
        _chapter("An initiative", PIPELINE),
        _stages(Stage, TURN_OF, NO_CLOCK),
        _chapter("An answer owed to supporters", OWED),
        _stages(OwedStage, {}, {}),
        _chapter("A problem", PROBLEM_MOVES),
        _stages(ProblemStage, PROBLEM_TURN_OF, PROBLEM_NO_CLOCK),
        _chapter("Under moderation", MODERATION),
        _stages(DecisionStage, {}, {}),
        _rule(),
        _terms(),
    ]
    return "\n".join(parts)


def _chapter(title: str, workflow: Workflow) -> str:
    own = {PIPELINE.name: OWN_DATE, PROBLEM_MOVES.name: PROBLEM_OWN_DATE}.get(workflow.name, {})
    rows = "\n".join(_row(move, own.get(move.verb)) for move in workflow)
    diagram = f"```mermaid\n{workflow.as_mermaid()}```"
    return f"## {title}\n\n{diagram}\n\n{HEAD}\n{RULE}\n{rows}\n"


def _row(move: Move, own_date: str | None) -> str:
    way = f"{_names(move.source)} → {_names(move.targets)}"
    musts = [words.requirement(check) for check in move.when]
    musts += [f"`{name}`".replace("|", "` or `") for name in move.needs]
    cells = (
        move.verb,
        way,
        words.question(move.by),
        "<br>".join(musts) or "—",
        own_date or words.clock(move.clock),
        _names(move.tells) or "—",
    )
    return "| " + " | ".join(cells) + " |"


def _names(names: frozenset[str]) -> str:
    return ", ".join(sorted(str(name) for name in names))


def _stages(stages: type[StrEnum], turns: dict[str, str], none: dict[str, str]) -> str:
    """Whose turn it is at each stage, and why where it has no date; else what each means."""
    if not turns:
        return "\n".join(f"- `{stage}`: {stage.label}" for stage in stages) + "\n"
    lines = ["| stage | step | whose turn | without a date because |", "|---|---|---|---|"]
    for stage in stages:
        step = step_of(stage) if stages is Stage else None
        cells = (str(stage), str(step or "—"), turns.get(stage, "—"), none.get(stage, "—"))
        lines.append("| " + " | ".join(str(cell) for cell in cells) + " |")
    return "\n".join(lines) + "\n"


def _rule() -> str:
    """The published rule of results."""
    rule = settings.EVALUATION_RULE
    return f"""## The rule of results

Asked are the authors of the problems behind an initiative, everybody who said "me too", its
followers, and at most {settings.EVALUATION_RESIDENTS} of those who live where it reaches; never
its author, its lead or its team. A quorum is {rule["quorum_share"]:.0%} of those
asked, at least {rule["quorum_least"]} and at most {rule["quorum_most"]}. Solved: at least
{rule["solved_share"]:.1%} say "yes". Partly solved: at least {rule["partly_share"]:.1%} say "yes"
or "partly". Otherwise, and without a quorum at the deadline: not solved. People helped make no
quorum and raise nothing; from {rule["beneficiaries_least"]} answers of theirs on the lower of the
two results counts, and a quorum waits for them at most {rule["beneficiaries_days"]} days. Those
asked are asked again after {_days(settings.ASK_AGAIN_DAYS)} days; enough later
denials reopen it.

A problem is fixed when more of its own people say "yes" than "partly" or "no"; a tie goes down,
and silence decides nothing. They are asked at the claim and again
{_days(settings.ASK_IF_FIXED_DAYS)} days after it. A "no" to what was found fixed asks for it to be
reopened; a person decides, in public and with a reason, never the one who said that it was fixed;
then the office above may be asked. Only what those who told of it confirm is counted as solved.
"""


def _days(days: tuple[int, ...]) -> str:
    *first, last = (str(one) for one in days)
    return f"{', '.join(first)} and {last}"


def _terms() -> str:
    """The legal and published terms, with their sources."""
    lines = ["## Terms", "", "| term | length | source | checked |", "|---|---|---|---|"]
    for name, term in settings.TERMS.items():
        length = words.clock(f"start:{name}").partition(": ")[2]
        lines.append(f"| {name} | {length} | {term['source']} | {term['checked']} |")
    return "\n".join(lines) + "\n"
