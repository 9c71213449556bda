"""What the browser run leaves out shows no page to anybody: the list is opened, as everybody."""

from http import HTTPStatus

import pytest
from django.utils import translation

from tests.e2e.pages import NO_PAGE
from tests.web import world
from tests.web.test_permission_matrix import address


@pytest.fixture
def places(db, clean_cache):
    with translation.override("kk"):
        yield world.build()


def everybody(places):
    """A guest, one person of each role, and whoever the things belong to."""
    things = places.own.things
    owners = [things.author, things.keeper, things.asked.author, things.calendar.user]
    return [*places.people.values(), *owners]


def is_page(answer):
    """A whole page for people, not a part of one."""
    is_html = answer.headers.get("Content-Type", "").startswith("text/html")
    return answer.status_code == HTTPStatus.OK and is_html and b"<html" in answer.content


def pages_among(names, places, client):
    """Those of these routes that show somebody a page when they are opened."""
    found = set()
    for person in everybody(places):
        browser = client.__class__()
        if person:
            browser.force_login(person)
        opened = {name: browser.get(address(name, places.own)) for name in names}
        found |= {name for name, answer in opened.items() if is_page(answer)}
    return found


def test_no_page_is_left_out_of_the_browser_run(client, places):
    assert pages_among(NO_PAGE, places, client) == set()


@pytest.mark.parametrize("page", ["follows:edit", "review:desk"])
def test_a_page_left_out_is_noticed(client, places, page):
    """The twin: a page among those that are none."""
    assert pages_among({page, "review:bulk", "map:rows"}, places, client) == {page}
