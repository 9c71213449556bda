"""News of the work: what those who do it tell everybody while it goes on, with photos."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from community.models import Hideable, HideableQuerySet
from initiatives.models.initiative import Initiative
from kernel.models import TimeStamped

MOST_LETTERS = 2000


class WorkNewsQuerySet(HideableQuerySet):
    """News by who may read them."""

    def said(self) -> Self:
        """Those whose words everybody may read."""
        return self.shown().filter(taken_back_at=None)


class WorkNews(TimeStamped, Hideable):
    """What one person of those who do the work tells of it, in their own language."""

    # the index on the news begins with it
    initiative = models.ForeignKey(
        Initiative, on_delete=models.CASCADE, related_name="news", db_index=False
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    text = models.TextField(max_length=MOST_LETTERS, blank=True)
    language = models.CharField(max_length=2, choices=settings.LANGUAGES)
    hides_name = models.BooleanField(default=True)
    taken_back_at = models.DateTimeField(null=True, blank=True, editable=False)
    client_id = models.UUIDField(editable=False)

    objects = WorkNewsQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "work news"
        indexes = [models.Index(fields=["initiative", "-id"], name="news_of_initiative")]
        constraints = [
            models.UniqueConstraint(
                fields=["author", "client_id"], name="news_is_sent_once_from_a_form"
            ),
            models.CheckConstraint(
                condition=Q(taken_back_at=None) | Q(text=""), name="news_taken_back_has_no_words"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.initiative_id}: {self.pk}"

    @property
    def is_said(self) -> bool:
        """Everybody may read its words: a twin of the queryset's verb."""
        return self.taken_back_at is None and not self.is_hidden


class NewsPhoto(TimeStamped, Hideable):
    """One photo of a piece of news, re-encoded and stripped before it is kept."""

    news = models.ForeignKey(WorkNews, on_delete=models.CASCADE, related_name="photos")
    image = models.ImageField(upload_to="news/%Y/%m", width_field="width", height_field="height")
    width = models.PositiveIntegerField(default=0, editable=False)
    height = models.PositiveIntegerField(default=0, editable=False)

    objects = HideableQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.news_id}: {self.pk}"
