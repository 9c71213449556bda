"""Co-authors: a link for one person, a hand in the writing, and never the last word."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from initiatives import needing, writing_along
from initiatives.models import CoAuthor, Initiative
from initiatives.planning import add_milestone, move_milestone
from initiatives.starting import change_initiative
from kernel.workflow import Refusal
from tests.factories import journeys
from tests.factories.accounts import UserFactory
from tests.factories.initiatives import InitiativeFactory, NeedFactory, SeatFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft():
    return InitiativeFactory()


@pytest.fixture
def friend():
    return UserFactory(confirmed=True)


def joined(draft, friend):
    invitation = writing_along.invite(draft, by=draft.author, label="Көрші")
    return writing_along.accept(invitation, by=friend)


def test_whoever_accepts_may_change_the_draft_but_not_send_it(draft, friend):
    joined(draft, friend)

    change_initiative(draft, by=friend, title="Бірге жазылған")
    with pytest.raises(Refusal, match="not_allowed"):
        draft.move("submit", by=friend)

    draft.refresh_from_db()
    assert (draft.title, draft.stage) == ("Бірге жазылған", "draft")


def test_whether_the_author_is_named_is_not_the_co_authors_to_say(draft, friend):
    joined(draft, friend)

    change_initiative(draft, by=friend, hides_name=False, title="Бірге")

    draft.refresh_from_db()
    assert (draft.hides_name, draft.title) == (True, "Бірге")


def test_the_list_of_drafts_and_the_permission_agree_for_a_co_author(draft, friend):
    other = InitiativeFactory()
    joined(draft, friend)

    assert [*Initiative.objects.visible_to(friend)] == [draft]
    assert [*Initiative.objects.written_by(friend)] == [draft]
    assert friend.has_perm("initiatives.view_initiative", draft)
    assert friend.has_perm("initiatives.change_initiative", draft)
    assert not friend.has_perm("initiatives.view_initiative", other)
    assert not friend.has_perm("initiatives.invite", draft)


def test_a_hand_in_the_writing_is_a_hand_off_the_decision(draft):
    official = journeys.official_of(draft.region)
    joined(draft, official)

    draft.move("submit", by=draft.author)

    with pytest.raises(Refusal, match="not_allowed"):
        draft.move("take_up", by=official)


def test_once_it_is_sent_a_co_author_changes_nothing(draft, friend):
    joined(draft, friend)
    draft.move("submit", by=draft.author)

    assert not friend.has_perm("initiatives.change_initiative", draft)


def test_a_link_works_for_one_person(draft, friend):
    joined(draft, friend)
    invitation = draft.co_authors.get()

    assert writing_along.accept(invitation, by=friend) == invitation
    with pytest.raises(Refusal, match="invitation_over"):
        writing_along.accept(invitation, by=UserFactory(confirmed=True))


def test_a_link_is_over_once_it_is_taken_back_sent_or_old(draft):
    invitation = writing_along.invite(draft, by=draft.author, label="Көрші")
    word = writing_along.word_for(invitation)
    assert writing_along.invitation_of(word) == invitation

    later = timezone.now() + writing_along.LASTS + timedelta(days=1)
    with time_machine.travel(later), pytest.raises(Refusal, match="link_late"):
        writing_along.invitation_of(word)
    with pytest.raises(Refusal, match="link_unknown"):
        writing_along.invitation_of(word[:-2] + "xx")
    writing_along.part_with(invitation, by=draft.author)
    with pytest.raises(Refusal, match="invitation_over"):
        writing_along.invitation_of(word)


def test_a_link_shown_again_lives_no_longer(draft):
    invitation = writing_along.invite(draft, by=draft.author, label="Көрші")

    with time_machine.travel(timezone.now() + writing_along.LASTS):
        word = writing_along.word_for(invitation)
        with pytest.raises(Refusal, match="link_late"):
            writing_along.invitation_of(word)


def test_what_was_accepted_a_moment_ago_is_parted_with_whole(draft, friend):
    invitation = writing_along.invite(draft, by=draft.author, label="Көрші")
    as_it_was = CoAuthor.objects.get()
    writing_along.accept(invitation, by=friend)

    writing_along.part_with(as_it_was, by=draft.author)

    assert draft.members.get(user=friend).state == "left"
    for again in (as_it_was, invitation):
        writing_along.part_with(again, by=draft.author)
    with pytest.raises(Refusal, match="invitation_over"):
        writing_along.accept(invitation, by=friend)


def test_a_line_struck_out_a_moment_ago_is_not_written_again(draft):
    need, seat = NeedFactory(initiative=draft), SeatFactory(initiative=draft)
    milestone = add_milestone(draft, by=draft.author, title="Шам", due_on=draft.plan_ends)
    for line in (need, seat, milestone):
        type(line).objects.filter(pk=line.pk).delete()

    for line in (need, seat):
        needing.set_essential(line, by=draft.author, is_essential=True)
    move_milestone(milestone, by=draft.author, earlier=True)

    assert not draft.needs.exists()
    assert not draft.seats.exists()


def test_an_author_needs_no_link_and_a_nameless_person_no_draft(draft):
    invitation = writing_along.invite(draft, by=draft.author, label="Көрші")

    with pytest.raises(Refusal, match="writes_already"):
        writing_along.accept(invitation, by=draft.author)
    with pytest.raises(Refusal, match="contact_unconfirmed"):
        writing_along.accept(invitation, by=UserFactory())


def test_only_the_author_invites_and_parts_with_others(draft, friend):
    mine = joined(draft, friend)
    stranger = UserFactory(confirmed=True)

    with pytest.raises(Refusal, match="not_allowed"):
        writing_along.invite(draft, by=friend, label="Басқа")
    with pytest.raises(Refusal, match="not_allowed"):
        writing_along.part_with(mine, by=stranger)
    writing_along.part_with(mine, by=friend)

    assert not friend.has_perm("initiatives.change_initiative", Initiative.objects.get())
    assert draft.members.get().state == "left"


def test_invitations_have_an_end(draft, monkeypatch):
    monkeypatch.setattr(writing_along, "MOST", 1)
    writing_along.invite(draft, by=draft.author, label="A")

    with pytest.raises(Refusal, match="co_authors_too_many"):
        writing_along.invite(draft, by=draft.author, label="B")
