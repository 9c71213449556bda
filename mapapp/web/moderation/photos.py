"""Photos on a moderator's page: blurred until somebody opens them, one by one."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from community.models import Decision, Opening, Redaction
from community.moderated import KINDS
from initiatives.models import (
    EvidencePhoto,
    Initiative,
    NewsPhoto,
    Problem,
    ProblemPhoto,
    WorkNews,
)

KIND_OF = {ProblemPhoto: "photo", EvidencePhoto: "evidence", NewsPhoto: "news_photo"}


@dataclass(frozen=True, slots=True)
class Masked:
    """One photo: its blurred rendition, and what is asked for when it is opened."""

    photo: Any
    is_open: bool
    is_original: bool = False

    @property
    def key(self) -> str:
        """How an address names it."""
        return f"{self.kind}-{self.photo.pk}"

    @property
    def kind(self) -> str:
        """The name of its line."""
        return KIND_OF[type(self.photo)]

    @property
    def src(self) -> str:
        """Where its bytes come from now."""
        rendition = "original" if self.is_original else "whole" if self.is_open else "blurred"
        version = int(self.photo.updated_at.timestamp())
        address = reverse("moderation:picture", args=[self.kind, self.photo.pk, rendition])
        return f"{address}?v={version}"

    @property
    def href(self) -> str:
        """Its own page."""
        return reverse("moderation:thing", args=[self.kind, self.photo.pk])


def of_thing(decision: Decision, user: Any, asked: dict[str, str]) -> list[Masked]:  # noqa: ANN401 - a user
    """The photo itself, or those of a problem, an initiative, news; a comment has none."""
    thing = decision.subject
    rows: list[Any] = []
    if isinstance(thing, Problem):
        rows = list(thing.photos.all())
    elif isinstance(thing, Initiative):
        rows = list(thing.evidence.all())
    elif isinstance(thing, WorkNews):
        rows = list(thing.photos.all())
    elif thing is not None and KINDS[decision.kind].is_photo:
        rows = [thing]
    return [_masked(row, user, asked) for row in rows]


def _masked(photo: Any, user: Any, asked: dict[str, str]) -> Masked:  # noqa: ANN401 - a row, a user
    is_open = asked.get("open") == f"{KIND_OF[type(photo)]}-{photo.pk}"
    wants_original = asked.get("original") == "1" and is_open
    is_original = wants_original and original_is_open_to(user, photo)
    return Masked(photo, is_open=is_open, is_original=is_original)


def original_is_open_to(user: Any, photo: Any) -> bool:  # noqa: ANN401 - the same
    """Whether they have just said why they need it."""
    return Opening.objects.stands_for(user, photo, Opening.What.ORIGINAL)


def redaction_of(decision: Decision) -> Redaction | None:
    """What is painted over in it now; asked once of a page's decision."""
    if not hasattr(decision, "painted_over"):
        is_photo = KINDS[decision.kind].is_photo and decision.subject is not None
        found = Redaction.objects.of(decision.subject).first() if is_photo else None
        decision.painted_over = found
    return decision.painted_over
