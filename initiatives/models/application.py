"""What belongs to an application besides its words: who writes along, and papers."""

from django.conf import settings
from django.core.files.storage import Storage, storages
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from initiatives.models.initiative import Initiative
from kernel.models import TimeStamped


def private_store() -> Storage:
    """Where papers lie: a folder no address leads to."""
    return storages["private"]


class CoAuthor(TimeStamped):
    """Somebody asked to write along: a name the author gave the link, later a person."""

    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="co_authors")
    label = models.CharField(max_length=80)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="co_authorships",
    )
    accepted_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["initiative", "user"], name="co_author_is_one_per_person"
            ),
            models.CheckConstraint(
                condition=Q(user=None, accepted_at=None)
                | Q(user__isnull=False, accepted_at__isnull=False),
                name="co_author_has_accepted_or_is_nobody_yet",
            ),
        ]

    def __str__(self) -> str:
        return self.label


class Document(TimeStamped):
    """One paper of an application: a PDF, or a picture re-encoded and stripped."""

    class Kind(models.TextChoices):
        """What it is."""

        PDF = "pdf", _("PDF")
        PICTURE = "picture", _("Picture")

    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="documents")
    file = models.FileField(storage=private_store, upload_to="documents/%Y/%m")
    title = models.CharField(max_length=120)
    kind = models.CharField(max_length=8, choices=Kind)
    is_sketch = models.BooleanField(default=False, db_default=False)
    size_bytes = models.PositiveIntegerField()
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["initiative"], condition=Q(is_sketch=True), name="document_sketch_is_one"
            ),
            models.CheckConstraint(
                condition=Q(is_sketch=False) | Q(kind="picture"),
                name="document_sketch_is_a_picture",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """What it is called; a drawing by what it is, in the reader's language."""
        return str(_("Drawing of the place")) if self.is_sketch else self.title
