"""Who was drawn to judge: independent evaluators beside the affected, and residents among them."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Func, Q, Value
from django.db.models.functions import JSONObject

from community.models.hideable import Hideable, HideableQuerySet
from initiatives import lots
from initiatives.criteria import Criterion
from initiatives.models.closing import Area
from initiatives.models.evaluation import Evaluation, Verdict, grade_field, of_the_scale
from kernel.models import JournalEntry


class Draw(models.Model):
    """One draw: the entry whose seal was the seed, and everybody who could be drawn."""

    evaluation = models.OneToOneField(Evaluation, on_delete=models.CASCADE, related_name="draw")
    entry = models.ForeignKey(JournalEntry, on_delete=models.PROTECT, related_name="+")
    # "kind:key" of each, as it was when the evaluation began: so that anybody can draw again
    pool = models.JSONField(default=list)

    def __str__(self) -> str:
        return f"{self.evaluation_id}: {len(self.pool)}"

    @property
    def seed(self) -> str:
        """The seal of the entry, as the page of the journal shows it."""
        return bytes(self.entry.seal).hex()

    def in_order(self, kind: str) -> list[str]:
        """Those of one kind, in the order of their lots."""
        names = [name for name in self.pool if name.startswith(f"{kind}:")]
        return lots.in_order(self.seed, names)


class ResidentsDrawQuerySet(models.QuerySet["ResidentsDraw"]):
    """Draws of residents; a pool may be a whole city."""

    def with_first(self, *, beyond: int) -> Self:
        """Without the pool, with `first`: those drawn and so many after them, in their order."""
        first = Func(
            F("pool"),
            Value("$[0 to $last]"),
            JSONObject(last=F("places") + beyond - 1),
            function="jsonb_path_query_array",
            output_field=models.JSONField(),
        )
        return self.defer("pool").annotate(first=first)


class ResidentsDraw(models.Model):
    """Which residents were asked: how many live in the area of effect, and by which lots.

    Nobody's key stands here. Where more qualify than there are places, each is a name that is
    made of our secret and of the entry, so that everybody can draw again and nobody learns who.
    """

    evaluation = models.OneToOneField(
        Evaluation, on_delete=models.CASCADE, related_name="residents_draw"
    )
    area = models.CharField(max_length=9, choices=Area)
    qualified = models.PositiveIntegerField()
    places = models.PositiveSmallIntegerField()
    pool = models.JSONField(default=list)  # in the order of their lots; empty: all are asked

    objects = ResidentsDrawQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(area__in=Area.values), name="residents_draw_area_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.evaluation_id}: {self.qualified}"


class DrawnEvaluator(Hideable):
    """An organisation or an office that was drawn, and its word; it decides nothing."""

    draw = models.ForeignKey(Draw, on_delete=models.CASCADE, related_name="evaluators")
    kind = models.CharField(max_length=20)
    ref = models.BigIntegerField()
    verdict = models.CharField(max_length=6, choices=Verdict, blank=True)
    quality = grade_field()
    recipients = grade_field()
    overall = grade_field()
    comment = models.TextField(blank=True)
    said_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    said_at = models.DateTimeField(null=True, blank=True)

    objects = HideableQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["kind", "ref"], name="drawn_evaluator_of")]
        constraints = [
            models.UniqueConstraint(
                fields=["draw", "kind", "ref"], name="drawn_evaluator_is_drawn_once"
            ),
            models.CheckConstraint(
                condition=Q(verdict__in=["", *Verdict.values]),
                name="drawn_evaluator_verdict_is_known",
            ),
            models.CheckConstraint(
                condition=Q(verdict="", said_by=None, said_at=None)
                | (~Q(verdict="") & Q(said_by__isnull=False, said_at__isnull=False)),
                name="drawn_evaluator_says_who_and_when",
            ),
            *of_the_scale("drawn_evaluator"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """How the draw calls it."""
        return f"{self.kind}:{self.ref}"

    @property
    def grades(self) -> dict[str, int | None]:
        """What was graded, by criterion."""
        return {criterion: getattr(self, criterion) for criterion in Criterion}
