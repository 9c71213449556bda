"""Random people press random moves on the pages: no stage is reached outside the two tables.

The model is typed by hand (`tests/initiatives/model.py`) and asked after every press; the staff
admin is tried as well and never moves anything. The twins open a hole and must be caught.
"""

import random
from dataclasses import replace

import pytest
from django.contrib import admin
from django.utils import translation

from initiatives.models import Initiative, Problem
from initiatives.pipeline import PIPELINE
from kernel.workflow import Move
from mapapp.admin.initiatives import InitiativeAdmin, ProblemAdmin
from mapapp.admin.reading import ReadOnly
from tests.initiatives import promised
from tests.web import lives
from tests.web.lives import Life

pytestmark = pytest.mark.django_db
PARTS, PRESSES, AT_MOST = 4, 150, 600
MADE = 30  # of them were moves that happened: no empty run
EVERYTHING = frozenset(promised.STAGES)


@pytest.fixture(autouse=True)
def _kazakh_pages(clean_cache):
    with translation.override("kk"):
        yield


def live(seed, presses=PRESSES):
    """So many presses, the same ones every time."""
    life = Life(random.Random(seed))
    for _ in range(AT_MOST):
        if life.pressed >= presses:
            break
        life.step()
    return life


@pytest.mark.parametrize("part", range(1, PARTS + 1))
def test_nothing_pressed_on_the_pages_leaves_the_two_tables(part):
    life = live(part)

    assert life.pressed >= PRESSES
    assert life.made >= MADE
    assert life.in_admin >= 5
    assert life.seen_answers <= {302, 403, 404, 409, 422}
    assert life.seen_answers >= {302, 403, 404, 409}


def test_all_parts_together_are_more_than_five_hundred_presses():
    assert PARTS * PRESSES >= 500
    assert PARTS * MADE >= 100


HOLES = {
    "accept": {"by": lambda *_: True},
    "withdraw": {"source": EVERYTHING},
    "submit": {"target": "solved"},
}


@pytest.mark.parametrize("verb", HOLES)
def test_a_hole_in_the_table_is_found(verb, monkeypatch):
    """The twin: one line of the table is wider than promised."""
    wider = replace(PIPELINE.named(verb), **HOLES[verb])
    monkeypatch.setitem(PIPELINE.moves, verb, wider)
    monkeypatch.setattr(lives, "UNKNOWN", (verb,) * 30)  # chance alone may never come by

    with pytest.raises(AssertionError):
        live(1, presses=400)


def test_a_move_that_was_never_promised_is_found(monkeypatch):
    """The twin: the table has one more line."""
    leap = Move("leap", EVERYTHING, "withdrawn", by=lambda *_: True)
    monkeypatch.setitem(PIPELINE.moves, "leap", leap)

    with pytest.raises(AssertionError, match="left the table"):
        live(1, presses=400)


@pytest.mark.parametrize(
    ("kind", "page"), [(Problem, ProblemAdmin), (Initiative, InitiativeAdmin)]
)
def test_a_staff_admin_that_may_write_is_found(kind, page, monkeypatch):
    """The twin: the admin is open for changes and removals."""
    for what in ("change", "delete"):
        monkeypatch.setattr(ReadOnly, f"has_{what}_permission", lambda *_, **__: True)
    assert isinstance(admin.site.get_model_admin(kind), page)

    with pytest.raises((AssertionError, kind.DoesNotExist)):
        live(1, presses=400)
