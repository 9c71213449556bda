"""What the browser run leaves out shows no page to anybody: the list is opened, as everybody."""

from http import HTTPStatus

import pytest
from django.template.backends.django import Template
from django.template.loader_tags import ExtendsNode

from tests.e2e.pages import NO_PAGE
from tests.web.test_permission_matrix import address

PAGE = "a page"


@pytest.fixture
def places(world_of_two, clean_cache, monkeypatch):
    """The world, where a page says that it is one instead of being drawn."""
    monkeypatch.setattr(Template, "render", lambda drawn, *_, **__: PAGE if is_page(drawn) else "")
    return world_of_two


def is_page(drawn):
    """A template that stands in the frame of the site; a part of a page stands in none."""
    return bool(drawn.template.nodelist.get_nodes_by_type(ExtendsNode))


def pages_among(names, places, client):
    """Those of these routes that show somebody a page when they are opened."""
    found = set()
    for person in (*places.people.values(), places.own.things.calendar.user):
        browser = client.__class__()
        if person:
            browser.force_login(person)
        answers = {name: browser.get(address(name, places.own)) for name in names}
        found |= {name for name, answer in answers.items() if shows_page(answer)}
    return found


def shows_page(answer):
    """Read and drawn."""
    return answer.status_code == HTTPStatus.OK and PAGE.encode() in answer.getvalue()


def test_no_page_is_left_out_of_the_browser_run(client, places):
    assert pages_among(NO_PAGE, places, client) == set()


@pytest.mark.parametrize("page", ["follows:edit", "review:desk", "account_change_password"])
def test_a_page_left_out_is_noticed(client, places, page):
    """The twin: a page among those that are none."""
    assert pages_among({page, "review:bulk", "map:rows"}, places, client) == {page}
