"""The page of one problem as one person sees it; the template only draws it."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from django.urls import reverse
from django.utils.translation import gettext as _

from community.models import Support
from initiatives import judging
from initiatives.editing import EDIT
from initiatives.models import Initiative, Problem, ProblemAnswer, ProblemPhoto
from initiatives.predicates import watches_here
from initiatives.stages import (
    ADOPTABLE,
    NOT_TAKEN_UP,
    PROBLEM_IN_PUBLIC,
    PROBLEM_STILL_OPEN,
    ProblemStage,
)
from kernel.models import JournalEntry
from mapapp.web.asked.published import AskedOutside, asked_outside
from mapapp.web.initiatives.timeline import Happened
from mapapp.web.problems.asking import Shown, answered
from mapapp.web.problems.in_parts import InParts
from mapapp.web.problems.proof import Picture, Proof, picture
from mapapp.web.problems.standing import lateness, sentence
from mapapp.web.problems.timeline import author_of, timeline
from mapapp.web.problems.whereabouts import Whereabouts

LINE = 80


@dataclass(frozen=True)
class ProblemPage(InParts, Whereabouts):
    """One problem, one visitor."""

    @cached_property
    def journal(self) -> list[JournalEntry]:
        """What happened, oldest first."""
        return list(self.problem.journal())

    @cached_property
    def photos(self) -> list[ProblemPhoto]:
        """Every photo of it, and of those that turned out to be the same."""
        return list(ProblemPhoto.objects.shown_with(self.problem).select_related("problem"))

    @property
    def title(self) -> str:
        """The first line of what was written, or the kind of trouble."""
        line = self.problem.text.strip().partition("\n")[0]
        return line if 0 < len(line) <= LINE else self.problem.category.name

    @property
    def title_language(self) -> str:
        """The language of the title, where a person wrote it."""
        return "" if self.title == self.problem.category.name else self.problem.language

    @property
    def sentence(self) -> str:
        """Where it stands, who answers, until when."""
        return sentence(self.problem)

    @property
    def late(self) -> str:
        """By how much the term is over."""
        return lateness(self.problem)

    @property
    def question(self) -> str:
        """What its author is asked now; everybody may read what the clock waits for."""
        if self.problem.stage != ProblemStage.NEEDS_INFORMATION:
            return ""
        asked = next((e for e in reversed(self.journal) if e.verb == "ask"), None)
        return asked.details.get("question", "") if asked else ""

    @cached_property
    def asked_outside(self) -> list[AskedOutside]:
        """Bodies outside the platform that were asked, and what they answered."""
        return asked_outside(self.problem)

    @property
    def author(self) -> str:
        """The author as they wish to be shown."""
        return author_of(self.problem)

    @property
    def before(self) -> list[Picture]:
        """What it looked like."""
        words = _("As it was: %(title)s") % {"title": self.title}
        kind = ProblemPhoto.Kind.BEFORE
        shown = [photo for photo in self.photos if photo.kind == kind]
        return [_picture(self.problem, photo, words) for photo in shown]

    @property
    def answers(self) -> Shown:
        """What was answered about its kind; free words only for their author."""
        return answered(self.problem, on_duty=self.is_mine)

    @cached_property
    def proof(self) -> Proof:
        """What is known of a fix."""
        return Proof(self.problem, self.journal, self.photos)

    @property
    def timeline(self) -> list[Happened]:
        """Public steps, newest first, with their photos."""
        theirs = [one for one in self.proof.shown if not isinstance(one, ProblemPhoto)]
        return timeline(self.problem, self.journal, [*self.photos, *theirs])

    @cached_property
    def supporters(self) -> list[int]:
        """Who says "me too", those that count."""
        rows = Support.objects.of(self.problem).confirmed()
        return list(rows.values_list("user", flat=True))

    @property
    def is_mine(self) -> bool:
        """The visitor told of it."""
        return self.user.is_authenticated and self.problem.author_id == self.user.pk

    @property
    def may_edit(self) -> bool:
        """Its author, until the akimat has taken it up."""
        return self.is_mine and self.problem.stage in NOT_TAKEN_UP

    @property
    def edited_at(self) -> datetime | None:
        """When its author last changed it."""
        edits = [entry.at for entry in self.journal if entry.verb == EDIT]
        return edits[-1] if edits else None

    @property
    def is_supported(self) -> bool:
        """The visitor said "me too"."""
        return self.user.pk in self.supporters

    @property
    def may_support(self) -> bool:
        """Anybody but its author, while it is open and public."""
        is_open = self.problem.stage in PROBLEM_STILL_OPEN & PROBLEM_IN_PUBLIC
        return is_open and not self.is_mine

    @cached_property
    def is_asked(self) -> bool:
        """It is said to be fixed, and this very person is asked whether it is true."""
        if self.problem.stage not in judging.HEARD_IN or not self.user.is_authenticated:
            return False
        return judging.refusal_to_answer(self.problem, self.user) is None

    @cached_property
    def my_answer(self) -> ProblemAnswer | None:
        """What this person has said of the latest claim already."""
        mine = ProblemAnswer.objects.filter(problem=self.problem, user=self.user)
        return mine.order_by("claim").last()

    @property
    def may_start(self) -> bool:
        """An initiative may take it up."""
        return self.problem.stage in ADOPTABLE

    @cached_property
    def initiatives(self) -> list[Initiative]:
        """Those that took it up, as far as this person may see them."""
        return list(self.problem.initiatives.visible_to(self.user).order_by("pk"))

    @property
    def review_href(self) -> str:
        """The desk's page of it, for those on whose duty it lies."""
        is_sent = self.problem.stage != ProblemStage.REPORTED
        if not is_sent or self.is_mine or not watches_here(self.user, self.problem):
            return ""
        return reverse("review:problem", args=[self.problem.pk])

    @property
    def crumbs(self) -> list[dict[str, str]]:
        """The way here."""
        return [
            {"label": _("Problems"), "href": reverse("problems:list")},
            {"label": self.problem.number, "href": ""},
        ]


def _picture(problem: Problem, photo: ProblemPhoto, words: str) -> Picture:
    """With the number it came from, where it was joined."""
    came = _("from %(number)s") % {"number": photo.problem.number}
    return picture(photo, words) | {"caption": "" if photo.problem_id == problem.pk else came}
