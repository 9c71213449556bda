"""`docs/pipeline.kk.md` and `docs/pipeline.ru.md`: the life of an initiative in people's words.

The same table as in `pipeline.md`, drawn again with the words of the pages: stages, buttons,
questions of the forms. A diagram needs plain names, so each stage is named once with its label.
"""

from django.utils.translation import gettext as _
from django.utils.translation import override

from initiatives.clocks import NO_CLOCK, TURN_OF
from initiatives.pipeline import PIPELINE
from initiatives.stages import Stage, Step, step_of
from kernel.workflow import Move
from mapapp.documents import people
from mapapp.web.verbs import words_of


def text_in(language: str) -> str:
    """The whole page."""
    with override(language):
        return f"{_head()}\n{_diagram()}\n{_table()}\n{_stages()}"


def _head() -> str:
    title = _("The life of an initiative")
    intro = _(
        "Eleven steps from the application to a result that those affected confirm. The page is "
        "drawn from the move table itself, so it says what really happens."
    )
    return f"# {title}\n\n{intro}\n"


def _diagram() -> str:
    names = [f'    state "{stage.label}" as {stage}' for stage in Stage]
    edges = [
        f"    {source} --> {target}: {_press(move)}"
        for move in PIPELINE
        for source in sorted(move.source)
        for target in sorted(move.targets)
    ]
    return "\n".join(["```mermaid", "stateDiagram-v2", *names, *edges, "```", ""])


def _press(move: Move) -> str:
    """The button; a colon would end the name of an arrow."""
    return str(words_of(PIPELINE.name, move.verb).press).replace(":", " –")


def _table() -> str:
    heads = (_("Move"), _("From → to"), _("Who"), _("Must have"), _("Term"), _("Who is told"))
    return _rows(heads, [_row(move) for move in PIPELINE])


def _row(move: Move) -> tuple[str, ...]:
    way = f"{_names(move.source)} → {_names(move.targets)}"
    musts = "<br>".join(people.musts(move)) or "—"
    return (_press(move), way, people.who(move), musts, people.clock(move), people.told(move))


def _names(stages: frozenset[str]) -> str:
    return " · ".join(str(stage.label) for stage in Stage if stage in stages)


def _stages() -> str:
    heads = (_("Stage"), _("Step"), _("Whose turn"), _("Without a date because"))
    lines = [
        (
            str(stage.label),
            _step(step_of(stage)),
            str(TURN_OF[stage].label) if stage in TURN_OF else "—",
            str(NO_CLOCK[stage].label) if stage in NO_CLOCK else "—",
        )
        for stage in Stage
    ]
    return _rows(heads, lines)


def _step(step: Step | None) -> str:
    return f"{step.value}. {step.label}" if step else "—"


def _rows(heads: tuple[str, ...], lines: list[tuple[str, ...]]) -> str:
    """A table of Markdown."""
    rule = "|" + "---|" * len(heads)
    cells = [f"| {' | '.join(line)} |" for line in (heads, *lines)]
    return "\n".join([cells[0], rule, *cells[1:], ""])
