"""What each move must have, which clock it starts and whom it tells: as typed by hand.

One refusal for each missing thing of each row, by its code, with nothing changed; and no
requirement of the code that no refusal here has named.
"""

import inspect
import re

import pytest
from django.conf import settings

from initiatives import requirements
from initiatives.pipeline import PIPELINE
from initiatives.problem_pipeline import PROBLEM_MOVES
from kernel.workflow import Move, Refusal
from mapapp.web.refusal_words import WORDS
from tests.factories.initiatives import InitiativeFactory, ProblemFactory
from tests.initiatives import missing
from tests.initiatives.promised_terms import LENGTHS, PROBLEM_TERMS, TERMS

pytestmark = pytest.mark.django_db

TABLES = {
    "initiative": (PIPELINE, TERMS, InitiativeFactory),
    "problem": (PROBLEM_MOVES, PROBLEM_TERMS, ProblemFactory),
}
HOW = "a new row? give it a line in tests/initiatives/promised_terms.py: must have, clock, told"


def lines():
    """Every missing thing of every row."""
    return [
        (name, verb, code)
        for name, (_, terms, _) in TABLES.items()
        for verb, (codes, _, _) in terms.items()
        for code in codes.split()
    ]


@pytest.fixture(autouse=True)
def anybody(monkeypatch):
    """Let whoever asks pass, so that only what is missing can refuse."""
    monkeypatch.setattr(Move, "by", property(lambda _move: lambda *_: True))


@pytest.mark.parametrize("name", TABLES)
def test_every_row_starts_the_clock_and_tells_whom_the_product_says(name):
    workflow, terms, _ = TABLES[name]

    assert {move.verb for move in workflow} == set(terms), HOW
    for move in workflow:
        _, clock, told = terms[move.verb]
        assert (move.verb, move.clock) == (move.verb, clock)
        assert (move.verb, set(move.tells)) == (move.verb, set(told.split()))


def test_a_clock_runs_as_long_as_the_law_and_the_product_say():
    found = {term: settings.TERMS[term] for term in LENGTHS}

    assert {term: (unit, found[term].get(unit)) for term, (unit, _) in LENGTHS.items()} == LENGTHS


@pytest.mark.parametrize(("name", "verb", "code"), lines())
def test_a_move_that_lacks_something_is_refused_by_its_name(name, verb, code):
    workflow, _, factory = TABLES[name]
    subject, given = missing.ready(factory, workflow.named(verb))
    missing.without(code, subject, given)
    stage, entries = subject.stage, subject.journal().count()

    with pytest.raises(Refusal) as refused:
        subject.move(verb, by=None, **given)

    assert refused.value.code == code
    subject.refresh_from_db()
    assert (subject.stage, subject.journal().count()) == (stage, entries)


@pytest.mark.parametrize("name", TABLES)
def test_no_row_asks_for_more_than_the_product_says(name):
    workflow, terms, _ = TABLES[name]

    for move in workflow:
        promised = set(terms[move.verb][0].split())
        for requirement in move.when:
            known = codes_of(requirement)
            assert known & promised, (move.verb, requirement, HOW)
        assert {code_of(need) for need in move.needs} <= promised, (move.verb, HOW)


def codes_of(requirement):
    """The codes a requirement can answer with, read from its text."""
    return set(re.findall(r'"(\w+)"', inspect.getsource(requirement))) & set(WORDS)


def code_of(need):
    """The code of a word that was not given."""
    return "reason_missing" if "reason" in need else f"{need.split('|')[0]}_missing"


def test_a_requirement_that_is_taken_away_is_noticed(monkeypatch):
    """The twin: without it the spoilt move is made."""
    move = PIPELINE.named("submit")
    kept = tuple(check for check in move.when if check is not requirements.has_a_direction)
    subject, given = missing.ready(InitiativeFactory, move)
    monkeypatch.setattr(Move, "when", property(lambda _move: kept))

    subject.move("submit", by=None, **given)

    assert subject.stage == "submitted"
