"""One thing on the desk: what the citizen sent on the left, the decisions open on the right."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from initiatives.duplicates import likely_duplicates
from initiatives.models import AnswerTemplate, Initiative, Problem
from initiatives.predicates import decides_here
from kernel.models import Staged
from mapapp.web.initiatives.bodies import AskedBody, asked_bodies
from mapapp.web.initiatives.page import InitiativePage
from mapapp.web.initiatives.timeline import timeline
from mapapp.web.moves import Offer, Pressed, offers, seen_in
from mapapp.web.problems.asking import Shown, answered
from mapapp.web.problems.page import ProblemPage
from mapapp.web.review.answering import Answering, who_else
from mapapp.web.review.at_hand import Typed, address
from mapapp.web.review.explained import EXPLAINED
from mapapp.web.review.hands import Hands
from mapapp.web.review.limits import Allowed, allowed, limit_of
from mapapp.web.review.notes import Notes
from mapapp.web.review.outside import Outside
from mapapp.web.review.owed import Owed
from mapapp.web.review.parts import Parts
from mapapp.web.review.phrases import Phrase, phrases_for, phrases_of
from mapapp.web.review.previews import Preview, previews
from mapapp.web.review.rows import due_words
from mapapp.web.review.template_pages import KEEPERS

NEARBY = 3


@dataclass(frozen=True, slots=True)
class Decision:
    """One move open to the official, what follows from it, what will be read of it."""

    offer: Offer
    explained: str
    previews: list[Preview]
    phrases: list[Phrase]
    limit: str = ""
    closed: str = ""


@dataclass(frozen=True)
class Review:
    """What both kinds have in common."""

    thing: Staged
    user: Any
    pressed: Pressed | None = None
    typed: Typed | None = None

    @cached_property
    def notes(self) -> Notes:
        """What colleagues told each other."""
        return Notes(self.thing, self.user, self.typed)

    @cached_property
    def outside(self) -> Outside:
        """Bodies outside the platform that were asked."""
        return Outside(self.thing, self.user, self.typed)

    @cached_property
    def hands(self) -> Hands:
        """Who deals with it."""
        return Hands(self.thing, self.user)

    @cached_property
    def answering(self) -> Answering | None:
        """Somebody else who has a form open."""
        return who_else(self.thing, self.user)

    @property
    def answering_at(self) -> str:
        """Where an open form says that it is open."""
        return address("answering", self.thing)

    @property
    def seen(self) -> int | None:
        """The entry this page shows last: a move from an older page is refused."""
        return None

    @cached_property
    def decisions(self) -> list[Decision]:
        """The moves of the table open to this person; nobody decides on their own."""
        if self.is_mine:
            return []
        found = offers(self.thing, self.user, self.pressed, seen=self.seen)
        return [self._decision(offer) for offer in found]

    def _decision(self, offer: Offer) -> Decision:
        words = EXPLAINED.get((type(self.thing).__name__.lower(), offer.verb), "")
        ready = phrases_of(offer.form, self.phrases.get(offer.verb, []))
        law = allowed(offer.verb, self.thing, self.user)
        if offer.is_tried and law.closed:  # what was typed is shown, whatever the law says
            law = Allowed(limit=limit_of(offer.verb, self.thing))
        shown = previews(offer, self.thing)
        return Decision(offer, str(words), shown, ready, law.limit, law.closed)

    @property
    def keeps_templates(self) -> bool:
        """May write ready answers."""
        return any(office.kind in KEEPERS for office in self.user.offices)

    @cached_property
    def phrases(self) -> dict[str, list[AnswerTemplate]]:
        """Ready answers by their verb."""
        return phrases_for(self.thing)

    @property
    def due(self) -> str:
        """The deadline in words."""
        return due_words(self.thing)[0]

    @property
    def tone(self) -> str:
        """How loudly it is said."""
        return due_words(self.thing)[1]

    @property
    def is_mine(self) -> bool:
        """Nobody decides on their own."""
        return self.thing.author_id == self.user.pk

    @property
    def crumbs(self) -> list[dict[str, str]]:
        """The way here."""
        return [
            {"label": _("Desk"), "href": reverse("review:desk")},
            {"label": self.thing.number, "href": ""},
        ]


@dataclass(frozen=True)
class ProblemReview(Review):
    """A problem on the desk."""

    thing: Problem

    @cached_property
    def page(self) -> ProblemPage:
        """What the public sees of it."""
        return ProblemPage(self.thing, self.user)

    @property
    def seen(self) -> int:
        """The entry this page shows last."""
        return seen_in(self.page.journal)

    @cached_property
    def nearby(self) -> list[Problem]:
        """Perhaps the same: near, alike, still open."""
        return likely_duplicates(
            self.thing.public_location,
            category=self.thing.category,
            text=self.thing.text,
            limit=NEARBY,
            besides=self.thing.pk,
        )

    @cached_property
    def parts(self) -> Parts:
        """What was given out to other offices."""
        return Parts(self.thing, self.user, self.typed)

    @cached_property
    def answers(self) -> Shown:
        """What was answered about its kind, free words included."""
        return answered(self.thing, on_duty=True)

    @property
    def exact_place(self) -> str:
        """Where exactly, for those who must go there; nobody else is told."""
        if not decides_here(self.user, self.thing):
            return ""
        lon, lat = self.thing.location.coords
        return f"{lat:.6f}, {lon:.6f}"


@dataclass(frozen=True)
class InitiativeReview(Review):
    """An initiative on the desk."""

    thing: Initiative

    @cached_property
    def page(self) -> InitiativePage:
        """What the public sees of it."""
        return InitiativePage(self.thing, self.user)

    @property
    def seen(self) -> int:
        """The entry this page shows last."""
        return self.page.now.seen

    @cached_property
    def owed(self) -> Owed:
        """What it owes its supporters."""
        return Owed(self.thing, self.user, self.typed)

    @property
    def timeline(self) -> list:
        """What happened, newest first."""
        return timeline(self.thing, self.page.now.journal, on_duty=True)

    @cached_property
    def bodies(self) -> list[AskedBody]:
        """State bodies that were asked, with their tasks."""
        return asked_bodies(self.thing, self.page.now.journal, on_duty=True)
