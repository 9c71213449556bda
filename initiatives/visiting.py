"""Seeing after a thing: one public function, safe to send twice.

There is often no network where trees and rocks are. A visit waits on the phone under an id the
phone made, as reports do: the same id makes one row of it however often it comes, the same id
with other words is a conflict, another person's id does not exist.
"""

from dataclasses import dataclass, field
from datetime import date, timedelta
from hashlib import sha256
from typing import IO, Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.models import User
from initiatives.models import CarePoint, CareState, CareVisit
from initiatives.predicates import is_on_team
from initiatives.stages import Stage
from kernel.images import clean_photo
from kernel.workflow import Refusal

MOST_LETTERS = 1000
WAITS = timedelta(days=7)  # as long as anything waits on a device


@dataclass(frozen=True, kw_only=True)
class Seen:
    """What somebody saw."""

    point: CarePoint
    by: User
    state: str
    day: date = field(default_factory=timezone.localdate)
    note: str = ""
    photo: IO[bytes] | None = None
    client_id: UUID | None = None
    digest: str = field(init=False, default="")

    def __post_init__(self) -> None:
        """Refuse what can be refused without a database; know oneself by a digest."""
        if self.state not in CareState.values:
            raise Refusal("care_state_unknown")
        if len(self.note) > MOST_LETTERS:
            raise Refusal("text_too_long", most=MOST_LETTERS)
        object.__setattr__(self, "digest", self._digest())

    def _digest(self) -> str:
        said = (self.point.pk, self.state, self.day.isoformat(), self.note.strip())
        whole = sha256(repr(said).encode())
        if self.photo:
            self.photo.seek(0)
            whole.update(sha256(self.photo.read()).digest())
            self.photo.seek(0)
        return whole.hexdigest()


def visit(point: CarePoint, **facts: Any) -> CareVisit:  # noqa: ANN401 - the fields of `Seen`
    """Write down how a thing was found; once a person, thing and day.

    Takes the fields of `Seen`. Refuses with not_allowed, not_at_work, care_state_unknown,
    text_too_long, visit_ahead, visit_too_old, visited_that_day, visit_conflict, care_point_gone,
    photo_…; raises `CareVisit.DoesNotExist` for an id that is another person's.
    """
    seen = Seen(point=point, **facts)
    if known := _sent_before(seen):
        return known
    _check(seen)
    if CareVisit.objects.filter(by=seen.by, point=point, day=seen.day).exists():
        return _written_already(seen)  # before a photo is cleaned and kept for nothing
    photo = clean_photo(seen.photo) if seen.photo else ""
    try:
        with transaction.atomic():
            return _keep(seen, photo)
    except IntegrityError:  # of two at one moment only the constraint knows the second
        return _written_already(seen)


def _check(seen: Seen) -> None:
    """Who, and when."""
    if not is_on_team(seen.by, seen.point.initiative):
        raise Refusal("not_allowed")
    if not _was_at_work(seen):
        raise Refusal("not_at_work")
    today = timezone.localdate()
    if seen.day > today:
        raise Refusal("visit_ahead")
    if seen.day < max(today - WAITS, seen.point.since):
        raise Refusal("visit_too_old")


def _was_at_work(seen: Seen) -> bool:
    """The work goes on; or it has just ended, and the visit was on the road since before that."""
    initiative = seen.point.initiative
    if seen.by.has_perm("initiatives.visit", initiative):
        return True
    ended = timezone.localdate(initiative.stage_since)
    return initiative.stage == Stage.CLOSING and seen.day <= ended


def _written_already(seen: Seen) -> CareVisit:
    """The row, if this very visit has come by another road meanwhile; another that day is no."""
    if known := _sent_before(seen):
        return known
    raise Refusal("visited_that_day")


def _sent_before(seen: Seen) -> CareVisit | None:
    """The row this very visit has made already."""
    if seen.client_id is None:
        return None
    known = CareVisit.objects.filter(client_id=seen.client_id).first()
    if known is None:
        return None
    if known.by_id != seen.by.pk:
        raise CareVisit.DoesNotExist
    if known.client_digest != seen.digest:
        raise Refusal("visit_conflict")
    return known


def _keep(seen: Seen, photo: Any) -> CareVisit:  # noqa: ANN401 - a cleaned file or none
    """Held with the thing, so that nobody strikes it out while it is visited."""
    if not CarePoint.objects.select_for_update().filter(pk=seen.point.pk).exists():
        raise Refusal("care_point_gone")
    return CareVisit.objects.create(
        point=seen.point,
        by=seen.by,
        day=seen.day,
        state=seen.state,
        note=seen.note.strip(),
        photo=photo,
        client_id=seen.client_id,
        client_digest=seen.digest,
    )
