"""Photos for moderators: blurred, as everybody is served them, and the original once it is asked.

The blurred rendition is a picture of its own, so that before a photo is opened its points are
not on the moderator's machine. Every look at an original is written down with its reason.
"""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from community.models import Decision, Opening
from community.redacting import bytes_of
from kernel.renditions import blurred
from mapapp.web.access import staff
from mapapp.web.moderation.forms import OpenForm
from mapapp.web.moderation.photos import original_is_open_to, redaction_of
from mapapp.web.moderation.things import line_of, on_duty
from mapapp.web.photos.views import inert


def photo_on_duty(request: HttpRequest, kind: str, ref: int) -> Decision:
    """The decision about a photo of this moderator's territory, or 404."""
    if not line_of(kind).is_photo:
        raise Http404
    decision = on_duty(request.user, kind, ref)
    if decision.subject is None:
        raise Http404
    return decision


@staff("moderator")
@require_safe
def picture(request: HttpRequest, kind: str, ref: int, rendition: str) -> HttpResponse:
    """One rendition of one photo, never kept by the browser."""
    decision = photo_on_duty(request, kind, ref)
    try:
        if rendition == "blurred":
            return inert(blurred(bytes_of(decision.subject.image)))
        if rendition == "whole":
            return inert(bytes_of(decision.subject.image))
        kept = redaction_of(decision)
        may_open = rendition == "original" and original_is_open_to(request.user, decision.subject)
        if kept and kept.original and may_open:
            return inert(bytes_of(kept.original))
    except FileNotFoundError as error:
        raise Http404 from error
    raise Http404


@staff("moderator")
@require_POST
def open_original(request: HttpRequest, kind: str, ref: int) -> HttpResponse:
    """Write down why, then show the original for a quarter of an hour."""
    decision = photo_on_duty(request, kind, ref)
    page = reverse("moderation:thing", args=[kind, ref])
    form = OpenForm(request.POST)
    if redaction_of(decision) is None:
        raise Http404
    if not form.is_valid():
        messages.error(request, _("Say why you need the original."))
        return redirect(f"{page}?open={kind}-{ref}")
    Opening.objects.create(
        subject=decision.subject,
        what=Opening.What.ORIGINAL,
        reason=form.cleaned_data["reason"],
        by=request.user,
    )
    return redirect(f"{page}?open={kind}-{ref}&original=1")
