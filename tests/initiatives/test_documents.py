"""The pages about the tables are drawn from the tables."""

import pytest
from django.core.management import CommandError, call_command
from django.utils.translation import override

from initiatives.pipeline import PIPELINE
from mapapp import documents


def test_the_committed_pages_are_as_drawn():
    call_command("write_docs", check=True)


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_they_are_drawn_the_same_whatever_language_is_read(language):
    with override(language):
        call_command("write_docs", check=True)


def test_a_changed_table_makes_the_page_out_of_date(monkeypatch):
    monkeypatch.delitem(PIPELINE.moves, "withdraw")

    with pytest.raises(CommandError, match=r"pipeline\.md"):
        call_command("write_docs", check=True)


def test_every_move_of_both_tables_stands_on_the_page():
    page = documents.drawn()["pipeline.md"]

    for verb in PIPELINE.moves:
        assert f"| {verb} |" in page
