"""Who may moderate: questions about a person and a decision."""

from typing import Any

import rules

from accounts.predicates import is_signed_in, moderates
from community.hands import has_a_hand_in
from community.models import Decision, Letter
from community.models.decision import FOUR_EYES, ON_THE_QUEUE
from community.receiving import reads_for


@rules.predicate
def is_system(user: object, _decision: Decision) -> bool:
    """Nobody in person: a flag names nobody in the journal."""
    return user is None


@rules.predicate
def is_its_author(user: object, decision: Decision) -> bool:
    """The one whose thing it is."""
    return is_signed_in(user) and decision.author_id == user.pk


@rules.predicate
def has_a_hand_in_it(user: object, decision: Decision) -> bool:
    """Part of the team whose work it is or is about, or of whom it was written to."""
    return is_signed_in(user) and decision.has_a_hand_of(user)


@rules.predicate
def decided_it(user: object, decision: Decision) -> bool:
    """The very person who hid it or asked for its deletion, while another one must decide."""
    return decision.stage in FOUR_EYES and decision.decided_by_id == user.pk


@rules.predicate
def wrote_letter(user: object, letter: Letter) -> bool:
    """Began the conversation it belongs to."""
    return is_signed_in(user) and letter.first.author_id == user.pk


@rules.predicate
def receives_letter(user: object, letter: Letter) -> bool:
    """Reads for its receiver, and did not begin the conversation."""
    is_read = is_signed_in(user) and letter.receiver is not None
    return is_read and not wrote_letter(user, letter) and reads_for(user, letter.receiver)


@rules.predicate
def is_on_the_queue(_user: object, decision: Decision) -> bool:
    """It waits for a moderator."""
    return decision.stage in ON_THE_QUEUE


@rules.predicate
def judges_words_about(user: object, thing: Any) -> bool:  # noqa: ANN401 - a problem or an initiative
    """Moderates what is said about a thing: it is in their territory, and not their own."""
    return moderates(user, thing) and not has_a_hand_in(user, thing.number)


watches_over = moderates & ~is_its_author & ~has_a_hand_in_it
watches_over.name = "moderates what is not their own"
is_moderator = watches_over & ~decided_it
is_moderator.name = "another moderator"
