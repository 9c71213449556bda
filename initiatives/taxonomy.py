"""The words demand is named in and supply answers in: spheres, skills, kinds, categories."""

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from kernel.names import TrilingualName


class WordQuerySet(models.QuerySet["Word"]):
    """Words by use."""

    def in_use(self) -> "WordQuerySet":
        """Those a person may still choose, in the printed order."""
        return self.filter(is_active=True).order_by("ordering", "code")


class Word(TrilingualName):
    """A word of reference data: a stable code, a name in three languages, an order."""

    code = models.SlugField(max_length=40, unique=True)
    is_active = models.BooleanField(default=True)
    ordering = models.PositiveSmallIntegerField(default=0)

    objects = WordQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["ordering", "code"]


class Direction(Word):
    """The sphere of an initiative; the 21 directions of the 2023 report."""

    hint_kk = models.TextField(blank=True)
    hint_ru = models.TextField(blank=True)
    hint_en = models.TextField(blank=True)

    @property
    def hint(self) -> str:
        """What belongs to it, in the language of the page."""
        return getattr(self, f"hint_{(get_language() or 'kk')[:2]}", "") or self.hint_kk


class DirectionRule(TrilingualName):
    """What an author is told before choosing a sphere; a rule without one is told to all."""

    class Kind(models.TextChoices):
        """What the rule says."""

        SIGN = "sign", _("A sign of volunteering")
        LIMIT = "limit", _("What volunteers may not do")
        BELONGS = "belongs", _("What belongs to this sphere, or to another")

    code = models.SlugField(max_length=40, unique=True)
    kind = models.CharField(max_length=8, choices=Kind)
    direction = models.ForeignKey(
        Direction, on_delete=models.PROTECT, null=True, blank=True, related_name="rules"
    )
    name_kk = models.CharField(max_length=300)
    name_ru = models.CharField(max_length=300, blank=True)
    name_en = models.CharField(max_length=300, blank=True)
    source = models.CharField(max_length=200)
    ordering = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["ordering", "code"]


class Skill(Word):
    """What a person can do that a need may ask for."""

    class Kind(models.TextChoices):
        """How the report groups them."""

        PROFESSIONAL = "professional", _("Professional")
        TEACHING = "teaching", _("Teaching")
        PRACTICAL = "practical", _("Practical work")
        SOFT = "soft", _("Working with people")

    kind = models.CharField(max_length=12, choices=Kind, default=Kind.PRACTICAL)


class ResourceKind(Word):
    """A kind of thing, place or service that can be asked for or given."""


class CareKind(Word):
    """A kind of thing a team looks after for years: a tree, a feeding point, a monument."""

    icon = models.CharField(max_length=40, blank=True)
    every_days = models.PositiveSmallIntegerField(default=30)
    # of a kind that must not be found by everybody: how wide the cell is that they are shown
    cell_km = models.PositiveSmallIntegerField(default=0)

    class Meta(Word.Meta):
        constraints = [
            models.CheckConstraint(
                condition=models.Q(every_days__gt=0), name="care_kind_wants_a_look"
            )
        ]

    @property
    def is_sensitive(self) -> bool:
        """Everybody sees a cell, never the place."""
        return self.cell_km > 0


class EmergencyPhone(Word):
    """A number to call before anything is written here."""

    number = models.CharField(max_length=20)


class Channel(Word):
    """How a person reached the front office that wrote their report down."""


class ProblemCategory(Word):
    """What kind of trouble a problem is; it decides the sphere, the office and the precision."""

    icon = models.CharField(max_length=40, blank=True)
    direction = models.ForeignKey(
        Direction, on_delete=models.PROTECT, related_name="categories", null=True, blank=True
    )
    displaced_metres = models.PositiveSmallIntegerField(default=0)
    is_emergency = models.BooleanField(default=False)
    phones = models.ManyToManyField(EmergencyPhone, blank=True, related_name="categories")
    # each inner list is one idea in the words people use for it, in any of the languages
    also_called = models.JSONField(default=list, blank=True)

    class Meta(Word.Meta):
        verbose_name_plural = "problem categories"
