"""The moves open to a person on one decision, and what comes of a press."""

from typing import Any

from django.http import Http404, HttpRequest
from django.urls import reverse

from community.models import Decision
from community.moderated import kept_decision
from community.moderation import MODERATION
from kernel.models import JournalEntry
from kernel.workflow import Refusal
from mapapp.web import refusals
from mapapp.web.moderation.forms import ModerationForm, form_for
from mapapp.web.moderation.photos import redaction_of
from mapapp.web.moves import Offer, Pressed, field_of, seen_by_page
from mapapp.web.verbs import words_of


def offers(decision: Decision, user: Any, pressed: Pressed | None = None) -> list[Offer]:  # noqa: ANN401 - a user
    """The moves of the table open to this person; the tried one as it was typed."""
    last = decision.last_entry() if decision.pk else None
    found = [m.verb for m in decision.moves_open_to(user) if _makes_sense(m.verb, decision)]
    return [_offer(verb, decision, last.pk if last else 0, pressed) for verb in found]


def _makes_sense(verb: str, decision: Decision) -> bool:
    """Painting over is for photos, and undoing it for those painted over."""
    if verb == "unredact":
        return redaction_of(decision) is not None
    is_there = decision.subject is not None
    return verb != "redact" or (is_there and hasattr(decision.subject, "image"))


def _offer(verb: str, decision: Decision, seen: int, pressed: Pressed | None) -> Offer:
    is_tried = pressed is not None and pressed.verb == verb
    return Offer(
        verb=verb,
        words=words_of("moderation", verb),
        form=pressed.form if is_tried else _form(verb, decision),
        seen=seen,
        action=reverse("moderation:move", args=[decision.kind, decision.subject_id, verb]),
        is_tried=is_tried,
    )


def _form(verb: str, decision: Decision, *given: object) -> ModerationForm:
    if verb != "redact":
        return form_for(verb, decision, *given)
    known = redaction_of(decision)
    return form_for(verb, decision, *given, known=known.rectangles if known else [])


def press(request: HttpRequest, decision: Decision, verb: str) -> Pressed:
    """Make one move out of what was sent; nothing is changed unless an entry comes back."""
    if verb not in MODERATION.moves:
        raise Http404
    form = _form(verb, decision, request.POST)
    if not form.is_valid():
        return Pressed(verb, form)
    try:
        return Pressed(verb, form, entry=_make(request, decision, form))
    except Refusal as refusal:
        return _refused(request, form, refusal)


def _make(request: HttpRequest, decision: Decision, form: ModerationForm) -> JournalEntry:
    kept = decision if decision.pk else kept_decision(decision.subject)
    return kept.move(form.verb, by=request.user, seen=seen_by_page(request), **form.given)


def _refused(request: HttpRequest, form: ModerationForm, refusal: Refusal) -> Pressed:
    name = field_of(refusal, form)
    if name:
        form.add_error(name, refusals.words(refusal))
    told = None if name else refusals.told(refusal, request.user)
    return Pressed(form.verb, form, refusal=refusal, told=told)
