"""Writing along by invitation, and the papers of an application."""

from django.contrib import messages
from django.db.models.fields.files import FieldFile
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from initiatives import writing_along
from initiatives.models import Document
from kernel.workflow import Refusal
from mapapp.web import refusals
from mapapp.web.access import signed_in
from mapapp.web.initiatives.pages import IN_ORDER
from mapapp.web.initiatives.tasks import address_of
from mapapp.web.initiatives.views import seen_by
from mapapp.web.photos.views import inert

TYPES: dict[str, str] = {Document.Kind.PDF: "application/pdf", Document.Kind.PICTURE: "image/webp"}
ENDINGS: dict[str, str] = {Document.Kind.PDF: "pdf", Document.Kind.PICTURE: "webp"}


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def along(request: HttpRequest, word: str) -> HttpResponse:
    """Read who invites to what, and accept it."""
    try:
        invitation = writing_along.invitation_of(word)
        if request.method == "POST":
            writing_along.accept(invitation, by=request.user)
        elif invitation.user_id not in {None, request.user.pk}:
            raise Refusal("invitation_over")  # noqa: TRY301 - the same answer as to a press
    except Refusal as refusal:
        return refusals.answer(request, refusal, back=_home())
    if request.method == "POST":
        messages.success(request, _("You write it along now. Only its author sends it."))
        return redirect(address_of(invitation.initiative, IN_ORDER[0].name))
    return render(request, "initiatives/along.html", {"initiative": invitation.initiative})


def _home() -> str:
    return reverse("initiatives:list")


@signed_in
@require_safe
def document(request: HttpRequest, pk: int, document: int) -> HttpResponse:
    """A paper, to those who write the application and those who decide on it; a download."""
    initiative = seen_by(request, pk)
    if not request.user.has_perm("initiatives.read_documents", initiative):
        raise Http404
    paper = get_object_or_404(Document.objects.filter(initiative=initiative), pk=document)
    return downloaded(paper.file, paper.kind, paper.name)


def downloaded(file: FieldFile, kind: str, title: str) -> HttpResponse:
    """The bytes of a private paper, inert, only ever to be saved."""
    try:
        with file.open("rb") as kept:
            answer = inert(kept.read())
    except FileNotFoundError as error:
        raise Http404 from error
    answer["Content-Type"] = TYPES[kind]
    name = f"{title}.{ENDINGS[kind]}"
    answer["Content-Disposition"] = content_disposition_header(True, name)  # noqa: FBT003 - Django's own
    return answer
