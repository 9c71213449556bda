"""What must be given or true before a moderator's move; codes, never words."""

from typing import Any

from community.breaches import Breach
from community.models import Decision, Redaction
from community.moderated import KINDS

Given = dict[str, Any]
JUDGED = ("uphold", "restore")


def breach_is_coded(_decision: Decision, given: Given) -> str | None:
    """The broken rule, one of the list."""
    code = given.get("reason_code", "")
    if not code:
        return "reason_code_missing"
    return None if code in Breach.values else "reason_code_unknown"


def is_a_photo(decision: Decision, _given: Given) -> str | None:
    """A photo: only in photos can something be painted over."""
    return None if KINDS[decision.kind].is_photo else "not_a_photo"


def original_is_kept(decision: Decision, _given: Given) -> str | None:
    """The original still lies in the private store."""
    rows = Redaction.objects.filter(
        subject_type=decision.subject_type_id, subject_id=decision.subject_id
    )
    return None if rows.exclude(original="").exists() else "original_gone"


def is_not_judged_yet(decision: Decision, _given: Given) -> str | None:
    """The first appeal against this hiding: a second opinion is final."""
    hidden = decision.journal().filter(verb="hide").last()
    judged = decision.journal().filter(verb__in=JUDGED, pk__gt=hidden.pk if hidden else 0)
    return "appeal_was_judged" if judged.exists() else None
