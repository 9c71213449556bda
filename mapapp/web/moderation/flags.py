"""Flagging: anybody who sees a thing may say which rule it breaks; a guest once a browser."""

from http import HTTPStatus
from uuid import uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from community import flagging
from community.moderated import decision_about
from kernel.workflow import Refusal
from mapapp.web import limits, refusals
from mapapp.web.access import public
from mapapp.web.moderation.forms import FlagForm
from mapapp.web.moderation.things import Shown, seen_thing

KEY = "visitor"


def visitor_of(request: HttpRequest) -> str:
    """A word drawn at random for a guest's browser; it says nothing about the guest."""
    if request.user.is_authenticated:
        return ""
    return request.session.setdefault(KEY, uuid4().hex)


@public
@require_http_methods(["GET", "HEAD", "POST"])
def flag(request: HttpRequest, kind: str, ref: int) -> HttpResponse:
    """Which rule it breaks, and thanks."""
    thing = seen_thing(request.user, kind, ref)
    form = FlagForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        status = HTTPStatus.UNPROCESSABLE_ENTITY if form.is_bound else HTTPStatus.OK
        return drawn(request, Shown(decision_about(thing)), form, status=status)
    user = request.user if request.user.is_authenticated else None
    try:
        limits.count(request, "flag")
        said = {"user": user, "visitor": visitor_of(request), **form.cleaned_data}
        _row, is_new = flagging.flag(thing, **said)
    except Refusal as refusal:
        form.add_error(None, refusals.words(refusal))
        status = refusals.status(refusal)
        return drawn(request, Shown(decision_about(thing)), form, status=status)
    thank(request, is_new=is_new)
    return redirect(Shown(decision_about(thing)).public_href)


def drawn(request: HttpRequest, shown: Shown, form: FlagForm, *, status: int) -> HttpResponse:
    """The form beside what it is about."""
    return render(request, "moderation/flag.html", {"form": form, "shown": shown}, status=status)


def thank(request: HttpRequest, *, is_new: bool) -> None:
    """What happens next."""
    if is_new:
        messages.success(request, _("Thank you. A moderator looks at it within a working day."))
    else:
        messages.info(request, _("You have flagged it already. A moderator knows."))
