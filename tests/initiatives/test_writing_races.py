"""Several people write one application at the same moment, in real threads."""

from itertools import cycle
from uuid import uuid4

import pytest

from initiatives.models import Initiative
from initiatives.starting import start_initiative
from initiatives.writing import save_page
from tests.at_once import at_once
from tests.factories.accounts import UserFactory

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]


def in_turn(*works):
    """Each thread does the next of these."""
    turns = cycle(works)

    def one():
        return next(turns)()

    return one


def test_a_first_page_sent_again_overwrites_nobody_who_saves_at_that_moment():
    author, client_id = UserFactory(confirmed=True), uuid4()
    draft = start_initiative(author=author, client_id=client_id)

    def again():
        return start_initiative(author=author, client_id=client_id, language="ru")

    def name():
        return save_page(draft, "result", by=author, seen=None, title="Аула жарығы")

    got = at_once(in_turn(again, again, again, name), times=16)

    assert all(isinstance(one, Initiative) for one in got)
    kept = Initiative.objects.get()
    assert (kept.title, kept.language) == ("Аула жарығы", "ru")
