"""Following one thing, and the link in a letter that ends letters without signing in."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from geo.models import Pin
from kernel.workflow import Refusal
from mapapp.web import refusals
from mapapp.web.access import public, signed_in
from mapapp.web.follows.words import told
from notifications import following
from notifications.models import Follow, Shape

reads_and_writes = require_http_methods(["GET", "HEAD", "POST"])


@signed_in
@reads_and_writes
def thing(request: HttpRequest, kind: str, ref: int) -> HttpResponse:
    """Follow one thing of the map, or no longer; reading it shows where the press leads."""
    pin = get_object_or_404(Pin, kind=kind, ref=ref)
    mine = Follow.objects.filter(user=request.user, thing_kind=kind, thing_ref=ref)
    if request.method != "POST":
        facts = {"pin": pin, "is_followed": mine.exists()}
        return render(request, "follows/thing.html", facts)
    if "end" in request.POST:
        mine.delete()
        messages.success(request, _("You follow it no longer."))
        return redirect(pin)
    try:
        following.follow_thing(request.user, pin)
    except Refusal as refusal:
        return refusals.answer(request, refusal, back=pin.get_absolute_url())
    messages.success(request, _("You will hear of it."))
    return redirect(pin)


@csrf_exempt  # a mail program presses it (RFC 8058); the signed word is the right to do so
@public
@reads_and_writes
def stop(request: HttpRequest, word: str) -> HttpResponse:
    """Looking at it changes nothing; the press ends the letters it names."""
    try:
        user, follow = following.behind_link(word)
    except Refusal as refusal:
        return refusals.answer(request, refusal, back="")
    if request.method == "POST":
        following.stop(user, follow)
    # the word may have been passed on, so a place somebody follows is not named here
    is_thing = follow is not None and follow.shape == Shape.THING
    facts = {"told": told([follow])[0] if is_thing else None, "follow": follow}
    facts["is_done"] = request.method == "POST"
    return render(request, "follows/stop.html", facts)
