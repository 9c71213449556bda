"""Photos as they are served: only our own re-encoded WebP, to those who may see its subject.

No address of the disk is public. The type is fixed, sniffing is off, and the sandbox of the
content policy makes the bytes inert even if a browser were to open them as a page.
"""

from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from initiatives.models import (
    EvidencePhoto,
    Initiative,
    OutsidePhoto,
    OutsideQuestion,
    ProblemPhoto,
)
from initiatives.stages import IN_PUBLIC, PROBLEM_IN_PUBLIC
from mapapp.web.access import public
from mapapp.web.problems.held import problems_seen_by

A_DAY = 24 * 3600
DOORS: dict[type, str] = {
    ProblemPhoto: "photos:problem",
    EvidencePhoto: "photos:evidence",
    OutsidePhoto: "photos:outside",
}


def address_of(photo: models.Model) -> str:
    """Where a photo is served."""
    return reverse(DOORS[type(photo)], args=[photo.pk])


@public
@require_safe
def of_problem(request: HttpRequest, pk: int) -> HttpResponse:
    """A photo of a problem this visitor may see."""
    photo = ProblemPhoto.objects.select_related("problem").filter(pk=pk).first()
    if photo is None or not _is_among(problems_seen_by(request), photo.problem):
        raise Http404
    return _served(photo.image, is_public=photo.problem.stage in PROBLEM_IN_PUBLIC)


@public
@require_safe
def of_evidence(request: HttpRequest, pk: int) -> HttpResponse:
    """A photo of an initiative this visitor may see."""
    photo = EvidencePhoto.objects.select_related("initiative").filter(pk=pk).first()
    if photo is None or not _is_among(
        Initiative.objects.visible_to(request.user), photo.initiative
    ):
        raise Http404
    return _served(photo.image, is_public=photo.initiative.stage in IN_PUBLIC)


@public
@require_safe
def of_outside(request: HttpRequest, pk: int) -> HttpResponse:
    """A photo of an outside body's answer: everybody's once it is published, the desk's before."""
    photo = OutsidePhoto.objects.select_related("question").filter(pk=pk).first()
    if photo is None or not _is_among(
        OutsideQuestion.objects.with_answer_for(request.user), photo.question
    ):
        raise Http404
    return _served(photo.image, is_public=False)


def _is_among(rows: models.QuerySet, subject: models.Model) -> bool:
    return rows.filter(pk=subject.pk).exists()


def _served(image: models.fields.files.FieldFile, *, is_public: bool) -> HttpResponse:
    """The bytes, inert."""
    try:
        with image.open("rb") as kept:
            answer = HttpResponse(kept.read(), content_type="image/webp")
    except FileNotFoundError as error:
        raise Http404 from error
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
    answer["Content-Disposition"] = "inline"
    answer["Cache-Control"] = f"private, max-age={A_DAY}" if is_public else "private, no-store"
    return answer
