"""Every page in three languages at two widths: axe finds nothing, the console says nothing.

The list of pages (`pages.py`) is held against the URL map: a new page without a line fails.
"""

import json

import pytest

from mapapp.web.policies import routes
from tests.e2e import acting
from tests.e2e import pages as site
from tests.e2e.barriers import covered_at, look_at, troubles_of
from tests.e2e.conftest import DESKTOP


@pytest.fixture(scope="module")
def facts(stack):
    told = stack.manage(
        "shell", "--no-imports", "-c", "from tests.e2e.lookups import tell; tell()"
    )
    return json.loads(told.splitlines()[-1])


def test_every_page_of_the_site_is_looked_at():
    looked_at = {name.split()[0] for pages in (*site.EVERYBODY, *site.STEPS) for name in pages}
    ours = {name for name, _ in routes() if not name.startswith("admin:")}

    assert looked_at.isdisjoint(site.NO_PAGE)
    assert ours == looked_at | site.NO_PAGE


def test_a_guest_meets_no_barrier(people, facts):
    assert look_at(people(), site.GUEST, facts) == []


def test_an_author_meets_no_barrier(people, stack, facts):
    page = people()
    acting.sign_in(page, stack, facts["writer"])

    assert look_at(page, site.WRITER, facts) == []


@pytest.mark.parametrize(
    ("person", "pages"),
    [
        ("representative-1@asar.invalid", site.SPEAKER),
        ("reporter", site.REPORTER),
        ("judge", site.JUDGE),
        ("prover", site.PROVER),
        ("carer", site.CARER),
        ("worker", site.WORKER),
        ("gatherer", site.GATHERER),
        ("hidden_author", site.HIDDEN_AUTHOR),
    ],
)
def test_whoever_takes_part_meets_no_barrier(people, stack, facts, person, pages):
    page = people()
    acting.sign_in(page, stack, facts.get(person, person))

    assert look_at(page, pages, facts) == []


@pytest.mark.parametrize(
    ("role", "pages"),
    [
        ("coordinator", site.COORDINATOR),
        ("official_region", site.OFFICIAL),
        ("moderator", site.MODERATOR),
    ],
)
def test_staff_meet_no_barrier(people, stack, facts, role, pages):
    page = people(viewport=DESKTOP)
    acting.come_as_staff(page, stack, role)

    assert look_at(page, pages, facts) == []


def test_a_barrier_is_noticed(people):
    """The twin: a picture without words is found."""
    page = people()
    page.goto("/kk/about/")
    page.evaluate("document.querySelector('main').append(new Image())")

    assert any(words.startswith("image-alt") for words in troubles_of(page))


def test_a_button_under_something_is_noticed(people):
    """The twin: a link that covers its whole card took every press of the buttons in it."""
    page = people()
    page.goto("/kk/problems/")
    page.evaluate("""() => {
      const card = document.querySelector('.card--linked')
      card.insertAdjacentHTML('beforeend', '<input name="under" value="x">')
    }""")

    assert any("under" in what for what in covered_at(page, "/problems/"))


def test_a_page_that_leads_elsewhere_is_noticed(people):
    """The twin: a door that is closed to this person was not looked at."""
    found = look_at(people(), {"me:home": "/me/"}, {})

    assert "leads to" in "".join(found)
