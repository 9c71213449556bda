"""What was decided about my thing: the rule, the reason, and an appeal to another moderator."""

from http import HTTPStatus

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from community.models import Decision
from community.models.flag import Flag
from mapapp.web.access import signed_in
from mapapp.web.moderation.offers import offers, press
from mapapp.web.moderation.page import happened
from mapapp.web.moderation.things import Shown
from mapapp.web.moves import Pressed


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def decision(request: HttpRequest, pk: int) -> HttpResponse:
    """The author's page; others who were told of it go to where they may look."""
    found = get_object_or_404(Decision, pk=pk)
    if found.author_id != request.user.pk:
        return elsewhere(request, found)
    if request.method != "POST":
        return drawn(request, found)
    pressed = press(request, found, "appeal")
    if pressed.entry is None:
        return drawn(request, found, pressed)
    messages.success(request, _("Your appeal is sent. Another moderator answers."))
    return redirect(found)


def elsewhere(request: HttpRequest, found: Decision) -> HttpResponse:
    """To the moderator's page, or for those who flagged it to the public one."""
    if request.user.has_perm("community.moderate", found):
        return redirect("moderation:thing", found.kind, found.subject_id)
    flagged = Flag.objects.filter(
        subject_type=found.subject_type_id, subject_id=found.subject_id, user=request.user
    )
    href = Shown(found).public_href
    if not href or not flagged.exists():
        raise Http404
    return redirect(href)


def drawn(request: HttpRequest, found: Decision, pressed: Pressed | None = None) -> HttpResponse:
    """What happened, and the appeal while it is open."""
    facts = {
        "decision": found,
        "shown": Shown(found),
        "timeline": happened(found, request.user),
        "offer": next(iter(offers(found, request.user, pressed)), None),
        "refusal": pressed.told if pressed else None,
    }
    status = pressed.status if pressed else HTTPStatus.OK
    return render(request, "moderation/decision.html", facts, status=status)
