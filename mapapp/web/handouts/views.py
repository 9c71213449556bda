"""Handing out: what is for the author's own use, and what everybody may hang up or print."""

from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from initiatives.models import Initiative
from kernel.workflow import Refusal
from mapapp.web import refusals
from mapapp.web.access import public, signed_in
from mapapp.web.handouts.kinds import LETTER, PACK, POSTERS, PRESS_NOTE, Handout
from mapapp.web.handouts.offered import may_be_asked_by_letter
from mapapp.web.handouts.printing import printed
from mapapp.web.initiatives.views import seen_by, whole
from mapapp.web.limits import count


@signed_in
@require_safe
def letter(request: HttpRequest, pk: int) -> HttpResponse:
    """To the office that has it, while there is something to ask."""
    initiative = own(request, pk)
    if not may_be_asked_by_letter(initiative):
        raise Http404
    return handed_out(request, initiative, LETTER)


@public
@require_safe
def poster(request: HttpRequest, pk: int, size: str) -> HttpResponse:
    """To hang up near the place, once the page it leads to is public."""
    return handed_out(request, in_public(pk), POSTERS[size])


@public
@require_safe
def press_note(request: HttpRequest, pk: int) -> HttpResponse:
    """For whoever writes about it."""
    return handed_out(request, in_public(pk), PRESS_NOTE)


@signed_in
@require_safe
def pack(request: HttpRequest, pk: int) -> HttpResponse:
    """For an application to a participation budget: sketch, estimate, photos."""
    return handed_out(request, own(request, pk), PACK)


def own(request: HttpRequest, pk: int) -> Initiative:
    """One this person carries, or 404."""
    initiative = seen_by(request, pk)
    if not request.user.has_perm("initiatives.carry", initiative):
        raise Http404
    return initiative


def in_public(pk: int) -> Initiative:
    """One everybody may read, or 404."""
    return get_object_or_404(whole().visible_to(AnonymousUser()), pk=pk)


def handed_out(request: HttpRequest, initiative: Initiative, what: Handout) -> HttpResponse:
    """The PDF to keep; too many at once or too often is said so."""
    try:
        content = printed(what.sheet(initiative), before=lambda: count(request, "handout"))
    except Refusal as refusal:
        return refusals.answer(
            request, refusal, back=reverse("initiatives:detail", args=[initiative.pk])
        )
    answer = HttpResponse(content, content_type="application/pdf")
    name = what.file_name(initiative)
    answer["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name)
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cache-Control"] = "private, no-store"
    return answer
