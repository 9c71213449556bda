"""A letter: what somebody writes by a form to an office, a group or an organisation.

Nobody's address is shown to anybody: a letter waits with those who read for its receiver, and its
answer with the one who wrote. The first letter and those that follow it are one conversation,
read by its two sides only. It is no appeal in the sense of the law.
"""

from typing import Self

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext

from accounts.predicates import is_signed_in
from community.models.hideable import Hideable, HideableQuerySet
from kernel.models import TimeStamped

MOST_LETTERS = 4000
OF_THE_FIRST = Q(thread=None)


class LetterQuerySet(HideableQuerySet):
    """Letters by whose they are."""

    def firsts(self) -> Self:
        """Those that begin a conversation."""
        return self.filter(thread=None)

    def to(self, receiver: models.Model) -> Self:
        """Those to one receiver."""
        kind = ContentType.objects.get_for_model(receiver)
        return self.filter(receiver_type=kind, receiver_id=receiver.pk)

    def written_by(self, user: object) -> Self:
        """The conversations this person began."""
        return self.firsts().filter(author=user.pk) if is_signed_in(user) else self.none()

    def received_by(self, user: object, keys: dict[str, list[int]] | None = None) -> Self:
        """The conversations of whom this person reads for, apart from their own.

        `keys` are those of `receiving.keys_read_for`, where they are known already.
        """
        theirs = self.firsts().filter(_received_by(user, keys))
        return theirs.exclude(author=getattr(user, "pk", None))

    def readable_by(self, user: object) -> Self:
        """Those of both sides; the rows of `community.read_letter`."""
        if not is_signed_in(user):
            return self.none()
        began = Q(thread=None, author=user.pk) | Q(thread__author=user.pk)
        return self.filter(began | _received_by(user))

    def waiting(self) -> Self:
        """Those whose receiver owes the next word; nobody can answer one that is hidden."""
        return self.shown().filter(waits=True)

    def latest(self) -> Self:
        """The conversations, that with the newest word first."""
        return self.order_by("-last_at", "-pk")


def _received_by(user: object, known: dict[str, list[int]] | None = None) -> Q:
    from community import receiving  # noqa: PLC0415 - the registry knows this model

    found = Q(pk__in=[])
    for name, keys in (receiving.keys_read_for(user) if known is None else known).items():
        kind = ContentType.objects.get_for_model(receiving.RECEIVERS[name].model)
        found |= Q(receiver_type=kind, receiver_id__in=keys)
    return found


class Letter(TimeStamped, Hideable):
    """One side's words to the other."""

    receiver_type = models.ForeignKey(
        ContentType, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    receiver_id = models.BigIntegerField()
    receiver = GenericForeignKey("receiver_type", "receiver_id")
    region = models.ForeignKey("geo.Region", on_delete=models.PROTECT, related_name="+")
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="letters"
    )
    # in whose name the first letter was written, where a team writes
    team_type = models.ForeignKey(
        ContentType, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    team_id = models.BigIntegerField(null=True, blank=True)
    team = GenericForeignKey("team_type", "team_id")
    thread = models.ForeignKey(
        "self", on_delete=models.CASCADE, null=True, blank=True, related_name="following"
    )
    is_answer = models.BooleanField(default=False)  # it comes from the receiver's side
    text = models.TextField(max_length=MOST_LETTERS, blank=True)
    language = models.CharField(max_length=2, choices=settings.LANGUAGES)
    hides_name = models.BooleanField(default=True)
    client_id = models.UUIDField(editable=False)
    # of a first letter: whether the receiver owes the next word, and when the last one was said
    waits = models.BooleanField(default=False)
    last_at = models.DateTimeField(default=timezone.now)

    objects = LetterQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(
                fields=["receiver_type", "receiver_id", "-last_at"],
                name="letter_of_receiver",
                condition=OF_THE_FIRST,
            ),
            models.Index(
                fields=["author", "-last_at"], name="letter_of_author", condition=OF_THE_FIRST
            ),
            models.Index(fields=["last_at"], name="letter_by_age", condition=OF_THE_FIRST),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["author", "client_id"], name="letter_is_sent_once_from_a_form"
            ),
            models.CheckConstraint(
                condition=Q(team_type=None, team_id=None)
                | Q(team_type__isnull=False, team_id__isnull=False),
                name="letter_names_its_team_whole",
            ),
            models.CheckConstraint(
                condition=OF_THE_FIRST | Q(waits=False, team_type=None),
                name="letter_that_follows_neither_waits_nor_names_a_team",
            ),
            models.CheckConstraint(
                condition=Q(is_answer=False) | Q(thread__isnull=False),
                name="letter_that_answers_follows_another",
            ),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def number(self) -> str:
        """How its two sides and moderators call the conversation."""
        return f"L-{self.thread_id or self.pk}"

    @property
    def first(self) -> "Letter":
        """What began the conversation."""
        return self.thread if self.thread_id else self

    @property
    def shown_team(self) -> models.Model | None:
        """In whose name it was written, unless moderators have hidden that team."""
        return None if self.team is None or self.team.is_hidden else self.team

    @property
    def shown_as(self) -> str:
        """Who wrote it: the receiver as such, a person as they wish to be shown."""
        if self.is_answer:
            return self.receiver.name
        return gettext("A resident") if self.hides_name else self.author.shown_as
