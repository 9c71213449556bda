"""A promise of something to a need. A promise is not a gift: only what is given was given."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from kernel.models import Staged
from kernel.workflow import JournalEntry


class PledgeStage(models.TextChoices):
    """How far a promise has come."""

    NEW = "new", _("Not made yet")
    PROMISED = "promised", _("Promised")
    ACCEPTED = "accepted", _("Accepted")
    DECLINED = "declined", _("Declined")
    GIVEN = "given", _("Given")
    RELEASED = "released", _("Released")
    WITHDRAWN = "withdrawn", _("Withdrawn")


COUNTS = frozenset({PledgeStage.ACCEPTED, PledgeStage.GIVEN})
STILL_HELD = frozenset({PledgeStage.PROMISED, PledgeStage.ACCEPTED})


class PledgeQuerySet(models.QuerySet["Pledge"]):
    """Promises by what they mean."""

    def counted(self) -> "PledgeQuerySet":
        """Those that cover a part of their need."""
        return self.filter(stage__in=COUNTS)

    def given(self) -> "PledgeQuerySet":
        """Those that changed hands."""
        return self.filter(stage=PledgeStage.GIVEN)

    def still_held(self) -> "PledgeQuerySet":
        """Those that were promised and have not changed hands."""
        return self.filter(stage__in=STILL_HELD)

    def mattering(self) -> "PledgeQuerySet":
        """Those that bound somebody at some time: neither refused nor taken back."""
        return self.filter(stage__in=COUNTS | STILL_HELD | {PledgeStage.RELEASED})

    def of(self, user: models.Model) -> "PledgeQuerySet":
        """Those of every owner this person is or speaks for."""
        from resources.models.owner import Owner  # noqa: PLC0415 - the owner's app is this one

        return self.filter(owner__in=Owner.objects.spoken_for_by(user))


class Pledge(Staged):
    """What an owner promises to a need of an initiative: a number of things, or money."""

    owner = models.ForeignKey("resources.Owner", on_delete=models.PROTECT, related_name="pledges")
    need = models.ForeignKey("initiatives.Need", on_delete=models.PROTECT, related_name="pledges")
    quantity = models.PositiveIntegerField(null=True, blank=True)
    amount_tiyn = models.PositiveBigIntegerField(null=True, blank=True)
    note = models.CharField(max_length=500, blank=True)
    client_id = models.UUIDField(unique=True, null=True, blank=True, editable=False)
    stage = models.CharField(
        max_length=24, choices=PledgeStage, default=PledgeStage.NEW, editable=False
    )

    objects = PledgeQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["need", "stage"], name="pledge_need_stage")]
        constraints = [
            models.CheckConstraint(
                condition=Q(quantity__isnull=False, quantity__gt=0, amount_tiyn=None)
                | Q(quantity=None, amount_tiyn__isnull=False, amount_tiyn__gt=0),
                name="pledge_is_things_or_money",
            ),
            models.CheckConstraint(
                condition=Q(stage__in=PledgeStage.values), name="pledge_stage_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.need} ← {self.owner}"

    def get_absolute_url(self) -> str:
        """It is read on its initiative's page."""
        return reverse("initiatives:detail", args=[self.need.initiative_id])

    @property
    def worth(self) -> int:
        """How much of the need it covers, in the need's own measure."""
        return self.quantity or self.amount_tiyn or 0

    def move(self, verb: str, **given: object) -> JournalEntry:
        """Make one move of the table in `resources/pledging.py`."""
        from resources.pledging import PLEDGE_MOVES  # noqa: PLC0415 - the table names this model

        entry = PLEDGE_MOVES.apply(verb, self, **given)
        self.refresh_from_db()
        return entry
