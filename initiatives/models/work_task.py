"""Tasks of the team: a short list of what is to be done, by whom, until when."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from initiatives.models.initiative import Initiative
from initiatives.models.team import Seat
from kernel.models import TimeStamped


class WorkTaskQuerySet(models.QuerySet["WorkTask"]):
    """Tasks by what became of them."""

    def open(self) -> "WorkTaskQuerySet":
        """Those that are not done yet."""
        return self.filter(done_at=None)

    def in_order(self) -> "WorkTaskQuerySet":
        """What is open first, by its day; then what is done, the latest first."""
        last = models.F("until").asc(nulls_last=True)
        done = models.F("done_at").desc(nulls_first=True)
        return self.order_by(done, last, "pk")


class WorkTask(TimeStamped):
    """One thing to do; anybody of the team takes it, or those of one role."""

    # the index on the tasks of an initiative begins with it
    initiative = models.ForeignKey(
        Initiative, on_delete=models.CASCADE, related_name="work_tasks", db_index=False
    )
    title = models.CharField(max_length=120)
    until = models.DateField(null=True, blank=True)
    seat = models.ForeignKey(
        Seat, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    taken_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    done_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = WorkTaskQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["initiative", "id"], name="task_of_initiative")]
        constraints = [
            models.CheckConstraint(
                condition=Q(done_at=None) | Q(taken_by__isnull=False),
                name="task_is_done_by_somebody",
            )
        ]

    def __str__(self) -> str:
        return self.title
