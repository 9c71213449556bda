"""The life of a thing under the eyes of moderators: flagged, kept, hidden, given back, deleted.

Whatever a moderator does has a coded reason, tells the author, and can be undone; only deletion
cannot, and takes two. An appeal is never decided by whoever hid the thing.
"""

from community import consequences as then
from community import moderation_requirements as must
from community.models import Decision
from community.models.decision import DecisionStage as D
from community.predicates import is_its_author, is_moderator, is_system
from kernel.workflow import Given, Move, OneOf, Workflow


def where_it_stands(decision: Decision, _given: Given) -> str:
    """A hidden photo stays hidden while it is painted over; any other has been looked at."""
    return D.HIDDEN if decision.stage == D.HIDDEN else D.KEPT


SAME = OneOf(frozenset({D.HIDDEN, D.KEPT}), where_it_stands)
IN_SIGHT = frozenset({D.NEW, D.WAITING, D.KEPT})

# fmt: off
MODERATION = Workflow(
    "moderation",
    Move("flag",    frozenset({D.NEW, D.KEPT}), D.WAITING, by=is_system,
         clock="start:moderate", tells=frozenset({"moderators"})),
    Move("keep",    frozenset({D.WAITING}), D.KEPT, by=is_moderator,
         clock="stop", tells=frozenset({"flaggers"}), effect=then.keep),
    Move("redact",  IN_SIGHT | {D.HIDDEN}, SAME, by=is_moderator,
         when=(must.is_a_photo, must.breach_is_coded), needs=("rectangles",),
         clock="stop", tells=frozenset({"author"}), effect=then.redact),
    Move("unredact", frozenset({D.KEPT, D.HIDDEN}), SAME, by=is_moderator,
         when=(must.original_is_kept,), needs=("reason",),
         clock="stop", tells=frozenset({"author"}), effect=then.unredact),
    Move("hide",    IN_SIGHT, D.HIDDEN, by=is_moderator,
         when=(must.breach_is_coded,), needs=("reason",),
         clock="stop", tells=frozenset({"author", "flaggers"}), effect=then.hide),
    Move("appeal",  frozenset({D.HIDDEN}), D.APPEALED, by=is_its_author,
         when=(must.is_not_judged_yet,), needs=("grounds",),
         clock="start:moderation_appeal", tells=frozenset({"moderators"})),
    Move("uphold",  frozenset({D.APPEALED}), D.HIDDEN, by=is_moderator,
         needs=("reason",), clock="stop", tells=frozenset({"author"})),
    Move("restore", frozenset({D.HIDDEN, D.APPEALED}), D.KEPT, by=is_moderator,
         needs=("reason",), clock="stop", tells=frozenset({"author"}), effect=then.restore),
    Move("ask_deletion", frozenset({D.HIDDEN}), D.DELETION_ASKED, by=is_moderator,
         when=(must.breach_is_coded,), needs=("reason",),
         clock="start:moderate", tells=frozenset({"moderators"}), effect=then.ask_deletion),
    Move("refuse_deletion", frozenset({D.DELETION_ASKED}), D.HIDDEN, by=is_moderator,
         needs=("reason",), clock="stop"),
    Move("confirm_deletion", frozenset({D.DELETION_ASKED}), D.DELETED, by=is_moderator,
         clock="stop", tells=frozenset({"author"}), effect=then.delete),
)
# fmt: on
