"""Names in three columns: Kazakh is required, the others fall back to it."""

from django.db import models
from django.utils.translation import get_language


class TrilingualName(models.Model):
    """A thing of the reference data with a name in three languages."""

    name_kk = models.CharField(max_length=200)
    name_ru = models.CharField(max_length=200, blank=True)
    name_en = models.CharField(max_length=200, blank=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """The name in the language of the page."""
        return self.name_in(get_language() or "kk")

    def name_in(self, language: str) -> str:
        """The name in one of kk, ru, en; Kazakh where that one is missing."""
        return getattr(self, f"name_{language[:2]}", "") or self.name_kk
