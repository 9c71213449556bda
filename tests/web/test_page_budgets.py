"""Every page asks the database few questions, never the same one twice, however long its lists.

The pages come from the routes of the site: one without a line in `budgets.py` fails.
"""

import re
from collections import Counter
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.db.models import QuerySet
from django.test import Client, override_settings
from django.utils import translation

from tests.e2e.pages import NO_PAGE
from tests.web.asking import asked_by, repeated
from tests.web.budgets import ADR, ASKS, BUDGET, IN_BETWEEN, OF_LIBRARIES
from tests.web.filled import fill
from tests.web.test_permission_matrix import OURS

pytestmark = pytest.mark.django_db
LINES = [(reader, page) for reader, pages in ASKS.items() for page in pages]
SLACK = 1  # a line that promises much less than it may is no line
each_line = pytest.mark.parametrize(("reader", "page"), LINES)


@pytest.fixture(scope="module")
def measured(kept_world, django_db_blocker):
    """The statements of every line: with several of everything, and with twice as many."""
    world, folders = kept_world
    with django_db_blocker.unblock(), override_settings(**folders), translation.override("kk"):
        ContentType.objects.get_for_models(*apps.get_models())
        found = []
        for _ in range(2):
            fill(world.own, world.people)
            found.append({(who, page): heard(world, who, page) for who, page in LINES})
        cache.clear()
    return found


def heard(world, reader, page):
    """What one page asks for one reader."""
    client = Client()
    if world.people[reader]:
        client.force_login(world.people[reader])
    return asked_by(client, page, world.own)


def test_every_page_of_the_site_has_a_budget():
    ours = {name for name, _ in OURS} - NO_PAGE
    counted = {page for _, page in LINES}

    assert counted.isdisjoint(IN_BETWEEN)
    assert ours == counted | set(IN_BETWEEN)


@each_line
def test_a_page_asks_no_more_than_its_budget(measured, reader, page):
    asked = len(measured[1][reader, page])
    most = ASKS[reader][page]

    assert most - SLACK <= asked <= most, (asked, most)


@each_line
def test_longer_lists_cost_no_more_questions(measured, reader, page):
    few, many = (found[reader, page] for found in measured)

    assert len(many) <= len(few), sorted((Counter(many) - Counter(few)).elements())


@each_line
def test_no_page_asks_the_same_twice(measured, reader, page):
    twice = repeated(measured[1][reader, page])

    assert bool(twice) == (page in OF_LIBRARIES), twice


def test_whatever_is_above_the_budget_has_its_reason():
    told = Path(settings.BASE_DIR, ADR).read_text(encoding="utf-8")
    above = {page for who, page in LINES if ASKS[who][page] > BUDGET}
    reasons = dict(re.findall(r"^\| `([\w:]+)` \| (.+) \|$", told, re.MULTILINE))

    assert set(reasons) == above
    assert all(reasons.values())


def test_a_question_asked_twice_is_noticed(measured):
    """The twin: the same words with the same values, through a cursor or not."""
    once = measured[0]["guest", "problems:list"]

    assert not repeated(once)
    assert repeated([*once, once[0]])
    cursors = [f'DECLARE "_cursor_{n}" NO SCROLL CURSOR WITHOUT HOLD FOR SELECT 1' for n in (1, 2)]
    assert repeated(cursors) == ["SELECT 1"]


def test_a_question_for_each_row_is_noticed(measured, world_of_two, monkeypatch):
    """The twin: a list that has lost its joins asks again for every row."""
    monkeypatch.setattr(QuerySet, "select_related", lambda rows, *_names: rows)

    asked = heard(world_of_two, "guest", "problems:list")

    assert len(asked) > len(measured[1]["guest", "problems:list"]) + SLACK
