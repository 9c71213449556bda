"""A flag: somebody says that a thing breaks a rule. Not a complaint in law."""

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Count, Q
from django.utils import timezone

from community.breaches import Breach

Counted = dict[str, int]


class FlagQuerySet(models.QuerySet["Flag"]):
    """Flags by what they are about."""

    def of(self, subject: models.Model) -> "FlagQuerySet":
        """Those on one thing."""
        kind = ContentType.objects.get_for_model(subject)
        return self.filter(subject_type=kind, subject_id=subject.pk)

    def counted_by_breach(self) -> dict[tuple[int, int], Counted]:
        """How often each rule was named, for each thing: one query for a whole page."""
        rows = self.order_by().values_list("subject_type", "subject_id", "breach")
        counted: dict[tuple[int, int], Counted] = {}
        for kind, key, breach, count in rows.annotate(count=Count("pk")).order_by("-count"):
            counted.setdefault((kind, key), {})[breach] = count
        return counted


class Flag(models.Model):
    """One person, signed in or a guest of one browser, flags one thing once."""

    subject_type = models.ForeignKey(ContentType, on_delete=models.PROTECT, related_name="+")
    subject_id = models.BigIntegerField()
    subject = GenericForeignKey("subject_type", "subject_id")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="flags",
    )
    visitor = models.CharField(max_length=32, blank=True)  # drawn at random for a guest's browser
    breach = models.CharField(max_length=16, choices=Breach)
    words = models.TextField(max_length=500, blank=True)
    at = models.DateTimeField(default=timezone.now)

    objects = FlagQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["subject_type", "subject_id"], name="flag_of_subject")]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "subject_type", "subject_id"], name="flag_is_one_per_person"
            ),
            models.UniqueConstraint(
                fields=["visitor", "subject_type", "subject_id"],
                condition=~Q(visitor=""),
                name="flag_is_one_per_visitor",
            ),
            models.CheckConstraint(
                condition=Q(user=None) | Q(visitor=""), name="flag_comes_from_one_side"
            ),
            models.CheckConstraint(
                condition=Q(breach__in=Breach.values), name="flag_breach_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.breach}: {self.subject_type_id}/{self.subject_id}"
