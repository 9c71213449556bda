"""Several people write one application at the same moment, in real threads."""

from itertools import cycle
from uuid import uuid4

import pytest

from initiatives import needing, writing_along
from initiatives.models import Initiative, TeamMember
from initiatives.starting import start_initiative
from initiatives.writing import save_page
from tests.at_once import at_once
from tests.factories.accounts import UserFactory
from tests.factories.initiatives import InitiativeFactory, NeedFactory

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


def test_an_invitation_taken_back_while_it_is_accepted_leaves_nobody_behind():
    draft, friend = InitiativeFactory(), UserFactory(confirmed=True)
    invitation = writing_along.invite(draft, by=draft.author, label="Көрші")

    def accept():
        return writing_along.accept(invitation, by=friend)

    def part():
        return writing_along.part_with(invitation, by=draft.author)

    got = at_once(in_turn(accept, part), times=8)

    assert {one.code for one in got if isinstance(one, Exception)} <= {"invitation_over"}
    assert not draft.co_authors.exists()
    assert not draft.members.filter(state=TeamMember.State.ACCEPTED, user=friend).exists()


def test_a_line_struck_out_while_it_is_marked_stays_struck_out():
    draft = InitiativeFactory()
    need = NeedFactory(initiative=draft)

    def mark():
        return needing.set_essential(need, by=draft.author, is_essential=True)

    def strike():
        return needing.strike_out(need, by=draft.author)

    at_once(in_turn(strike, mark, mark), times=9)

    assert not draft.needs.exists()
