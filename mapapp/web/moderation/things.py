"""What a moderator or a visitor may look at here, found by its kind and key; else 404."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db import models
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from community.models import Comment, Decision, DecisionStage, Letter
from community.moderated import KINDS, Moderated, decision_about
from initiatives.models import (
    CarePoint,
    CareVisit,
    ClosingReport,
    DrawnEvaluator,
    Expense,
    NewsPhoto,
    Problem,
    WorkNews,
)
from mapapp.web.moderation import words
from mapapp.web.moderation.texts import said_by, texts_of

LINE = 80
PAGES = {  # where the words of a kind are read, if not on the page of the thing itself
    DrawnEvaluator: "initiatives:story",
    WorkNews: "work:home",
    NewsPhoto: "work:home",
    Expense: "work:expenses",
    ClosingReport: "initiatives:report",
    CarePoint: "care:points",
}


def line_of(kind: str) -> Moderated:
    """The line of a kind, or 404 for a word that is none."""
    if kind not in KINDS:
        raise Http404
    return KINDS[kind]


def seen_thing(user: Any, kind: str, ref: int) -> models.Model:  # noqa: ANN401 - a user or a guest
    """A thing this visitor may look at."""
    return get_object_or_404(line_of(kind).seen_by(user), pk=ref)


def on_duty(user: Any, kind: str, ref: int) -> Decision:  # noqa: ANN401 - a user
    """The decision about a thing this moderator watches over; drawn, if nothing happened yet."""
    row = line_of(kind).model._base_manager.filter(pk=ref).first()  # noqa: SLF001 - hidden ones too
    if row is None:
        decision = get_object_or_404(Decision, kind=kind, subject_id=ref)
    elif _has_no_territory(row):
        raise Http404
    else:
        decision = decision_about(row)
        if _is_private(kind, row, decision):
            raise Http404  # nobody has called the moderators to it
    if not user.has_perm("community.moderate", decision):
        raise Http404
    return decision


def page_after(user: Any, kind: str, ref: int) -> str:  # noqa: ANN401 - a user
    """Where a moderator goes from a decision: the queue, if the thing is its team's own again."""
    try:
        on_duty(user, kind, ref)
    except Http404:
        return reverse("moderation:queue")
    return reverse("moderation:thing", args=[kind, ref])


def _is_private(kind: str, row: models.Model, decision: Decision) -> bool:
    """Few read it, and nobody has flagged it; a report is its team's own while it is written.

    A report that was left standing and came back to its team is written anew.
    """
    if isinstance(row, ClosingReport) and row.sent_at is None:
        return decision.pk is None or decision.stage in {DecisionStage.NEW, DecisionStage.KEPT}
    return decision.pk is None and line_of(kind).is_private


def _has_no_territory(row: models.Model) -> bool:
    """A draft: nobody's but its author's."""
    parent = decision_parent(row)
    return parent.region_id is None or not parent.number


def decision_parent(row: models.Model) -> Any:  # noqa: ANN401 - a problem or an initiative
    """The problem or the initiative a row belongs to."""
    return next(line for line in KINDS.values() if line.model is type(row)).parent_of(row)


@dataclass(frozen=True)
class Shown:
    """One thing as moderation shows it; everything may be gone but the decision."""

    decision: Decision

    @property
    def line(self) -> Moderated:
        """Its kind's line."""
        return KINDS[self.decision.kind]

    @cached_property
    def thing(self) -> Any:  # noqa: ANN401 - a row of its kind, or nothing
        """The row itself, if it still stands."""
        return self.decision.subject

    @property
    def kind_word(self) -> str:
        """What sort of thing it is."""
        return str(words.KINDS[self.decision.kind])

    @property
    def icon(self) -> str:
        """Its mark."""
        return words.KIND_ICONS[self.decision.kind]

    @property
    def title(self) -> str:
        """What its author called it, or its kind."""
        said = said_by(self.thing).strip().partition("\n")[0][:LINE] if self.thing else ""
        return said or self.kind_word

    @property
    def language(self) -> str:
        """The language of the title, where a person wrote it."""
        return getattr(self.thing, "language", "") if said_by(self.thing) else ""

    @property
    def text(self) -> str:
        """Everything its author wrote."""
        return "\n\n".join(part for part in texts_of(self.thing) if part)

    @property
    def href(self) -> str:
        """The moderator's page of it."""
        return reverse("moderation:thing", args=[self.decision.kind, self.decision.subject_id])

    @property
    def public_href(self) -> str:
        """The page everybody sees, of the thing or of what it belongs to."""
        if self.thing is None:
            return ""
        if isinstance(self.thing, Comment):
            return reverse("comments:thread", args=[self.thing.pk])
        if isinstance(self.thing, Letter):
            return reverse("letters:letter", args=[self.thing.first.pk])
        if isinstance(self.thing, CareVisit):
            point = self.thing.point
            return reverse("care:point", args=[point.initiative_id, point.number])
        parent = self.line.parent_of(self.thing)
        name = "problems:detail" if isinstance(parent, Problem) else "initiatives:detail"
        return reverse(PAGES.get(type(self.thing), name), args=[parent.pk])

    @property
    def crumbs(self) -> list[dict[str, str]]:
        """The way here."""
        return [
            {"label": _("Moderation"), "href": reverse("moderation:queue")},
            {"label": self.decision.number, "href": ""},
        ]
