"""In whose name an initiative is proposed, where it is not its author's own."""

from django.db import models

from kernel.models import TimeStamped


class Proposer(TimeStamped):
    """A group or a body behind an initiative; the author speaks for it."""

    initiative = models.OneToOneField(
        "initiatives.Initiative", on_delete=models.CASCADE, related_name="proposer"
    )
    owner = models.ForeignKey(
        "resources.Owner", on_delete=models.PROTECT, related_name="proposals"
    )

    def __str__(self) -> str:
        return f"{self.owner_id} → {self.initiative_id}"
