"""Putting a direction first, opening a drive, joining one, marking a result as best practice."""

from datetime import date, timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.models import User
from geo.models import Region
from initiatives.models import BestPractice, Drive, Initiative, Joined, NationalProject, Priority
from initiatives.taxonomy import Direction
from kernel.workflow import Refusal

Programme = NationalProject | Drive
Kept = Priority | Drive


def put_first(
    direction: Direction, *, by: User, region: Region, since: date, until: date, **reason: str
) -> Priority:
    """A region's priority for a period.

    Refuses with not_allowed, period_backwards, priority_is_said.
    """
    facts = {"region": region, "since": since, "until": until}
    priority = Priority(direction=direction, set_by=by, **facts, **reason)
    _check(priority, by=by)
    try:
        with transaction.atomic():
            priority.save()
    except IntegrityError as error:
        raise Refusal("priority_is_said") from error
    return priority


def open_drive(*, by: User, **facts: Any) -> Drive:  # noqa: ANN401 - fields
    """A campaign in a date window, or a draft of one (`is_draft`).

    Refuses with not_allowed, period_backwards.
    """
    drive = Drive(made_by=by, **facts)
    _check(drive, by=by)
    drive.save()
    return drive


@transaction.atomic
def announce(drive: Drive, *, by: User) -> bool:
    """From now on everybody may read it and join it; False when it was removed a moment ago.

    Refuses with not_allowed, drive_is_over.
    """
    kept = Drive.objects.select_for_update().filter(pk=drive.pk).first()
    if kept is None:
        return False
    if not by.has_perm("initiatives.keep_programme", kept):
        raise Refusal("not_allowed")
    if kept.is_over:
        raise Refusal("drive_is_over")  # nobody could join it, and the record tells what was on
    kept.is_draft = False
    kept.save(update_fields=["is_draft", "updated_at"])
    return True


def _check(kept: Kept, *, by: User) -> None:
    if not by.has_perm("initiatives.keep_programme", kept):
        raise Refusal("not_allowed")
    if kept.until < kept.since:
        raise Refusal("period_backwards")


@transaction.atomic
def end(kept: Kept, *, by: User) -> None:
    """It holds until yesterday; what has held for no whole day and carries nobody is gone.

    A drive somebody has joined on its first day holds for that day. A draft is gone whatever its
    days: it was on for nobody. Refuses with not_allowed.
    """
    kept = type(kept).objects.select_for_update().filter(pk=kept.pk).first()
    if kept is None:
        return  # it was ended a moment ago
    if not by.has_perm("initiatives.keep_programme", kept):
        raise Refusal("not_allowed")
    today = timezone.localdate()
    yesterday = today - timedelta(days=1)
    is_draft = isinstance(kept, Drive) and kept.is_draft
    is_joined = isinstance(kept, Drive) and kept.joined.exists()
    if is_draft or kept.since > today or (kept.since == today and not is_joined):
        kept.delete()
    else:
        kept.until = min(kept.until, max(kept.since, yesterday))
        kept.save()


def join(initiative: Initiative, programme: Programme, *, by: User) -> Joined:
    """Make it part of a national project or of a drive.

    Refuses with not_allowed, drive_is_draft, drive_is_over, drive_is_elsewhere.
    """
    if not by.has_perm("initiatives.join_programme", initiative):
        raise Refusal("not_allowed")
    if isinstance(programme, Drive):
        if programme.is_draft:
            raise Refusal("drive_is_draft")
        if programme.is_over:
            raise Refusal("drive_is_over")
        if not programme.region.contains(initiative.region):
            raise Refusal("drive_is_elsewhere")
    facts = {"initiative": initiative, **_named(programme)}
    joined, _is_new = Joined.objects.get_or_create(**facts, defaults={"joined_by": by})
    return joined


def leave(initiative: Initiative, programme: Programme, *, by: User) -> None:
    """It is no part of it any more. Refuses with not_allowed."""
    if not by.has_perm("initiatives.join_programme", initiative):
        raise Refusal("not_allowed")
    initiative.joined.filter(**_named(programme)).delete()


def _named(programme: Programme) -> dict[str, Programme | None]:
    is_drive = isinstance(programme, Drive)
    drive, project = (programme, None) if is_drive else (None, programme)
    return {"drive": drive, "project": project}


def mark_practice(
    initiative: Initiative, *, by: User, reason_kk: str, reason_ru: str
) -> BestPractice:
    """Others should look at this result. Refuses with not_allowed."""
    if not by.has_perm("initiatives.mark_practice", initiative):
        raise Refusal("not_allowed")
    facts = {"reason_kk": reason_kk, "reason_ru": reason_ru, "marked_by": by}
    practice, _is_new = BestPractice.objects.update_or_create(
        initiative=initiative, defaults=facts
    )
    return practice


def unmark_practice(initiative: Initiative, *, by: User) -> None:
    """It is no longer held up as an example. Refuses with not_allowed."""
    if not by.has_perm("initiatives.mark_practice", initiative):
        raise Refusal("not_allowed")
    BestPractice.objects.filter(initiative=initiative).delete()
