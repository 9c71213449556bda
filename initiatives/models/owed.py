"""An answer owed: enough people support an initiative, so the akimat must say what it will do."""

from typing import Any, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from initiatives.models.given import recorded
from initiatives.models.initiative import Initiative
from kernel.models import JournalEntry, Staged
from kernel.workflow import Fact, Move


class OwedStage(models.TextChoices):
    """Where an answer to supporters stands."""

    COUNTED = "counted", _("Counted")
    OWED = "owed", _("The answer is owed")
    HELD = "held", _("The clock stands still")
    ANSWERED = "answered", _("Answered")
    LAPSED = "lapsed", _("No answer is owed any more")


WAITING = frozenset({OwedStage.OWED, OwedStage.HELD})


class OwedAnswerQuerySet(models.QuerySet["OwedAnswer"]):
    """Answers owed, by whose they are."""

    def waiting(self) -> Self:
        """Those nobody has given yet."""
        return self.filter(stage__in=WAITING)

    def on_the_desk_of(self, official: object) -> Self:
        """The rows of `initiatives.answer_supporters`, the most urgent first."""
        theirs = Initiative.objects.assignable_by(official).order_by().values("pk")
        return self.filter(stage=OwedStage.OWED, initiative__in=theirs).order_by("due_at", "pk")


class OwedAnswer(Staged):
    """What was counted when the threshold was reached, the clock since then, the answer."""

    initiative = models.OneToOneField(
        Initiative, on_delete=models.CASCADE, related_name="owed_answer"
    )
    supporters = models.PositiveIntegerField()
    needed = models.PositiveIntegerField()
    population = models.PositiveIntegerField(null=True, blank=True)
    population_on = models.DateField(null=True, blank=True)
    answer_kk = models.TextField(blank=True)
    answer_ru = models.TextField(blank=True)
    stage = models.CharField(
        max_length=24, choices=OwedStage, default=OwedStage.COUNTED, editable=False
    )

    objects = OwedAnswerQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["stage", "due_at"], name="owed_answer_desk")]
        constraints = [
            models.CheckConstraint(
                condition=Q(stage__in=OwedStage.values), name="owed_answer_stage_is_known"
            ),
            models.CheckConstraint(
                condition=Q(supporters__gte=models.F("needed")), name="owed_answer_has_enough"
            ),
            models.CheckConstraint(
                condition=~Q(stage=OwedStage.ANSWERED) | ~Q(answer_kk="") & ~Q(answer_ru=""),
                name="owed_answer_is_in_both_languages",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.initiative_id}: {self.stage}"

    @property
    def is_waiting(self) -> bool:
        """Nobody has given it yet."""
        return self.stage in WAITING

    def move(
        self, verb: str, *, by: object, seen: int | None = None, **given: Fact
    ) -> JournalEntry:
        """Carry out one move of the table; raises `Refusal` and changes nothing otherwise."""
        entry = _table().apply(verb, self, by=by, seen=seen, **recorded(given))
        self.refresh_from_db()
        return entry

    def moves_open_to(self, user: object) -> list[Move]:
        """What this person may do next."""
        return _table().open_to(user, self)


def _table() -> Any:  # noqa: ANN401 - the table imports this model
    from initiatives.owed_pipeline import OWED  # noqa: PLC0415

    return OWED
