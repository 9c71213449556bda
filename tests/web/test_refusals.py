"""Every code the domain can refuse with has words; the domain itself is read to find them."""

import ast
from pathlib import Path

import pytest

from kernel.workflow import Move, Refusal, Workflow
from mapapp.web import refusals
from mapapp.web.refusal_words import WORDS
from mapapp.web.verbs import words_of

ROOT = Path(__file__).parents[2]
REQUIREMENTS = ["initiatives/requirements.py", "initiatives/problem_requirements.py"]
NAMES_OF_FIELDS = {"due_on", "later_answers", "reason_code", "skip_reason"}
DOMAIN = ["kernel", "community", "initiatives", "resources"]


def modules():
    """Every module of the domain."""
    return [path for app in DOMAIN for path in sorted((ROOT / app).rglob("*.py"))]


def raised_in(path):
    """The codes of `Refusal("…")`."""
    calls = (n for n in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(n, ast.Call))
    named = (c for c in calls if getattr(c.func, "id", "") == "Refusal" and c.args)
    return {c.args[0].value for c in named if isinstance(c.args[0], ast.Constant)}


def answered_in(path):
    """The codes a requirement answers with: every plain string it returns."""
    returns = (
        n for n in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(n, ast.Return)
    )
    inside = (part for one in returns if one.value for part in ast.walk(one.value))
    words = {p.value for p in inside if isinstance(p, ast.Constant) and isinstance(p.value, str)}
    return {word for word in words if "_" in word}


def missing_of(move: Move):
    """The codes the engine makes of what a move needs."""
    names = [need.split("|")[0] for need in move.needs if "reason" not in need]
    return {f"{name}_missing" for name in names}


def test_every_refusal_of_the_domain_has_words():
    said = set().union(*(raised_in(path) for path in modules()))

    assert said - set(WORDS) == set()


def test_every_requirement_of_a_move_has_words():
    said = set().union(*(answered_in(ROOT / path) for path in REQUIREMENTS))

    assert said - set(WORDS) - NAMES_OF_FIELDS == set()


def test_everything_a_move_needs_has_words():
    tables = [Workflow.registry[name] for name in ("problem", "initiative")]
    said = set().union(*(missing_of(move) for table in tables for move in table))

    assert said - set(WORDS) == set()


def test_a_code_without_words_would_be_noticed():
    """The twin: the words of one code are taken away."""
    said = set().union(*(raised_in(path) for path in modules()))

    assert said - (set(WORDS) - {"outside_kazakhstan"}) == {"outside_kazakhstan"}


@pytest.mark.parametrize("table", ["problem", "initiative"])
def test_every_verb_has_a_button_and_a_line_of_the_timeline(table):
    for move in Workflow.registry[table]:
        words = words_of(table, move.verb)
        assert words.press != move.verb
        assert words.happened != move.verb


@pytest.mark.parametrize(
    ("code", "status"), [("stale", 409), ("conflict", 409), ("not_allowed", 403), ("x", 422)]
)
def test_the_status_says_whose_turn_it_is(code, status):
    assert refusals.status(Refusal(code)) == status


def test_the_numbers_of_a_refusal_stand_in_its_words():
    assert "12" in refusals.words(Refusal("photo_size", most_mb=12))
