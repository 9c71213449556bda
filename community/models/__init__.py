"""What people say about things and to bodies, and what moderators decide about it."""

from community.models.comment import Comment
from community.models.decision import Decision, DecisionStage
from community.models.flag import Flag
from community.models.hideable import Hideable, HideableQuerySet
from community.models.letter import Letter
from community.models.opening import Opening
from community.models.redaction import Redaction
from community.models.support import Support

__all__ = [
    "Comment",
    "Decision",
    "DecisionStage",
    "Flag",
    "Hideable",
    "HideableQuerySet",
    "Letter",
    "Opening",
    "Redaction",
    "Support",
]
