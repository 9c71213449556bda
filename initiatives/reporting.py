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
from accounts.roles import OfficeKind
from geo.models import Region
from geo.precision import public_point
from initiatives.confirming import claim_problem
from initiatives.models import CategorySheet, Channel, Problem, ProblemPhoto
from initiatives.models.numbering import next_number
from initiatives.photographing import take_waiting
from initiatives.placing import located
from initiatives.routing import office_for
from initiatives.taxonomy import ProblemCategory
from kernel.images import clean_photo
from kernel.workflow import Refusal

MOST_PHOTOS = 5
MOST_LETTERS = 4000
LANGUAGES = ("kk", "ru", "en")
AS_SENT = (
    "client_id",
    "author",
    "category",
    "sheet",
    "language",
    "hides_name",
    "contact_phone",
    "contact_email",
    "taken_by",
    "channel",
    "is_vouched_for",
)


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
    waiting: Sequence[UUID] = ()
    sheet: CategorySheet | None = None
    answers: dict[str, Any] = field(default_factory=dict)
    taken_by: User | None = None
    channel: Channel | None = None
    is_vouched_for: bool = False
    digest: str = field(init=False, default="")

    def __post_init__(self) -> None:
        """Refuse what can be refused without a database; know oneself by a digest."""
        if len(self.photos) + len(self.waiting) > MOST_PHOTOS:
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
        if self.answers:
            whole.update(repr(sorted(self.answers.items())).encode())
        for key in self.waiting:
            whole.update(key.bytes)
        for photo in self.photos:
            photo.seek(0)
            whole.update(sha256(photo.read()).digest())
            photo.seek(0)
        return whole.hexdigest()


def report_problem(**facts: Any) -> Problem:  # noqa: ANN401 - the fields of `Report`
    """Keep a report; the problem is public at once if its author can be reached.

    Takes the fields of `Report`. Refuses with outside_kazakhstan, category_unknown,
    photos_too_many, text_too_long, photo_…, answer_…, territory_of_another,
    conflict; raises `Problem.DoesNotExist` for an id that is another person's.
    """
    report = Report(**facts)
    if known := _sent_before(report):
        return known
    answers = report.sheet.kept(report.answers) if report.sheet else {}
    place, region = located(report.lon, report.lat, chosen=report.chosen_region)
    _check_territory(report, region)
    photos = [clean_photo(photo) for photo in report.photos]
    try:
        with transaction.atomic():
            problem = _keep(report, place=place, region=region, answers=answers)
            for photo in [*photos, *take_waiting(report.waiting)]:
                ProblemPhoto.objects.create(problem=problem, image=photo, added_by=report.author)
            if _may_be_public(report):
                problem.move("confirm", by=None)
    except IntegrityError:
        if report.client_id and (known := _sent_before(report)):
            return known  # the same report came by another road at the same moment
        raise
    return problem


def _check_territory(report: Report, region: Region) -> None:
    """A coordinator writes down what lies in the territory of their front office."""
    if report.taken_by is None:
        return
    posts = [post for post in report.taken_by.offices if post.kind == OfficeKind.COORDINATOR]
    if not any(post.contains(region) for post in posts):
        raise Refusal("territory_of_another")


def _may_be_public(report: Report) -> bool:
    """Its author can be reached, or a coordinator has heard them."""
    return report.is_vouched_for or bool(report.author and report.author.has_confirmed_contact)


def _sent_before(report: Report) -> Problem | None:
    """The row this very report has made already."""
    if report.client_id is None:
        return None
    known = Problem.objects.filter(client_id=report.client_id).first()
    if known is None:
        return None
    if known.taken_by != report.taken_by:
        raise Problem.DoesNotExist
    if known.author is None and report.author and known.client_digest == report.digest:
        return claim_problem(known, report.author)  # a guest who has signed in since
    if known.author != report.author:
        raise Problem.DoesNotExist
    if known.client_digest != report.digest:
        raise Refusal("conflict", number=known.number)
    return known


def _keep(
    report: Report,
    *,
    place: Any,  # noqa: ANN401 - a point
    region: Region,
    answers: dict[str, Any],
) -> Problem:
    routed = office_for(report.category, region, place=place, answers=answers)
    number = next_number(region)
    shown = public_point(place, metres=report.category.displaced_metres, key=f"problem:{number}")
    return Problem.objects.create(
        number=number,
        client_digest=report.digest,
        text=report.text.strip(),
        sheet_answers=answers,
        location=place,
        public_location=shown,
        region=region,
        office=routed.office,
        routed_because=routed.why,
        **{name: getattr(report, name) for name in AS_SENT},
    )
