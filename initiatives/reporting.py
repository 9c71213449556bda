"""Telling of a problem: one public function, safe to send twice.

A phone on a weak network sends the same report again and again; the id it made itself makes one
row of it. The same id with another body is a conflict, another person's id does not exist.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import IO, Any
from uuid import UUID

from django.db import IntegrityError, transaction

from accounts.models import User
from geo.models import Region
from geo.precision import public_point
from initiatives.confirming import claim_problem
from initiatives.models import Problem, ProblemPhoto
from initiatives.models.numbering import next_number
from initiatives.placing import located
from initiatives.routing import office_for
from initiatives.taxonomy import ProblemCategory
from kernel.images import clean_photo
from kernel.workflow import Refusal

MOST_PHOTOS = 5
MOST_LETTERS = 4000
LANGUAGES = ("kk", "ru", "en")


@dataclass(frozen=True, kw_only=True)
class Report:
    """What a person sends."""

    lon: Any
    lat: Any
    category: ProblemCategory
    text: str = ""
    language: str = "kk"
    author: User | None = None
    client_id: UUID | None = None
    photos: Sequence[IO[bytes]] = ()
    hides_name: bool = True
    contact_phone: str = ""
    contact_email: str = ""
    chosen_region: Region | None = None
    digest: str = field(init=False, default="")

    def __post_init__(self) -> None:
        """Refuse what can be refused without a database; know oneself by a digest."""
        if len(self.photos) > MOST_PHOTOS:
            raise Refusal("photos_too_many", most=MOST_PHOTOS)
        if len(self.text) > MOST_LETTERS:
            raise Refusal("text_too_long", most=MOST_LETTERS)
        if not self.category.is_active or self.language not in LANGUAGES:
            raise Refusal("category_unknown")
        object.__setattr__(self, "digest", self._digest())

    def _digest(self) -> str:
        said = (self.category.code, self.text.strip(), self.hides_name, self.contact_phone)
        whole = sha256(repr((f"{self.lon:.6f}", f"{self.lat:.6f}", *said)).encode())
        whole.update(self.contact_email.lower().encode())
        for photo in self.photos:
            photo.seek(0)
            whole.update(sha256(photo.read()).digest())
            photo.seek(0)
        return whole.hexdigest()


def report_problem(**facts: Any) -> Problem:  # noqa: ANN401 - the fields of `Report`
    """Keep a report; the problem is public at once if its author can be reached.

    Takes the fields of `Report`. Refuses with outside_kazakhstan, category_unknown,
    photos_too_many, text_too_long, photo_…, conflict; raises `Problem.DoesNotExist` for an id
    that is another person's.
    """
    report = Report(**facts)
    if known := _sent_before(report):
        return known
    place, region = located(report.lon, report.lat, chosen=report.chosen_region)
    photos = [clean_photo(photo) for photo in report.photos]
    try:
        with transaction.atomic():
            problem = _keep(report, place=place, region=region)
            for photo in photos:
                ProblemPhoto.objects.create(problem=problem, image=photo, added_by=report.author)
            if report.author and report.author.has_confirmed_contact:
                problem.move("confirm", by=None)
    except IntegrityError:
        if report.client_id and (known := _sent_before(report)):
            return known  # the same report came by another road at the same moment
        raise
    return problem


def _sent_before(report: Report) -> Problem | None:
    """The row this very report has made already."""
    if report.client_id is None:
        return None
    known = Problem.objects.filter(client_id=report.client_id).first()
    if known is None:
        return None
    if known.author is None and report.author and known.client_digest == report.digest:
        return claim_problem(known, report.author)  # a guest who has signed in since
    if known.author != report.author:
        raise Problem.DoesNotExist
    if known.client_digest != report.digest:
        raise Refusal("conflict", number=known.number)
    return known


def _keep(report: Report, *, place: Any, region: Region) -> Problem:  # noqa: ANN401 - a point
    routed = office_for(report.category, region, place=place)
    number = next_number(region)
    return Problem.objects.create(
        number=number,
        client_id=report.client_id,
        client_digest=report.digest,
        author=report.author,
        category=report.category,
        text=report.text.strip(),
        language=report.language,
        location=place,
        public_location=public_point(
            place, metres=report.category.displaced_metres, key=f"problem:{number}"
        ),
        region=region,
        office=routed.office,
        routed_because=routed.why,
        hides_name=report.hides_name,
        contact_phone=report.contact_phone,
        contact_email=report.contact_email,
    )
