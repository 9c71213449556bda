"""Three facts, never merged: said to be done, shown by photos, confirmed by those affected."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from itertools import zip_longest
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from initiatives.criteria import Graded, graded
from initiatives.models import (
    DrawnEvaluator,
    Evaluation,
    EvaluationAnswer,
    EvidencePhoto,
    Initiative,
    Moment,
)
from initiatives.stages import SAID_TO_BE_DONE, Stage
from initiatives.verdicts import Tally
from kernel.models import JournalEntry
from mapapp.web.initiatives.areas import Helped, ResidentsAsked, residents_of
from mapapp.web.initiatives.independent import Independent, shown
from mapapp.web.initiatives.reported import Reported, public_report_of
from mapapp.web.photos.views import address_of, flag_of

Fact = dict[str, object]
Side = tuple[EvidencePhoto | None, EvidencePhoto | None, str]  # before, after, what is to be seen
MOST_COMMENTS = 20
SHOWN_FROM = SAID_TO_BE_DONE | {Stage.IMPLEMENTATION}
CONFIRMED_AS = {Stage.SOLVED: "yes", Stage.PARTLY_SOLVED: "no", Stage.NOT_SOLVED: "no"}


@dataclass(frozen=True)
class Proof:
    """What is known of the three facts of one initiative."""

    initiative: Initiative
    journal: list[JournalEntry]

    @cached_property
    def photos(self) -> list[EvidencePhoto]:
        """The evidence; there is none before the initiative was accepted."""
        is_accepted = any(entry.verb == "accept" for entry in self.journal)
        return list(self.initiative.evidence.shown()) if is_accepted else []

    @property
    def sides(self) -> list[Side]:
        """Before and after as the team put them side by side; until then, in their order."""
        return in_order(self.photos) if self.report is None else self.report.pairs(self.photos)

    @property
    def pairs(self) -> list[dict[str, Any]]:
        """The same as a template draws them."""
        return self._drawn(self.sides)

    @cached_property
    def report(self) -> Reported | None:
        """The closing report everybody may read."""
        return public_report_of(self.initiative)

    def pairs_of(self, report: Reported) -> list[dict[str, Any]]:
        """The pairs of one report, with what is to be seen in them."""
        return self._drawn(report.pairs(self.photos))

    def _drawn(self, sides: list[Side]) -> list[dict[str, Any]]:
        title = self.initiative.title
        return [
            {
                "before": picture_of(before, title) if before else None,
                "after": picture_of(after, title) if after else None,
                "words": words,
            }
            for before, after, words in sides
        ]

    @property
    def others(self) -> list[dict[str, Any]]:
        """Photos that stand in no pair of the report."""
        if self.report is None:
            return []
        paired = {
            key for one in self.report.facts["pairs"] for key in (one["before"], one["after"])
        }
        rest = [photo for photo in self.photos if photo.pk not in paired]
        return [picture_of(photo, self.initiative.title) for photo in rest]

    @cached_property
    def rounds(self) -> list[Evaluation]:
        """Every time the affected were asked."""
        is_asked = any(entry.verb == "open_evaluation" for entry in self.journal)
        return list(self.initiative.evaluations.with_draw()) if is_asked else []

    @property
    def evaluation(self) -> Evaluation | None:
        """The round the result came from or is awaited from; later askings stand beside it."""
        return next((one for one in reversed(self.rounds) if not one.days_after), None)

    @cached_property
    def answers(self) -> list[EvaluationAnswer]:
        """What was answered in it, the latest first; the round closes soon after its quorum."""
        return list(self.evaluation.answers.order_by("-at")) if self.evaluation else []

    @property
    def tally(self) -> Tally:
        """The answers counted."""
        return Tally(**Counter(answer.verdict for answer in self.answers))

    @property
    def is_told(self) -> bool:
        """The round is closed: what each said by now can no longer sway the others."""
        return self.evaluation is not None and self.evaluation.closed_at is not None

    @property
    def is_drawn(self) -> bool:
        """Somebody was drawn beside those affected; the rounds know it already."""
        return self.evaluation is not None and self.evaluation.drawn > 0

    @property
    def residents(self) -> ResidentsAsked | None:
        """Those who live where it reaches, as counts; the rounds know them already."""
        return residents_of(self.evaluation, self.initiative)

    @property
    def helped(self) -> Helped | None:
        """What the people helped say, told with the result; the rounds know it already."""
        said = self.evaluation.helped if self.is_told else None
        return Helped(Tally(**said["tally"]), said["grades"]) if said else None

    @property
    def independent(self) -> list[Independent]:
        """What the drawn say, told with the result; one question, and one for names of a kind."""
        if not self.is_told or not self.is_drawn:
            return []
        return shown(list(DrawnEvaluator.objects.filter(draw__evaluation=self.evaluation)))

    @property
    def criteria(self) -> list[Graded]:
        """The grades beside the verdict, once the round is closed; before, each new one showed."""
        return graded(answer.grades for answer in self.answers) if self.is_told else []

    @property
    def comments(self) -> list[EvaluationAnswer]:
        """The latest words of those who answered, without their names."""
        return [answer for answer in self.answers if answer.is_said][:MOST_COMMENTS]

    @property
    def facts(self) -> dict[str, Fact]:
        """Claimed, shown, confirmed."""
        when = {entry.verb: entry.at for entry in self.journal}
        return {
            "claimed": _claimed(self.initiative, when.get("finish")),
            "evidence": _shown(self.photos),
            "confirmed": _confirmed(self.initiative, self.tally, when.get("conclude")),
        }

    @property
    def is_begun(self) -> bool:
        """There is something to show: before the work only its plan is."""
        return bool(self.photos) or self.initiative.stage in SHOWN_FROM


def _claimed(initiative: Initiative, when: datetime | None) -> Fact:
    if initiative.stage in SAID_TO_BE_DONE and when:
        return {"state": "yes", "on": when}
    return {"state": "waiting"}


def _shown(photos: list[EvidencePhoto]) -> Fact:
    moments = {photo.moment for photo in photos}
    if {Moment.BEFORE, Moment.AFTER} <= moments:
        words = ngettext("%(count)s photo", "%(count)s photos", len(photos))
        newest = max(photo.created_at for photo in photos)
        return {"state": "yes", "on": newest, "text": words % {"count": len(photos)}}
    if moments:
        return {"state": "waiting", "text": _("photos of one side only so far")}
    return {"state": "waiting"}


def _confirmed(initiative: Initiative, tally: Tally, when: datetime | None) -> Fact:
    state = CONFIRMED_AS.get(initiative.stage, "waiting")
    fact: Fact = {"state": state}
    if state != "waiting" and when:
        fact["on"] = when
    if tally.all:
        words = ngettext(
            "%(yes)s of %(count)s answer says yes",
            "%(yes)s of %(count)s answers say yes",
            tally.all,
        )
        fact["text"] = words % {"yes": tally.yes, "count": tally.all}
    return fact


def in_order(photos: list[EvidencePhoto]) -> list[Side]:
    """Before and after side by side, in the order they were added."""
    before, after = (
        [photo for photo in photos if photo.moment == moment]
        for moment in (Moment.BEFORE, Moment.AFTER)
    )
    return [(left, right, "") for left, right in zip_longest(before, after)]


def picture_of(photo: EvidencePhoto, title: str) -> Fact:
    """A photo as a template draws it."""
    words = {
        Moment.BEFORE: _("Before the work: %(title)s"),
        Moment.AFTER: _("After the work: %(title)s"),
    }
    return {
        "url": address_of(photo),
        "flag": flag_of(photo),
        "alt": words[photo.moment] % {"title": title},
        "width": photo.width,
        "height": photo.height,
        "taken_on": photo.taken_on,
        "moment": photo.get_moment_display(),
    }
