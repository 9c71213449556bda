"""A comment: what somebody says in public about a thing, in their own language.

Threads are one level deep: a comment has answers, an answer belongs to the thread of what it
answers. The words of a comment that was taken back or deleted are gone, at the latest when no
moderator has to look at them any more; its row keeps the thread.
"""

from typing import Self

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext

from accounts.models import Office
from community.models.hideable import Hideable, HideableQuerySet
from kernel.models import TimeStamped

MOST_LETTERS = 2000


class CommentQuerySet(HideableQuerySet):
    """Comments by what they are about."""

    def of(self, subject: models.Model) -> Self:
        """Those about one thing."""
        kind = ContentType.objects.get_for_model(subject)
        return self.filter(subject_type=kind, subject_id=subject.pk)

    def threads(self) -> Self:
        """Those that answer no other, the newest first."""
        return self.filter(thread=None).order_by("-pk")

    def said(self) -> Self:
        """Those whose words everybody may read."""
        return self.shown().filter(taken_back_at=None)

    def with_people(self) -> Self:
        """With what is shown of whoever wrote it."""
        return self.select_related("author", "office")


class Comment(TimeStamped, Hideable):
    """One person's public words about a problem or an initiative."""

    subject_type = models.ForeignKey(
        ContentType, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    subject_id = models.BigIntegerField()
    subject = GenericForeignKey("subject_type", "subject_id")
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="comments"
    )
    # whoever holds a post speaks for it in public: the office is shown instead of a name
    office = models.ForeignKey(
        Office, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    thread = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="answers"
    )
    answers_to = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    text = models.TextField(max_length=MOST_LETTERS, blank=True)
    language = models.CharField(max_length=2, choices=settings.LANGUAGES)
    hides_name = models.BooleanField(default=True)
    taken_back_at = models.DateTimeField(null=True, blank=True, editable=False)
    client_id = models.UUIDField(editable=False)

    objects = CommentQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(
                fields=["subject_type", "subject_id", "-id"],
                name="comment_threads",
                condition=Q(thread=None),
            ),
            models.Index(fields=["subject_type", "subject_id", "-id"], name="comment_of_subject"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["author", "client_id"], name="comment_is_sent_once_from_a_form"
            ),
            models.CheckConstraint(
                condition=Q(thread=None, answers_to=None)
                | Q(thread__isnull=False, answers_to__isnull=False),
                name="comment_in_a_thread_answers_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.subject_type_id}/{self.subject_id}: {self.pk}"

    @property
    def is_said(self) -> bool:
        """Everybody may read its words."""
        return bool(self.text) and not self.is_hidden and self.taken_back_at is None

    @property
    def shown_as(self) -> str:
        """Who wrote it, as they wish to be shown: the office of an official, else a person."""
        if self.office is not None:
            return self.office.name
        return gettext("A resident") if self.hides_name else self.author.shown_as
