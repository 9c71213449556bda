"""The moderators' queue and one thing in it; every decision is a move of the table."""

from http import HTTPStatus

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from community.models import Decision
from mapapp.web.access import staff
from mapapp.web.moderation.offers import press
from mapapp.web.moderation.page import ModerationPage
from mapapp.web.moderation.queue import STATES, page_of
from mapapp.web.moderation.tabs import tabs
from mapapp.web.moderation.things import on_duty, page_after
from mapapp.web.moves import Pressed
from mapapp.web.verbs import words_of

MODERATOR = "moderator"


@staff(MODERATOR)
@require_safe
def queue(request: HttpRequest) -> HttpResponse:
    """What waits for this moderator, the most urgent first."""
    state = request.GET.get("state", "")
    waiting = Decision.objects.on_the_queue_of(request.user)
    page = page_of(waiting, state, request.GET.get("page"))
    facts = {"page": page, "tabs": tabs(waiting, state), "is_chosen": state in STATES}
    return render(request, "moderation/queue.html", facts)


@staff(MODERATOR)
@require_safe
def thing(request: HttpRequest, kind: str, ref: int) -> HttpResponse:
    """One thing of this moderator's territory."""
    return shown(request, on_duty(request.user, kind, ref))


@staff(MODERATOR)
@require_POST
def move(request: HttpRequest, kind: str, ref: int, verb: str) -> HttpResponse:
    """One decision; a refusal is the same page with what was typed."""
    pressed = press(request, on_duty(request.user, kind, ref), verb)
    if pressed.entry is None:
        return shown(request, on_duty(request.user, kind, ref), pressed)
    done = words_of("moderation", verb).happened
    messages.success(request, _("Done: %(what)s") % {"what": done})
    return redirect(page_after(request.user, kind, ref))


def shown(
    request: HttpRequest, decision: Decision, pressed: Pressed | None = None
) -> HttpResponse:
    """The page, with whatever was tried and refused still open in it."""
    page = ModerationPage(decision, request.user, request.GET.dict(), pressed)
    facts = {"page": page, "decision": decision, "refusal": pressed.told if pressed else None}
    status = pressed.status if pressed else HTTPStatus.OK
    return render(request, "moderation/thing.html", facts, status=status)
