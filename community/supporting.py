"""Support given, taken back, and carried over when two things turn out to be one.

Counted once per person by the database. A merge copies supports instead of moving them, so that
undoing it loses nothing.
"""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Exists, OuterRef

from community.models import Support
from kernel.workflow import Refusal


def support(user: Any, subject: models.Model) -> Support:  # noqa: ANN401 - any person
    """Stand behind a thing; a second time changes nothing. Refuses own_thing."""
    if getattr(subject, "author_id", None) == user.pk:
        raise Refusal("own_thing")
    row, _ = Support.objects.update_or_create(
        user=user,
        subject_type=ContentType.objects.get_for_model(subject),
        subject_id=subject.pk,
        defaults={"contact_confirmed": user.has_confirmed_contact},
    )
    return row


def withdraw(user: Any, subject: models.Model) -> bool:  # noqa: ANN401 - any person
    """Take it back; says whether there was anything to take."""
    gone, _ = Support.objects.of(subject).filter(user=user).delete()
    return bool(gone)


def is_supported_by(user: Any, subject: models.Model) -> bool:  # noqa: ANN401 - any person
    """Whether the person has said "me too"."""
    return user.is_authenticated and Support.objects.of(subject).filter(user=user).exists()


def supported_by(user: Any, model: type[models.Model]) -> Exists:  # noqa: ANN401 - any person
    """Whether the person stands behind each row of a query, as a column of it."""
    kind = ContentType.objects.get_for_model(model)
    mine = Support.objects.filter(user=user.pk, subject_type=kind, subject_id=OuterRef("pk"))
    return Exists(mine)


def count_of(subject: models.Model) -> int:
    """How many people with a confirmed contact stand behind it."""
    return Support.objects.of(subject).confirmed().count()


def confirm_supports_of(user: Any) -> int:  # noqa: ANN401 - any person
    """Once the contact is confirmed, earlier supports count as well."""
    waiting = Support.objects.filter(user=user, contact_confirmed=False)
    return waiting.update(contact_confirmed=True)


def carry_over(source: models.Model, target: models.Model) -> int:
    """The followers of one follow the other too; those who already do are left alone."""
    copies = [
        Support(
            user_id=one.user_id,
            subject_type_id=one.subject_type_id,
            subject_id=target.pk,
            contact_confirmed=one.contact_confirmed,
            came_from_id=source.pk,
            at=one.at,
        )
        for one in Support.objects.of(source)
        if one.user_id != getattr(target, "author_id", None)
    ]
    copies += _author_of(source, target)
    return len(Support.objects.bulk_create(copies, ignore_conflicts=True))


def _author_of(source: models.Model, target: models.Model) -> list[Support]:
    """Whoever told of it first follows the other one now."""
    author = getattr(source, "author", None)
    if author is None or author.pk == getattr(target, "author_id", None):
        return []
    return [
        Support(
            user=author,
            subject_type=ContentType.objects.get_for_model(target),
            subject_id=target.pk,
            contact_confirmed=author.has_confirmed_contact,
            came_from_id=source.pk,
        )
    ]


def carry_back(source: models.Model, target: models.Model) -> int:
    """Undo `carry_over`: only what came from there goes."""
    gone, _ = Support.objects.of(target).filter(came_from_id=source.pk).delete()
    return gone
