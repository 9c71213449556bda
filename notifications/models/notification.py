"""What a person was told, once for each thing that happened."""

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils import timezone

from kernel.models import JournalEntry
from notifications.subjects import (
    ASKED,
    EVALUATORS,
    door_of,
    name_of,
    number_of,
    page_of,
    said_in,
    stage_of,
)
from notifications.wording import Wording, worded

WISHED = frozenset({"following", "area", "digest"})  # audiences a person chose to be in


class NotificationQuerySet(models.QuerySet["Notification"]):
    """Notices by whom they are for and whether they were read."""

    def of(self, user: models.Model) -> "NotificationQuerySet":
        """What was told to this person, the newest first."""
        return self.filter(recipient_id=user.pk).order_by("-pk")

    def unread(self) -> "NotificationQuerySet":
        """Those nobody has looked at."""
        return self.filter(read_at=None)

    def mark_read(self) -> int:
        """Remember that they were looked at; says how many were new."""
        return self.unread().update(read_at=timezone.now())


class Notification(models.Model):
    """One notice to one person about one thing that happened."""

    recipient = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notifications"
    )
    cause = models.CharField(max_length=120)  # the key of the announcement
    kind = models.CharField(max_length=50)  # workflow.verb
    audience = models.CharField(max_length=24)  # why this person is told
    entry = models.ForeignKey(
        JournalEntry, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    subject_type = models.ForeignKey(ContentType, on_delete=models.PROTECT, related_name="+")
    subject_id = models.BigIntegerField()
    subject = GenericForeignKey("subject_type", "subject_id")
    # the wish that led to it, where there is one: its letter offers to stop it
    follow = models.ForeignKey(
        "notifications.Follow", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    created_at = models.DateTimeField(default=timezone.now)
    read_at = models.DateTimeField(null=True, blank=True)

    objects = NotificationQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["recipient", "-id"], name="notification_inbox"),
            models.Index(
                fields=["recipient"], name="notification_unread", condition=models.Q(read_at=None)
            ),
        ]
        constraints = [
            models.UniqueConstraint(fields=["cause", "recipient"], name="notification_told_once")
        ]

    def __str__(self) -> str:
        return f"{self.kind} → {self.recipient_id}"

    @property
    def is_unread(self) -> bool:
        """Nobody has looked at it."""
        return self.read_at is None

    @property
    def wording(self) -> Wording:
        """What it says, in the language that is active."""
        return worded(
            self.kind,
            self.audience,
            name=name_of(self.subject),
            number=number_of(self.subject),
            said=said_in(self.entry, self.audience) if self.entry else "",
            stage=stage_of(self.subject),
        )

    @property
    def door(self) -> str:
        """An address that acts without signing in, for letters only; usually none."""
        return door_of(self.subject, self.entry, self.audience, self.recipient_id)

    @property
    def is_question(self) -> bool:
        """It asks whether a problem is fixed, so its letter offers to ask no more."""
        return self.audience == ASKED

    @property
    def waits_for_day(self) -> bool:
        """It asks a person for an answer, so it leaves outside their quiet hours."""
        return self.is_question or self.audience in EVALUATORS

    @property
    def is_wished(self) -> bool:
        """It comes of a follow, so its letter offers to stop it."""
        return self.audience in WISHED

    @property
    def page(self) -> str:
        """The address to look at, in the language that is active."""
        return page_of(self.subject, self.audience)
