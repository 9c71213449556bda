"""The legal side of an organisation or a business: its number, and whether it was checked."""

from datetime import datetime

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kernel.models import Staged
from kernel.workflow import JournalEntry


class CheckStage(models.TextChoices):
    """How far the check of the papers has come."""

    NEW = "new", _("Not sent yet")
    CLAIMED = "claimed", _("Waiting for the check")
    VERIFIED = "verified", _("Verified")
    REFUSED = "refused", _("Not confirmed")


class LegalPerson(Staged):
    """What the register of legal persons knows about an owner."""

    owner = models.OneToOneField(
        "resources.Owner", on_delete=models.CASCADE, related_name="legal_person"
    )
    bin = models.CharField(max_length=12, unique=True)
    stage = models.CharField(
        max_length=24, choices=CheckStage, default=CheckStage.NEW, editable=False
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(stage__in=CheckStage.values), name="legal_person_stage_is_known"
            ),
            models.CheckConstraint(
                condition=Q(bin__regex=r"^[0-9]{12}$"), name="legal_person_bin_is_twelve_digits"
            ),
        ]

    def __str__(self) -> str:
        return self.bin

    @property
    def is_verified(self) -> bool:
        """A coordinator has seen the papers."""
        return self.stage == CheckStage.VERIFIED

    @property
    def verified_at(self) -> datetime | None:
        """Since when it is verified."""
        return self.stage_since if self.is_verified else None

    @property
    def region(self):  # noqa: ANN201 - geo.Region, or none
        """Whose coordinator checks it."""
        return self.owner.region

    @property
    def office(self) -> None:
        """No single office: the coordinators of the region."""
        return

    def move(self, verb: str, **given: object) -> JournalEntry:
        """Make one move of the table in `resources/verifying.py`."""
        from resources.verifying import CHECKING  # noqa: PLC0415 - the table names this model

        entry = CHECKING.apply(verb, self, **given)
        self.refresh_from_db()
        return entry
