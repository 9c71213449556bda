"""How the work goes, in two lines on the page of an initiative: read along with it, no query."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import BigIntegerField, OuterRef, Subquery, Sum
from django.db.models.functions import Coalesce, JSONObject

from initiatives.models import Expense, Initiative, Progress, WorkNews
from initiatives.stages import GATHERING, RESULTS, UNDER_WAY, Stage

SHOWN_IN = GATHERING | UNDER_WAY | RESULTS | {Stage.EVALUATION}


@dataclass(frozen=True, slots=True)
class Latest:
    """The newest piece of news."""

    text: str
    language: str
    at: datetime


def latest_news() -> ArraySubquery:
    """The newest piece of news of an initiative, as a column of its own query."""
    rows = WorkNews.objects.said().filter(initiative=OuterRef("pk")).order_by("-pk")
    facts = JSONObject(text="text", language="language", at="created_at")
    return ArraySubquery(rows.values(facts=facts)[:1])


def spent() -> Coalesce:
    """What was spent on all lines of an initiative, as a column of its own query."""
    rows = Expense.objects.filter(line__initiative=OuterRef("pk")).order_by()
    summed = rows.values("line__initiative").annotate(all=Sum("amount_tiyn")).values("all")
    return Coalesce(Subquery(summed, output_field=BigIntegerField()), 0)


@dataclass(frozen=True)
class AtWork:
    """What the page of an initiative says of the work."""

    initiative: Initiative
    user: Any

    @property
    def is_shown(self) -> bool:
        """The initiative has been accepted."""
        return self.initiative.stage in SHOWN_IN

    @property
    def done(self) -> int:
        """How many milestones are done."""
        return sum(one["progress"] == Progress.DONE for one in self.initiative.planned)

    @property
    def spent_tiyn(self) -> int:
        """What was spent so far."""
        return self.initiative.spent_tiyn

    @property
    def latest(self) -> Latest | None:
        """The newest piece of news."""
        found = next(iter(self.initiative.latest_news), None)
        return Latest(**found | {"at": datetime.fromisoformat(found["at"])}) if found else None

    @property
    def may_tell(self) -> bool:
        """Does the work, and may say how it goes."""
        return self.user.has_perm("initiatives.tell_news", self.initiative)
