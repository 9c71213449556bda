"""The page of one thing under moderation: what was flagged, what happened, what can be done."""

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.utils.translation import gettext as _

from community.breaches import Breach
from community.models import Decision, Flag, Opening, Redaction
from community.models.decision import FOUR_EYES
from kernel.models import JournalEntry
from mapapp.web.initiatives.timeline import Happened
from mapapp.web.moderation import photos
from mapapp.web.moderation.offers import offers
from mapapp.web.moderation.things import Shown
from mapapp.web.moderation.words import EXPLAINED
from mapapp.web.moves import Offer, Pressed
from mapapp.web.refusals import who_decided
from mapapp.web.verbs import words_of

MOST_FLAGS = 20


@dataclass(frozen=True)
class ModerationPage(Shown):
    """One thing, one moderator."""

    user: Any
    asked: dict[str, str] = field(default_factory=dict)
    pressed: Pressed | None = None

    @cached_property
    def photos(self) -> list[photos.Masked]:
        """Blurred, the opened one apart."""
        return photos.of_thing(self.decision, self.user, self.asked)

    @cached_property
    def redaction(self) -> Redaction | None:
        """What is painted over."""
        return photos.redaction_of(self.decision)

    @cached_property
    def openings(self) -> list[Opening]:
        """Who looked at the original, and why."""
        if self.redaction is None:
            return []
        rows = Opening.objects.of(self.thing, Opening.What.ORIGINAL).select_related("by")
        return list(rows[:MOST_FLAGS])

    @cached_property
    def flags(self) -> list[Flag]:
        """What people said of it, the newest first."""
        rows = Flag.objects.filter(
            subject_type=self.decision.subject_type_id, subject_id=self.decision.subject_id
        )
        return list(rows.order_by("-pk")[:MOST_FLAGS])

    @cached_property
    def offers(self) -> list[tuple[Offer, str]]:
        """The moves open to this person, each with what follows from it."""
        found = offers(self.decision, self.user, self.pressed)
        return [(offer, str(EXPLAINED.get(offer.verb, ""))) for offer in found]

    @property
    def waits_for_another(self) -> bool:
        """Whoever looks has decided before, so somebody else must now."""
        is_waiting = self.decision.stage in FOUR_EYES and not self.offers
        return is_waiting and self.decision.decided_by_id == self.user.pk

    @cached_property
    def timeline(self) -> list[Happened]:
        """What moderators did, the newest first."""
        return happened(self.decision, self.user)


def happened(decision: Decision, viewer: Any) -> list[Happened]:  # noqa: ANN401 - a user
    """The journal of a decision: offices and roles instead of names."""
    if not decision.pk:
        return []
    entries = decision.journal().select_related("actor")
    return [_entry(entry, viewer) for entry in reversed(entries)]


def _entry(entry: JournalEntry, viewer: Any) -> Happened:  # noqa: ANN401 - a user
    words = words_of(entry.workflow, entry.verb)
    return Happened(
        at=entry.at,
        title=str(words.happened),
        text=said(entry),
        who=_who(entry, viewer),
        icon=words.icon,
        tone=words.tone,
        lang="",
    )


def _who(entry: JournalEntry, viewer: Any) -> str:  # noqa: ANN401 - a user
    if entry.verb == "flag":
        return _("somebody who saw it")
    return _("you") if entry.actor_id == viewer.pk else who_decided(entry, viewer)


def said(entry: JournalEntry) -> str:
    """The rule, then the words."""
    rule = str(Breach(entry.reason_code).label) if entry.reason_code in Breach.values else ""
    words = entry.reason or entry.details.get("grounds", "")
    return "\n".join(part for part in (rule, words) if part)
