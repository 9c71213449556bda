"""Calendars behind a secret address: of a desk, and of the work somebody does."""

from django.conf import settings
from django.db import models


class SecretCalendar(models.Model):
    """The address of one person; a new edition makes every older address useless."""

    edition = models.PositiveIntegerField(default=1)
    is_open = models.BooleanField(default=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.pk}: {self.edition}"


class DueCalendar(SecretCalendar):
    """Until when each thing on the desk of one member of staff is to be answered."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        primary_key=True,
        related_name="due_calendar",
    )


class WorkCalendar(SecretCalendar):
    """The days of the work one person does or leads."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        primary_key=True,
        related_name="work_calendar",
    )
