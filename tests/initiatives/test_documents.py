"""The pages about the tables are drawn from the tables."""

import re

import pytest
from django.core.management import CommandError, call_command
from django.utils import translation

from initiatives.pipeline import PIPELINE
from initiatives.stages import Stage
from kernel.workflow import Workflow
from mapapp import documents
from mapapp.documents import people
from mapapp.web.verbs import words_of


def test_the_committed_pages_are_as_drawn():
    call_command("write_docs", check=True)


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_they_are_drawn_the_same_whatever_language_is_read(language):
    with translation.override(language):
        call_command("write_docs", check=True)


def test_a_changed_table_makes_the_page_out_of_date(monkeypatch):
    monkeypatch.delitem(PIPELINE.moves, "withdraw")

    with pytest.raises(CommandError, match=r"pipeline\.md"):
        call_command("write_docs", check=True)


def test_every_move_of_both_tables_stands_on_the_page():
    page = documents.drawn()["pipeline.md"]

    for verb in PIPELINE.moves:
        assert f"| {verb} |" in page


ARROW = re.compile(r"^ +(\w+) --> (\w+): (.+)$", re.MULTILINE)
NAMED = re.compile(r'^ +state "(.+)" as (\w+)$', re.MULTILINE)


def arrows(diagram):
    """(from, to, label) of each arrow of a diagram."""
    return sorted(ARROW.findall(diagram))


def ways(workflow, label=lambda move: move.verb):
    """The same of a table."""
    return sorted(
        (str(source), str(target), label(move))
        for move in workflow
        for source in move.source
        for target in move.targets
    )


@pytest.mark.parametrize("name", ["initiative", "problem"])
def test_a_diagram_shows_exactly_the_moves_of_its_table(name):
    workflow = Workflow.registry[name]
    page = documents.drawn()["pipeline.md"]

    assert arrows(workflow.as_mermaid()) == ways(workflow)
    assert workflow.as_mermaid() in page


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_the_diagram_and_the_table_of_a_language_say_the_same(language):
    page = documents.drawn()[f"pipeline.{language}.md"]

    with translation.override(language):
        press = {move.verb: str(words_of("initiative", move.verb).press) for move in PIPELINE}
        assert arrows(page) == ways(PIPELINE, lambda move: press[move.verb])
        assert dict(NAMED.findall(page)) == {stage.label: stage.value for stage in Stage}
        rows = {row[0]: row[1] for row in re.findall(r"^\| (.+?) \| (.+?) \|", page, re.MULTILINE)}
        for move in PIPELINE:
            told = set(re.split(" · | → ", rows[press[move.verb]]))
            assert told == {str(Stage(one).label) for one in move.source | move.targets}


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_no_cell_of_a_language_is_left_in_english(language):
    page = documents.drawn()[f"pipeline.{language}.md"]
    tables = [line for line in page.splitlines() if line.startswith("|")]

    left = {word for line in tables for word in re.findall(r"[A-Za-z]{3,}", line)}
    assert left <= {"QR"}


def test_everybody_a_table_names_has_words():
    """KeyError for a predicate, an audience, a date or a requirement that has none."""
    for move in PIPELINE:
        assert people.who(move)
        assert people.told(move)
        assert all(people.musts(move))
        assert people.clock(move)


def test_an_arrow_that_is_missing_is_noticed():
    """The twin."""
    drawn = PIPELINE.as_mermaid().replace("    draft --> submitted: submit\n", "")

    assert arrows(drawn) != ways(PIPELINE)
