"""A secret address under which a calendar program reads the due dates of one desk."""

from django.conf import settings
from django.db import models


class DueCalendar(models.Model):
    """The address of one member of staff; a new edition makes every older address useless."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        primary_key=True,
        related_name="due_calendar",
    )
    edition = models.PositiveIntegerField(default=1)
    is_open = models.BooleanField(default=True)

    def __str__(self) -> str:
        return f"{self.user_id}: {self.edition}"
