"""The one door of all moves, and the door of support."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from community import supporting
from geo.models import Pin
from initiatives import backing
from initiatives.models import Initiative
from kernel.workflow import Refusal
from mapapp.web import refusals
from mapapp.web.access import signed_in
from mapapp.web.initiatives.views import seen_by, shown
from mapapp.web.limits import limited
from mapapp.web.moves import answer
from notifications.following import NEVER, hear_of
from notifications.models import Cadence, Follow


@signed_in
@require_POST
def move(request: HttpRequest, pk: int, verb: str) -> HttpResponse:
    """One move by one person; a refusal is the same page with what was typed."""
    initiative = seen_by(request, pk)
    then = "initiatives:sent" if verb == "submit" else "initiatives:detail"
    return answer(request, initiative, verb, show=shown, then=reverse(then, args=[pk]))


@signed_in
@require_POST
@limited("support", back="initiatives:detail")
def support(request: HttpRequest, pk: int) -> HttpResponse:
    """Stand behind an initiative and follow it, or take that back; twice is once."""
    initiative = seen_by(request, pk)
    if request.POST.get("wish") == "off":
        let_go(request, initiative)
    else:
        stand_behind(request, initiative)
    return redirect("initiatives:detail", initiative.pk)


def let_go(request: HttpRequest, initiative: Initiative) -> None:
    """No longer behind it, and no more news of it."""
    supporting.withdraw(request.user, initiative)
    mine = Follow.objects.filter(user=request.user, thing_kind="initiative")
    mine.filter(thing_ref=initiative.pk).delete()
    messages.success(request, _("You no longer follow it."))


def stand_behind(request: HttpRequest, initiative: Initiative) -> None:
    """Count the support, or say why not; then arrange the news."""
    try:
        row = backing.back(request.user, initiative)
    except Refusal as refusal:
        messages.warning(request, refusals.words(refusal))
        return
    is_kept = arrange_news(request, initiative)
    if not row.contact_confirmed:
        messages.warning(request, _("Your support counts once your contact is confirmed."))
    elif is_kept:
        messages.success(request, _("Thank you. You will hear what happens."))
    else:
        messages.success(request, _("Thank you, your support counts."))


def arrange_news(request: HttpRequest, initiative: Initiative) -> bool:
    """As often as the person chose, or once a week; says so where no more can be followed."""
    pin = Pin.objects.filter(kind=Pin.Kind.INITIATIVE, ref=initiative.pk).first()
    asked = request.POST.get("how_often")
    how_often = asked if asked in {*Cadence.values, NEVER} else Cadence.WEEKLY
    try:
        if pin is not None:
            hear_of(request.user, pin, how_often=how_often)
    except Refusal as refusal:
        words = _("How often to hear of it was not kept: you follow %(most)s things already.")
        messages.warning(request, words % refusal.params)
        return False
    return True
