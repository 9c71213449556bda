"""The bars say where the visitor is: on the page itself, or on another page of the same work."""

import re

import pytest
from django.urls import reverse

from tests.factories.accounts import OfficialFactory

pytestmark = pytest.mark.django_db


def marked(client, page):
    """What the top bar marks on a page: the address and how."""
    bar = re.search(r'<nav class="nav".*?</nav>', client.get(reverse(page)).text, re.DOTALL)[0]
    return dict(re.findall(r'href="([^"]+)" aria-current="(\w+)"', bar))


def test_every_page_of_the_desk_is_at_the_desk(client):
    client.force_login(OfficialFactory())
    desk = reverse("review:desk")

    assert marked(client, "review:desk") == {desk: "page"}
    assert marked(client, "review:map") == {desk: "true"}


def test_a_page_beside_the_entries_marks_none(client):
    assert marked(client, "map:home") == {reverse("map:home"): "page"}
    assert marked(client, "problems:new") == {}
