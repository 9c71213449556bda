"""What moderators decide about one thing: whether it stays, with its clock and its journal.

One row for one thing. The facts a moderator or an author needs after the thing itself is gone
(its number, its region, its author) are kept here: a deleted thing's row is its tombstone.
"""

from functools import cached_property
from typing import Any

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.predicates import is_signed_in
from accounts.querysets import moderated_by
from community.breaches import Breach
from community.hands import has_a_hand_in, is_a_side_of, with_a_hand_of, with_a_side_of
from kernel.models import JournalEntry, Staged
from kernel.workflow import Fact, Move


class DecisionStage(models.TextChoices):
    """Where a thing stands with the moderators."""

    NEW = "new", _("Nobody has flagged it")
    WAITING = "waiting", _("Flagged, waits for a moderator")
    KEPT = "kept", _("Looked at, stays")
    HIDDEN = "hidden", _("Hidden")
    APPEALED = "appealed", _("Hidden, the author appeals")
    DELETION_ASKED = "deletion_asked", _("Hidden, deletion waits for a second moderator")
    DELETED = "deleted", _("Deleted")


D = DecisionStage
ON_THE_QUEUE = frozenset({D.WAITING, D.APPEALED, D.DELETION_ASKED})
FOUR_EYES = frozenset({D.APPEALED, D.DELETION_ASKED})
OUT_OF_SIGHT = frozenset({D.HIDDEN, D.APPEALED, D.DELETION_ASKED, D.DELETED})


class DecisionQuerySet(models.QuerySet["Decision"]):
    """Decisions by their thing and by whose turn it is."""

    def of(self, subject: models.Model) -> "DecisionQuerySet":
        """That of one thing, if there is any."""
        kind = ContentType.objects.get_for_model(subject)
        return self.filter(subject_type=kind, subject_id=subject.pk)

    def of_kind(self, model: type[models.Model]) -> "DecisionQuerySet":
        """Those of all things of one model."""
        return self.filter(subject_type=ContentType.objects.get_for_model(model))

    def moderated_by(self, user: object) -> "DecisionQuerySet":
        """Those of this person's territory; nobody moderates what they have a hand in."""
        if not is_signed_in(user):
            return self.none()
        rows = self.filter(moderated_by(user)).exclude(author=user.pk)
        return rows.exclude(with_a_hand_of(user) | with_a_side_of(user))

    def on_the_queue_of(self, user: object) -> "DecisionQuerySet":
        """The rows of `community.decide`, the most urgent first; a test keeps the two in step."""
        rows = self.moderated_by(user).filter(stage__in=ON_THE_QUEUE)
        own = Q(stage__in=FOUR_EYES, decided_by=getattr(user, "pk", None))
        return rows.exclude(own).order_by(models.F("due_at").asc(nulls_last=True), "pk")


class Decision(Staged):
    """One thing under the eyes of the moderators of its territory."""

    kind = models.CharField(max_length=16)  # the name of its line in `community/moderated.py`
    subject_type = models.ForeignKey(ContentType, on_delete=models.PROTECT, related_name="+")
    subject_id = models.BigIntegerField()
    subject = GenericForeignKey("subject_type", "subject_id")
    number = models.CharField(max_length=20)
    region = models.ForeignKey("geo.Region", on_delete=models.PROTECT, related_name="+")
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    breach = models.CharField(max_length=16, choices=Breach, blank=True)
    # who hid it, or asked for its deletion: the next step under four eyes is another's
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    stage = models.CharField(max_length=24, choices=DecisionStage, default=D.NEW, editable=False)

    objects = DecisionQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(
                fields=["due_at", "id"],
                name="decision_queue",
                condition=Q(stage__in=[D.WAITING, D.APPEALED, D.DELETION_ASKED]),
            )
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["subject_type", "subject_id"], name="decision_is_one_for_each_thing"
            ),
            models.CheckConstraint(
                condition=Q(stage__in=DecisionStage.values), name="decision_stage_is_known"
            ),
        ]

    def __str__(self) -> str:
        return self.number

    def get_absolute_url(self) -> str:
        """What its author may read."""
        return reverse("moderation:decision", args=[self.pk])

    @property
    def is_out_of_sight(self) -> bool:
        """No public door leads to the thing."""
        return self.stage in OUT_OF_SIGHT

    def has_a_hand_of(self, user: Any) -> bool:  # noqa: ANN401 - a user
        """It is about this person's own work, or to them; asked once of each for all moves."""
        if user.pk not in self._hands:
            is_a_side = is_a_side_of(user, self.kind, self.subject_id)
            self._hands[user.pk] = is_a_side or has_a_hand_in(user, self.number)
        return self._hands[user.pk]

    @cached_property
    def _hands(self) -> dict[int, bool]:
        return {}

    def moves_open_to(self, user: object) -> list[Move]:
        """What this person may do next."""
        return _moves().open_to(user, self)

    def move(
        self, verb: str, *, by: object, seen: int | None = None, **given: Fact
    ) -> JournalEntry:
        """Carry out one move of the table; raises `Refusal` and changes nothing otherwise."""
        entry = _moves().apply(verb, self, by=by, seen=seen, **given)
        self.refresh_from_db()
        return entry


def _moves() -> Any:  # noqa: ANN401 - the table imports this model
    from community.moderation import MODERATION  # noqa: PLC0415

    return MODERATION
