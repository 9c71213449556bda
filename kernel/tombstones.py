"""What is left where personal data were: what it was, by which rule it went, and when."""

from django.db import models
from django.utils import timezone


class TombstoneQuerySet(models.QuerySet["Tombstone"]):
    """Tombstones by what lies under them."""

    def put(self, row: models.Model, rule: str) -> "Tombstone":
        """Mark a row as forgotten by a rule; a second time changes nothing."""
        number = getattr(row, "number", None) or ""
        stone, _ = self.get_or_create(
            kind=kind_of(row), ref=row.pk, defaults={"rule": rule, "number": number}
        )
        return stone

    def over(self, model: type[models.Model]) -> "models.QuerySet[Tombstone, int]":
        """The keys of the rows of a model that were forgotten: for a subquery."""
        return self.filter(kind=model._meta.label_lower).values_list("ref", flat=True)  # noqa: SLF001 - Django's public meta


class Tombstone(models.Model):
    """A row that was forgotten; nothing in it speaks of a person."""

    kind = models.CharField(max_length=60)
    ref = models.BigIntegerField()
    number = models.CharField(max_length=20, blank=True)
    rule = models.CharField(max_length=40)
    at = models.DateTimeField(default=timezone.now)

    objects = TombstoneQuerySet.as_manager()

    class Meta:
        app_label = "kernel"
        constraints = [
            models.UniqueConstraint(fields=["kind", "ref"], name="tombstone_is_one_for_each_row")
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.ref}: {self.rule}"


def kind_of(row: models.Model) -> str:
    """How a tombstone names a model."""
    return row._meta.label_lower  # noqa: SLF001 - Django's public meta
