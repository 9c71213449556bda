"""What moderators may take out of the public's sight, and give back exactly as it was."""

from typing import Self

from django.db import models


class HideableQuerySet(models.QuerySet):
    """Rows by whether they may be shown."""

    def shown(self) -> Self:
        """Those no moderator has hidden."""
        return self.filter(hidden_at=None)


class Hideable(models.Model):
    """A thing with one mark that closes every public door, and nothing else changed."""

    hidden_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        abstract = True

    @property
    def is_hidden(self) -> bool:
        """A moderator has taken it out of sight."""
        return self.hidden_at is not None
