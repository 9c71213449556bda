"""A body that is no office here and was asked by letter: a company, a utility, another agency."""

from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models import Office
from initiatives.models.about import About, AboutQuerySet
from initiatives.models.given import recorded
from initiatives.models.initiative import Initiative
from initiatives.models.problem import Problem
from kernel.models import JournalEntry, Staged, TimeStamped
from kernel.workflow import Fact, Move


class OutsideStage(models.TextChoices):
    """Where a question to an outside body stands."""

    WRITTEN = "written", _("Written")
    ASKED = "asked", _("The answer is awaited")
    ANSWERED = "answered", _("Answered, not looked at yet")
    PUBLISHED = "published", _("Answered")
    DECLINED = "declined", _("Answered, not published")
    REVOKED = "revoked", _("Taken back")
    LATE = "late", _("No answer in time")


O = OutsideStage  # noqa: E741 - one letter, as S and P in the stages
# everybody reads that a body was asked; what it answered only once an official published it
IN_PUBLIC = frozenset({O.ASKED, O.ANSWERED, O.PUBLISHED, O.LATE})


class OutsideQuerySet(AboutQuerySet):
    """Questions to outside bodies."""

    def in_public(self) -> Self:
        """Those everybody may know of."""
        return self.filter(stage__in=IN_PUBLIC)

    def with_answer_for(self, user: object) -> Self:
        """Those whose answer this person may read: published, or on the desk they keep."""
        published = self.filter(
            Q(problem__in=Problem.objects.visible_to(user).order_by().values("pk"))
            | Q(initiative__in=Initiative.objects.visible_to(user).order_by().values("pk")),
            stage=OutsideStage.PUBLISHED,
        )
        return self.filter(
            Q(pk__in=published.values("pk")) | Q(pk__in=self.kept_by(user).values("pk"))
        )


class OutsideQuestion(About, Staged):
    """One question to one body by letter; only those who keep the desk know its address."""

    body = models.CharField(max_length=160)
    email = models.EmailField()
    question = models.TextField()
    office = models.ForeignKey(
        Office, on_delete=models.PROTECT, null=True, blank=True, related_name="asked_outside"
    )
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    answer_kk = models.TextField(blank=True)
    answer_ru = models.TextField(blank=True)
    stage = models.CharField(
        max_length=24, choices=OutsideStage, default=OutsideStage.WRITTEN, editable=False
    )

    objects = OutsideQuerySet.as_manager()

    class Meta(About.Meta):
        indexes = [models.Index(fields=["stage", "due_at"], name="outside_timers")]

    def __str__(self) -> str:
        return self.body

    def moves_open_to(self, user: object) -> list[Move]:
        """What this person may do next."""
        return _table().open_to(user, self)

    def move(
        self, verb: str, *, by: object, seen: int | None = None, **given: Fact
    ) -> JournalEntry:
        """Carry out one move of the table; raises `Refusal` and changes nothing otherwise."""
        entry = _table().apply(verb, self, by=by, seen=seen, **recorded(given))
        self.refresh_from_db()
        return entry


def _table() -> Any:  # noqa: ANN401 - the table imports this model
    from initiatives.outside_pipeline import OUTSIDE  # noqa: PLC0415

    return OUTSIDE


class OutsidePhoto(TimeStamped):
    """One photo of an answer, re-encoded and stripped before it is kept."""

    question = models.ForeignKey(OutsideQuestion, on_delete=models.CASCADE, related_name="photos")
    image = models.ImageField(
        upload_to="outside/%Y/%m", width_field="width", height_field="height"
    )
    width = models.PositiveIntegerField(default=0, editable=False)
    height = models.PositiveIntegerField(default=0, editable=False)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.question_id}: {self.pk}"
