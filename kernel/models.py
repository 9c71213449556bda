"""What every app's models lean on: times, a stage with its clock, and the journal."""

from datetime import datetime, timedelta
from typing import Any

import pgtrigger
from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils import timezone

from kernel.calendar import CalendarDay
from kernel.chain import SEAL, JournalCheck, JournalSeal
from kernel.outbox import HandledEffect, Outbox
from kernel.tombstones import Tombstone

__all__ = [
    "CalendarDay",
    "HandledEffect",
    "JournalCheck",
    "JournalEntry",
    "JournalSeal",
    "Outbox",
    "Staged",
    "TimeStamped",
    "Tombstone",
]

DUE_SOON = timedelta(days=3)
INTERNAL = "desk"  # entries about the work of the desk itself: staff read them, nobody else
Actor = Any  # a user or None: kernel knows no accounts


class TimeStamped(models.Model):
    """A row that knows when it was made and last changed."""

    created_at = models.DateTimeField(default=timezone.now, editable=False)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        abstract = True


class Staged(TimeStamped):
    """Something that lives through stages, with the legal clock of the present one."""

    stage = models.CharField(max_length=24, editable=False)
    stage_since = models.DateTimeField(default=timezone.now, editable=False)
    due_at = models.DateTimeField(null=True, blank=True, editable=False)
    paused_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        abstract = True

    @property
    def is_overdue(self) -> bool:
        """The term has run out and the clock is not paused."""
        return bool(self.due_at and not self.paused_at and self.due_at < timezone.now())

    @property
    def is_due_soon(self) -> bool:
        """Less than three days are left."""
        if not self.due_at or self.paused_at or self.is_overdue:
            return False
        return self.due_at - timezone.now() < DUE_SOON

    def enter(self, stage: str, *, at: datetime) -> None:
        """Stand in a stage since a moment; only a workflow calls it."""
        self.stage, self.stage_since = stage, at

    def journal(self) -> "models.QuerySet[JournalEntry]":
        """Everything that happened to it, oldest first; what is the desk's own stays there."""
        return JournalEntry.objects.of(self).moves()

    def desk_journal(self) -> "models.QuerySet[JournalEntry]":
        """What the desk wrote down for itself: assignments, families; oldest first."""
        return JournalEntry.objects.of(self).filter(workflow=INTERNAL)

    def last_entry(self) -> "JournalEntry | None":
        """The latest thing that happened to it."""
        return self.journal().last()


class JournalQuerySet(models.QuerySet["JournalEntry"]):
    """Entries by their subject."""

    def of(self, subject: models.Model) -> "JournalQuerySet":
        """The entries of one subject, oldest first."""
        kind = ContentType.objects.get_for_model(subject)
        return self.filter(subject_type=kind, subject_id=subject.pk).order_by("pk")

    def moves(self) -> "JournalQuerySet":
        """Without what the desk wrote down for itself: those are no change of the thing."""
        return self.exclude(workflow=INTERNAL)

    def note_down(
        self, subject: Staged, *, verb: str, actor: Actor, **given: object
    ) -> "JournalEntry":
        """An entry of the desk's own: the stage stays, nobody outside is told."""
        return self.write(
            subject, workflow=INTERNAL, verb=verb, after=subject.stage, actor=actor, given=given
        )

    def write(  # noqa: PLR0913 - one entry has six facts, all by name
        self,
        subject: Staged,
        *,
        workflow: str,
        verb: str,
        after: str,
        actor: Actor,
        given: dict[str, Any],
    ) -> "JournalEntry":
        """Write down one move before it is carried out."""
        plain = {k: v for k, v in given.items() if isinstance(v, str | int | float | bool | list)}
        return self.create(
            subject=subject,
            workflow=workflow,
            verb=verb,
            before=subject.stage,
            after=after,
            reason=str(plain.pop("reason", "")),
            reason_code=str(plain.pop("reason_code", "")),
            details=plain,
            actor=actor,
        )


class JournalEntry(models.Model):
    """One thing that happened, by whom and why. Never edited: the database refuses."""

    # neither kind nor actor has an index of its own: the two below begin with them
    subject_type = models.ForeignKey(
        ContentType, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    subject_id = models.BigIntegerField()
    subject = GenericForeignKey("subject_type", "subject_id")
    workflow = models.CharField(max_length=24)
    verb = models.CharField(max_length=24)
    before = models.CharField(max_length=24)
    after = models.CharField(max_length=24)
    reason = models.TextField(blank=True)
    reason_code = models.CharField(max_length=40, blank=True)
    details = models.JSONField(default=dict, blank=True)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        db_index=False,
    )
    at = models.DateTimeField(default=timezone.now)
    # over what stands here and the seal before it; the database writes it (`kernel/chain.py`)
    seal = models.BinaryField(max_length=32, editable=False, default=bytes)

    objects = JournalQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["subject_type", "subject_id", "id"], name="journal_of_subject"),
            models.Index(fields=["actor", "at"], name="journal_of_actor"),
        ]
        triggers = [
            pgtrigger.Protect(
                name="journal_is_append_only", operation=pgtrigger.Update | pgtrigger.Delete
            ),
            pgtrigger.Trigger(
                name="journal_is_sealed",
                operation=pgtrigger.Insert,
                when=pgtrigger.Before,
                declare=[("before", "bytea")],
                func=SEAL,
            ),
        ]
        verbose_name_plural = "journal entries"

    def __str__(self) -> str:
        return f"{self.workflow} {self.subject_id}: {self.verb}"
