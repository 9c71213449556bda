"""Three facts about a fix, never merged: said, shown, confirmed; and who is asked."""

from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from initiatives import judging
from initiatives.models import EvidencePhoto, Moment, Problem, ProblemAnswer, ProblemPhoto
from initiatives.stages import ProblemStage
from kernel.models import JournalEntry
from mapapp.web.photos.views import address_of, flag_of

P = ProblemStage
CLAIMED_IN = frozenset({P.CLAIMED_FIXED, P.FIXED, P.NOT_FIXED, P.CLOSED})
CONFIRMED_AS = {P.FIXED: "yes", P.CLOSED: "yes", P.NOT_FIXED: "no"}
MOST_COMMENTS = 20
Fact = dict[str, object]
Picture = dict[str, object]


@dataclass(frozen=True)
class Proof:
    """What is known of a fix."""

    problem: Problem
    journal: list[JournalEntry]
    photos: list[ProblemPhoto]

    @cached_property
    def entry_of(self) -> dict[str, JournalEntry]:
        """The last step of each verb."""
        return {entry.verb: entry for entry in self.journal}

    @property
    def is_begun(self) -> bool:
        """Somebody has said that it is fixed, now or before."""
        return "claim_fixed" in self.entry_of

    @cached_property
    def after(self) -> list[Picture]:
        """Photos of the fix: the office's own, and those of the initiative that did the work."""
        own = [one for one in self.photos if one.kind != ProblemPhoto.Kind.BEFORE]
        theirs = EvidencePhoto.objects.shown().filter(
            initiative__hidden_at=None, initiative__problems=self.problem, moment=Moment.AFTER
        )
        return [picture(one, _("After the work")) for one in (*own, *theirs)]

    @cached_property
    def comments(self) -> list[str]:
        """What people wrote to the latest claim, without their names."""
        claim = self.entry_of.get("claim_fixed")
        if claim is None:
            return []
        rows = ProblemAnswer.objects.filter(claim=claim).exclude(comment="").order_by("at")
        return list(rows.values_list("comment", flat=True)[:MOST_COMMENTS])

    @property
    def facts(self) -> dict[str, Fact]:
        """Claimed, shown, confirmed."""
        return {
            "claimed": self._claimed(),
            "evidence": self._shown(),
            "confirmed": self._confirmed(),
        }

    def _claimed(self) -> Fact:
        claim = self.entry_of.get("claim_fixed")
        if claim is None or self.problem.stage not in CLAIMED_IN:
            return {"state": "waiting"}
        return {"state": "yes", "on": claim.at}

    def _shown(self) -> Fact:
        if not self.after:
            return {"state": "waiting"}
        words = ngettext("%(count)s photo", "%(count)s photos", len(self.after))
        return {"state": "yes", "text": words % {"count": len(self.after)}}

    def _confirmed(self) -> Fact:
        state = CONFIRMED_AS.get(self.problem.stage, "waiting")
        judged = self.entry_of.get("judge")
        on: Fact = {"on": judged.at} if judged and state != "waiting" else {}
        said = judging.said_about(self.problem)
        if not said:
            return {"state": state} | on
        words = ngettext(
            "%(yes)s of %(count)s answer says yes",
            "%(yes)s of %(count)s answers say yes",
            len(said),
        )
        yes = sum(said.values())
        return {"state": state, "text": words % {"yes": yes, "count": len(said)}} | on


def picture(photo: ProblemPhoto | EvidencePhoto, words: str) -> Picture:
    """A photo as the component draws it."""
    return {
        "url": address_of(photo),
        "flag": flag_of(photo),
        "alt": words,
        "width": photo.width,
        "height": photo.height,
        "taken_on": getattr(photo, "taken_on", None),
    }
