"""Photos as they are served: only our own re-encoded WebP, to those who may see its subject.

No address of the disk is public. The type is fixed, sniffing is off, and the sandbox of the
content policy makes the bytes inert even if a browser were to open them as a page.
"""

from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from initiatives.models import (
    CareVisit,
    EvidencePhoto,
    Initiative,
    NewsPhoto,
    OutsidePhoto,
    OutsideQuestion,
    ProblemPhoto,
    WorkNews,
)
from initiatives.stages import IN_PUBLIC, PROBLEM_IN_PUBLIC
from mapapp.web.access import public, signed_in
from mapapp.web.problems.held import problems_seen_by

A_DAY = 24 * 3600
FLAGGED_AS = {ProblemPhoto: "photo", EvidencePhoto: "evidence", NewsPhoto: "news_photo"}
DOORS: dict[type, str] = {
    ProblemPhoto: "photos:problem",
    EvidencePhoto: "photos:evidence",
    OutsidePhoto: "photos:outside",
    NewsPhoto: "photos:news",
    CareVisit: "photos:visit",
}


def address_of(photo: models.Model) -> str:
    """Where a photo is served; changed (a part painted over), it has another address."""
    address = reverse(DOORS[type(photo)], args=[photo.pk])
    return (
        f"{address}?v={int(photo.updated_at.timestamp())}"
        if hasattr(photo, "updated_at")
        else address
    )


def flag_of(photo: models.Model) -> str:
    """Where somebody says what is wrong with a photo; empty where nobody may."""
    kind = FLAGGED_AS.get(type(photo))
    return reverse("moderation:flag", args=[kind, photo.pk]) if kind else ""


@public
@require_safe
def of_problem(request: HttpRequest, pk: int) -> HttpResponse:
    """A photo of a problem this visitor may see."""
    photo = ProblemPhoto.objects.select_related("problem").filter(pk=pk).first()
    if photo is None or not _is_among(problems_seen_by(request), photo.problem):
        raise Http404
    if photo.is_hidden and photo.added_by_id != (request.user.pk or 0):
        raise Http404
    is_public = photo.problem.stage in PROBLEM_IN_PUBLIC and not photo.problem.is_hidden
    return _served(photo.image, is_public=is_public and not photo.is_hidden)


@public
@require_safe
def of_evidence(request: HttpRequest, pk: int) -> HttpResponse:
    """A photo of an initiative this visitor may see."""
    photo = EvidencePhoto.objects.select_related("initiative").filter(pk=pk).first()
    if photo is None or not _is_among(
        Initiative.objects.visible_to(request.user), photo.initiative
    ):
        raise Http404
    if photo.is_hidden and photo.added_by_id != (request.user.pk or 0):
        raise Http404
    is_public = photo.initiative.stage in IN_PUBLIC and not photo.initiative.is_hidden
    return _served(photo.image, is_public=is_public and not photo.is_hidden)


@public
@require_safe
def of_news(request: HttpRequest, pk: int) -> HttpResponse:
    """A photo of news that everybody may read, in the page of an initiative this visitor sees."""
    photo = NewsPhoto.objects.select_related("news__initiative").filter(pk=pk).first()
    if photo is None or not photo_is_seen(request, photo.news, photo):
        raise Http404
    initiative = photo.news.initiative
    is_public = initiative.stage in IN_PUBLIC and not initiative.is_hidden
    is_shown = photo.news.is_said and not photo.is_hidden
    return _served(photo.image, is_public=is_public and is_shown)


def photo_is_seen(request: HttpRequest, news: WorkNews, photo: NewsPhoto) -> bool:
    """By everybody who sees the initiative; one that was hidden by whoever told it."""
    is_theirs = news.author_id == (request.user.pk or 0)
    is_shown = news.is_said and not photo.is_hidden
    sees = _is_among(Initiative.objects.visible_to(request.user), news.initiative)
    return sees and (is_shown or is_theirs)


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


@signed_in
@require_safe
def of_visit(request: HttpRequest, pk: int) -> HttpResponse:
    """A photo of a visit: what stands around a thing may lead there, so it is the team's."""
    read = Initiative.objects.visible_to(request.user).care_read_by(request.user)
    rows = CareVisit.objects.shown().filter(pk=pk, point__initiative__in=read)
    visit = rows.exclude(photo="").first()
    if visit is None:
        raise Http404
    return _served(visit.photo, is_public=False)


def _is_among(rows: models.QuerySet, subject: models.Model) -> bool:
    return rows.filter(pk=subject.pk).exists()


def _served(image: models.fields.files.FieldFile, *, is_public: bool) -> HttpResponse:
    """The bytes, inert."""
    try:
        with image.open("rb") as kept:
            answer = inert(kept.read())
    except FileNotFoundError as error:
        raise Http404 from error
    if is_public:
        answer["Cache-Control"] = f"private, max-age={A_DAY}"
    return answer


def inert(content: bytes) -> HttpResponse:
    """A picture that can be nothing else, and that nobody keeps."""
    answer = HttpResponse(content, content_type="image/webp")
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
    answer["Content-Disposition"] = "inline"
    answer["Cache-Control"] = "private, no-store"
    return answer
