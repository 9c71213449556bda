"""Reports that wait on a device, and what their sending needs: a fresh token, answers in JSON.

The server keeps no draft. A report comes by the form's own door, whoever sends it: here is only
how that door answers a script.
"""

from http import HTTPStatus
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.urls import reverse
from django.utils.dates import MONTHS_ALT
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from initiatives.models import Problem
from initiatives.stages import ProblemStage
from mapapp.web.access import public
from mapapp.web.problems.forms import ReportForm
from mapapp.web.pwa.sender import sender_of

# Sentences with {names} that the script fills in; it has no words of its own.
WORDS = {
    "untitled": _("A report without a kind yet"),
    "sum": _("need you: {needs} · wait: {waiting} · drafts: {draft} · sent: {sent}"),
    "photos": _("photos: {count}"),
    "kept": _("kept until {day}"),
    "draft": _("Not sent: it waits until you press Send."),
    "waiting": _("It is sent when there is a network."),
    "network": _("There was no answer from the network. It is sent by itself when there is one."),
    "busy": _("The server is busy. The next try: {until}."),
    "sent": _("Its public number is {number}."),
    "waits": _("Its public number is {number}. It becomes public once your contact is confirmed."),
    "mend": _("It could not be taken as it is. Open it, mend what is named here, send it again."),
    "large": _("The photos are too large. Open it, leave some out, send again."),
    "conflict": _("It was sent once already with other words; these words were not sent."),
    "foreign": _("It was sent once already by somebody who signed in otherwise on this device."),
    "signed_out": _("You wrote it signed in, and are signed out now."),
    "expired": _("A report of {day} was kept for seven days without being sent, and is deleted."),
}


@public
@require_safe
def drafts(request: HttpRequest) -> HttpResponse:
    """The queue of this device: the page is the same for everybody, its rows are the browser's."""
    here = urlencode({"next": reverse("problems:drafts")})
    months = [*MONTHS_ALT.values()]
    facts = {
        "sign_in_page": f"{reverse('account_login')}?{here}",
        "given": {"form": reverse("problems:new"), "words": WORDS, "months": months},
    }
    return render(request, "problems/drafts.html", facts)


@public
@require_safe
@never_cache
def token(request: HttpRequest) -> JsonResponse:
    """What a script asks for just before it sends: a token, and who would be the sender."""
    return JsonResponse({"token": get_token(request), "sender": sender_of(request)})


def asks_for_json(request: HttpRequest) -> bool:
    """A script sends the form; a browser that sends it wants a page."""
    return request.get_preferred_type(["text/html", "application/json"]) == "application/json"


def sent(problem: Problem, page: str) -> JsonResponse:
    """The report is kept: its number, the page to go to, whether it waits for a contact."""
    waits = problem.stage == ProblemStage.REPORTED
    return _answer({"number": problem.number, "page": page, "waits": waits})


def refused(form: ReportForm, status: int) -> JsonResponse:
    """What must be mended, in the words the form would show."""
    labels = {name: str(field.label or "") for name, field in form.fields.items()}
    errors = [
        {"field": name, "label": labels.get(name, ""), "says": text}
        for name, texts in form.errors.items()
        for text in texts
    ]
    return _answer({"errors": errors}, status or HTTPStatus.UNPROCESSABLE_ENTITY)


def _answer(facts: dict, status: int = HTTPStatus.OK) -> JsonResponse:
    return JsonResponse(facts, status=status, headers={"Cache-Control": "no-store"})
