"""What a refusal says to people, and the page that carries it: 409 for a race, 422 for a gap.

The domain refuses with codes; every code has its words here (a test reads the domain and finds
the ones that have none). Whoever was quicker is named by their office or role, never in person,
and what was typed stays in the form.
"""

from dataclasses import dataclass
from datetime import datetime
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from kernel import links
from kernel.models import JournalEntry
from kernel.workflow import NOT_ALLOWED, Refusal
from mapapp.web.refusal_words import UNKNOWN, WORDS
from mapapp.web.verbs import words_of

STATUS_OF = {
    NOT_ALLOWED: HTTPStatus.FORBIDDEN,
    "too_often": HTTPStatus.TOO_MANY_REQUESTS,
    "visit_conflict": HTTPStatus.CONFLICT,
    "press_busy": HTTPStatus.SERVICE_UNAVAILABLE,
    "press_failed": HTTPStatus.INTERNAL_SERVER_ERROR,
    links.UNKNOWN: HTTPStatus.NOT_FOUND,  # a link that is not ours, or was closed
    links.LATE: HTTPStatus.GONE,
}
A_MINUTE = "60"  # seconds


@dataclass(frozen=True, slots=True)
class Told:
    """A refusal as the page says it: what, who came first, when, what they did."""

    title: str
    text: str
    code: str
    who: str = ""
    did: str = ""
    reason: str = ""
    at: datetime | None = None


def words(refusal: Refusal) -> str:
    """One sentence for a code."""
    sentence = str(WORDS.get(refusal.code, UNKNOWN))
    return sentence % refusal.params if refusal.params else sentence


def status(refusal: Refusal) -> HTTPStatus:
    """A race is 409, else as `STATUS_OF` says; anything a person can mend 422."""
    if refusal.is_conflict or refusal.code == "conflict":
        return HTTPStatus.CONFLICT
    return STATUS_OF.get(refusal.code, HTTPStatus.UNPROCESSABLE_ENTITY)


def told(refusal: Refusal, viewer: Any) -> Told:  # noqa: ANN401 - a user or a guest
    """Everything a page says about a refusal."""
    entry = refusal.entry
    if not refusal.is_conflict or entry is None:
        return Told(_("This was not done"), words(refusal), refusal.code)
    return Told(
        title=_("Somebody was quicker"),
        text=words(refusal),
        code=refusal.code,
        who=who_decided(entry, viewer),
        did=str(words_of(entry.workflow, entry.verb).happened),
        reason=entry.reason,
        at=entry.at,
    )


def who_decided(entry: JournalEntry, viewer: Any) -> str:  # noqa: ANN401 - a user or a guest
    """The office or the role behind an entry; a person stays unnamed."""
    if entry.actor_id is None:
        return _("by the rules, without a person")
    if entry.actor_id == getattr(viewer, "pk", None):
        return _("you yourself, from another page")
    if offices := entry.actor.offices:
        return offices[0].name
    author = getattr(entry.subject, "author_id", None)  # a promise has a donor, no author
    return _("its author") if entry.actor_id == author else _("a resident")


def refused(
    request: HttpRequest, template: str, context: dict[str, Any], refusal: Refusal
) -> HttpResponse:
    """The same page again, saying why; the forms in `context` still hold what was typed."""
    facts = {**context, "refusal": told(refusal, request.user)}
    answer = render(request, template, facts, status=status(refusal))
    if answer.status_code == HTTPStatus.SERVICE_UNAVAILABLE:
        answer["Retry-After"] = A_MINUTE
    return answer


def answer(request: HttpRequest, refusal: Refusal, *, back: str) -> HttpResponse:
    """A small page of its own, for a press that had nothing typed to keep."""
    return refused(request, "moves/refused.html", {"back": back}, refusal)
