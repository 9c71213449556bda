"""Three facts about a fix, never merged: said, shown, confirmed; and who is asked.

Only the third is ever counted as solved, and what stands there is the count itself.
"""

from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from initiatives import judging
from initiatives.models import (
    EvidencePhoto,
    FixQuestion,
    Moment,
    Opinion,
    Problem,
    ProblemAnswer,
    ProblemPhoto,
)
from initiatives.problem_requirements import SHOWS_THE_FIX
from initiatives.stages import ProblemStage
from kernel.models import JournalEntry
from mapapp.web.photos.views import address_of, flag_of

P = ProblemStage
CLAIMED_IN = frozenset({P.CLAIMED_FIXED, P.FIXED, P.NOT_FIXED, P.REOPEN_REQUESTED, P.CLOSED})
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
        return [picture(one, _("After the work")) for one in self.shown]

    @cached_property
    def shown(self) -> list[ProblemPhoto | EvidencePhoto]:
        """The same photos as rows."""
        own = [one for one in self.photos if one.kind in SHOWS_THE_FIX]
        theirs = EvidencePhoto.objects.shown().filter(
            initiative__hidden_at=None, initiative__problems=self.problem, moment=Moment.AFTER
        )
        return [*own, *theirs]

    @property
    def doubts(self) -> list[Picture]:
        """Photos of those who say that it is not fixed."""
        own = [one for one in self.photos if one.kind == ProblemPhoto.Kind.DOUBT]
        return [picture(one, _("As a resident sees it after the work")) for one in own]

    @cached_property
    def said(self) -> list[ProblemAnswer]:
        """What people chose and wrote to the latest claim, without their names."""
        claim = self.entry_of.get("claim_fixed")
        if claim is None:
            return []
        rows = ProblemAnswer.objects.filter(claim=claim).exclude(comment="", why="")
        return list(rows.order_by("at")[:MOST_COMMENTS])

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
        return {"state": "yes", "on": claim.at, "text": self._who_claims(claim)}

    def _who_claims(self, claim: JournalEntry) -> str:
        if "initiative_id" in claim.details:
            return _("the team of an initiative")
        return self.problem.office.name if self.problem.office else _("the akimat")

    def _shown(self) -> Fact:
        if not self.after:
            return {"state": "waiting"}
        words = ngettext("%(count)s photo", "%(count)s photos", len(self.after))
        return {"state": "yes", "text": words % {"count": len(self.after)}}

    def _confirmed(self) -> Fact:
        state = CONFIRMED_AS.get(self.problem.stage, "waiting")
        judged = self.entry_of.get("judge")
        on: Fact = {"on": judged.at} if judged and state != "waiting" else {}
        return {"state": state, "text": self._counted()} | on

    def _counted(self) -> str:
        """Who says what, and of how many: a count, whatever comes of it."""
        claim = self.entry_of.get("claim_fixed")
        said = judging.said_about(self.problem, claim)
        tally = judging.tally_of(said)
        asked = FixQuestion.objects.filter(round__claim=claim)
        people = set(said) | set(asked.values_list("user", flat=True))
        words = _("yes %(yes)s, partly %(partly)s, no %(no)s, of %(asked)s asked") % {
            "yes": tally.yes,
            "partly": tally.partly,
            "no": tally.no,
            "asked": len(people),
        }
        unsure = list(said.values()).count(Opinion.UNSURE)
        return words + (_("; cannot tell %(count)s") % {"count": unsure} if unsure else "")


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
