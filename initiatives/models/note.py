"""Internal notes: what those who keep the desk tell each other about a thing, never the public."""

from django.conf import settings
from django.db import models

from initiatives.models.about import About
from kernel.models import TimeStamped


class Note(About, TimeStamped):
    """One note of one colleague; what it said before an edit stays readable beside it."""

    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="desk_notes"
    )
    text = models.TextField()
    edited_at = models.DateTimeField(null=True, blank=True)

    class Meta(About.Meta):
        pass

    def __str__(self) -> str:
        return f"{self.thing}: {self.pk}"


class NoteVersion(models.Model):
    """What a note said until a moment."""

    note = models.ForeignKey(Note, on_delete=models.CASCADE, related_name="versions")
    text = models.TextField()
    until = models.DateTimeField()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.note_id}, {self.until}"
