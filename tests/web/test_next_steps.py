"""The list of what comes next is the move table, read for those who carry an initiative."""

from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from django.urls import reverse
from django.utils import timezone

from initiatives import requirements as must
from initiatives.clocks import Turn
from initiatives.pipeline import PIPELINE
from initiatives.stages import Stage
from kernel.workflow import Move
from mapapp.web.initiatives.mending import MENDED, mending_of, name_of
from mapapp.web.initiatives.next_steps import ASKED, DONE, MISSING, NextSteps
from mapapp.web.refusal_words import WORDS
from tests.factories.accounts import UserFactory
from tests.factories.initiatives import InitiativeFactory, NeedFactory, SeatFactory
from tests.web.test_refusals import ROOT, answered_in

pytestmark = pytest.mark.django_db
ALL = {requirement for move in PIPELINE for requirement in move.when}


def steps(initiative, user=None):
    return NextSteps(initiative, user or initiative.author)


def rows_of(found, verb):
    """Label → state of one move of the list."""
    (move,) = [one for one in found if one.verb == verb]
    return {row.label: row.state for row in move.rows}


def test_everything_a_move_must_have_has_a_name_and_a_place_where_it_is_mended():
    assert {name_of(requirement) for requirement in ALL} == set(MENDED)
    assert all(str(mending_of(requirement).label) for requirement in ALL)


def test_every_code_of_what_is_missing_has_words():
    said = answered_in(ROOT / "initiatives/requirements.py")

    assert {word for word in said if word.endswith(("_missing", "_empty"))} <= set(WORDS)


def test_a_requirement_nobody_has_written_down_is_noticed():
    """The twin: a row of the table asks for one thing more."""

    def has_a_flag(*_):
        """A flag."""

    with pytest.raises(KeyError):
        mending_of(has_a_flag)


def test_what_is_missing_is_said_with_the_words_of_the_refusal_and_a_link():
    initiative = InitiativeFactory(at_stage="team_selection")
    SeatFactory(initiative=initiative, is_essential=True)

    (seek,) = [one for one in steps(initiative).now if one.verb == "seek"]

    assert {row.why for row in seek.missing} == {
        str(WORDS["essential_seats_empty"]),
        str(WORDS["needs_missing"]),
    }
    assert all(row.href for row in seek.missing)
    assert not seek.is_ready


def test_what_is_mended_is_done():
    initiative = InitiativeFactory(at_stage="team_selection")
    before = rows_of(steps(initiative).now, "seek")
    NeedFactory(initiative=initiative)

    after = rows_of(steps(initiative).now, "seek")

    label = str(MENDED["needs_are_listed"].label)
    assert (before[label], after[label]) == (MISSING, DONE)


def test_the_moves_of_the_list_are_those_the_table_opens():
    for stage in (Stage.NEEDS_INFORMATION, Stage.TEAM_SELECTION, Stage.IMPLEMENTATION):
        initiative = InitiativeFactory(at_stage=stage)

        listed = {one.verb for one in steps(initiative).now}

        assert listed == {move.verb for move in initiative.moves_open_to(initiative.author)} - {
            "withdraw"
        }


def test_a_ready_move_is_made_without_a_refusal():
    initiative = InitiativeFactory(at_stage="resource_search")
    NeedFactory(initiative=initiative, wanted=3)
    (attract,) = [one for one in steps(initiative).now if one.verb == "attract"]

    assert attract.is_ready
    assert ASKED in rows_of([attract], "attract").values()
    initiative.move(
        "attract",
        by=initiative.author,
        resources_until=timezone.localdate() + timedelta(days=9),
    )
    assert initiative.stage == Stage.RESOURCE_ATTRACTION


def test_while_others_have_the_turn_the_list_says_what_can_be_prepared():
    waiting = InitiativeFactory(at_stage="in_review")

    found = steps(waiting)

    assert found.now == []
    assert {one.verb for one in found.ahead} >= {"seek", "start"}
    assert all(one.after for one in found.ahead)
    assert rows_of(found.ahead, "seek")[str(MENDED["needs_are_listed"].label)] == MISSING


@pytest.mark.parametrize("stage", ["evaluation", "solved", "duplicate", "withdrawn"])
def test_where_nothing_is_left_to_do_the_list_is_empty(stage):
    initiative = InitiativeFactory(at_stage=stage)

    assert (steps(initiative).now, steps(initiative).ahead) == ([], [])


def test_a_new_row_of_the_table_stands_in_the_list_at_once(monkeypatch):
    """Nothing of the table is written twice."""
    initiative = InitiativeFactory(at_stage="team_selection")
    seek = PIPELINE.named("seek")
    harder = Move(
        seek.verb, seek.source, seek.target, by=seek.by, when=(*seek.when, must.has_photos)
    )
    monkeypatch.setitem(PIPELINE.moves, "seek", harder)

    assert rows_of(steps(initiative).now, "seek")[str(MENDED["has_photos"].label)] == MISSING


def test_what_another_makes_is_named_and_not_linked():
    initiative = InitiativeFactory(at_stage="team_selection", lead=UserFactory(confirmed=True))

    (seek,) = [one for one in steps(initiative).now if one.verb == "seek"]

    assert seek.who == str(Turn.LEAD.label)
    assert {row.href for row in seek.rows} == {""}


def test_only_those_who_carry_it_see_the_list(client):
    initiative = InitiativeFactory(at_stage="team_selection")
    page = reverse("initiatives:detail", args=[initiative.pk])

    assert 'id="next-steps"' not in client.get(page).text
    client.force_login(UserFactory(confirmed=True))
    assert 'id="next-steps"' not in client.get(page).text
    client.force_login(initiative.author)
    assert 'id="next-steps"' in client.get(page).text


@pytest.mark.parametrize("stage", [one for one in Stage if one != Stage.DRAFT])
def test_every_link_of_the_list_leads_where_it_is_mended(client, stage):
    initiative = InitiativeFactory(at_stage=stage)
    SeatFactory(initiative=initiative, is_essential=True)
    client.force_login(initiative.author)
    page = client.get(reverse("initiatives:detail", args=[initiative.pk])).text
    found = steps(initiative)

    missing = [row for one in (*found.now, *found.ahead) for row in one.missing]
    assert not found.now or all(row.href for row in missing)
    for row in (row for row in missing if row.href):
        where = urlsplit(row.href)
        if where.fragment:
            assert f'id="{where.fragment}"' in page, f"{stage}: {row.label}"
        else:
            assert client.get(row.href).status_code == 200, f"{stage}: {row.label}"
