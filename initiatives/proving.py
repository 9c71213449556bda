"""Photos as evidence: before and after, of an initiative or of an office's own fix."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import IO

from django.core.files.base import ContentFile
from django.utils import timezone

from accounts.models import User
from initiatives.models import EvidencePhoto, Initiative, Moment, Problem, ProblemPhoto
from initiatives.predicates import is_problem_official, leads_its_initiative
from kernel.images import clean_photo
from kernel.workflow import Refusal

MOST_PHOTOS = 20
MOST_OF_ONE_DOUBT = 3


def add_evidence(
    initiative: Initiative,
    photo: IO[bytes],
    *,
    by: User,
    moment: str,
    taken_on: date | None = None,
) -> EvidencePhoto:
    """Attach a photo. Refuses with not_allowed, moment_unknown, photos_too_many, photo_…."""
    if not by.has_perm("initiatives.add_evidence", initiative):
        raise Refusal("not_allowed")
    if moment not in Moment.values:
        raise Refusal("moment_unknown")
    if taken_on and taken_on > timezone.localdate():
        raise Refusal("taken_on_ahead")
    if initiative.evidence.count() >= MOST_PHOTOS:
        raise Refusal("photos_too_many", most=MOST_PHOTOS)
    return EvidencePhoto.objects.create(
        initiative=initiative,
        image=clean_photo(photo),
        moment=moment,
        taken_on=taken_on,
        added_by=by,
    )


def show_the_fix(problem: Problem, photo: IO[bytes], *, by: User) -> ProblemPhoto:
    """A photo of what an office has done. Refuses with not_allowed, photos_too_many, photo_…."""
    if not (is_problem_official | leads_its_initiative)(by, problem):
        raise Refusal("not_allowed")
    if problem.photos.count() >= MOST_PHOTOS:
        raise Refusal("photos_too_many", most=MOST_PHOTOS)
    return ProblemPhoto.objects.create(
        problem=problem, image=clean_photo(photo), kind=ProblemPhoto.Kind.AFTER, added_by=by
    )


def show_the_doubt(
    problem: Problem, cleaned: Sequence[ContentFile], *, by: User, since: datetime
) -> None:
    """What somebody sees who was asked whether it is fixed. Refuses with photos_too_many."""
    shown = problem.photos.filter(
        kind=ProblemPhoto.Kind.DOUBT, added_by=by, created_at__gte=since
    ).count()
    if shown + len(cleaned) > MOST_OF_ONE_DOUBT:
        raise Refusal("photos_too_many", most=MOST_OF_ONE_DOUBT)
    for photo in cleaned:
        ProblemPhoto.objects.create(
            problem=problem, image=photo, kind=ProblemPhoto.Kind.DOUBT, added_by=by
        )
