"""Asked again 30 and 90 days after a result.

A later round is an `Evaluation` of its own with the same people; the announcement is one outbox
row by its key, so that two runners ask once.
"""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef

from initiatives import evaluating
from initiatives.models import Evaluation, Initiative
from initiatives.stages import RESULTS
from kernel.outbox import Outbox

LONGEST_SILENCE = timedelta(days=30)


def ask_again(now: datetime) -> int:
    """Open what is due; returns how many questions were asked."""
    asked = 0
    for days in settings.ASK_AGAIN_DAYS:
        asked += sum(_ask_about_result(row.pk, days) for row in _results(now, days))
    return asked


def _results(now: datetime, days: int) -> list[Initiative]:
    """Concluded that long ago and not asked at this distance; long silence is let rest."""
    then = now - timedelta(days=days)
    later = Evaluation.objects.filter(
        initiative=OuterRef("pk"), days_after=days, opened_at__gt=OuterRef("stage_since")
    )
    rows = Initiative.objects.filter(
        stage__in=RESULTS, stage_since__lte=then, stage_since__gt=then - LONGEST_SILENCE
    )
    return list(rows.exclude(Exists(later)).order_by("pk"))


@transaction.atomic
def _ask_about_result(pk: int, days: int) -> bool:
    initiative = Initiative.objects.select_for_update(of=("self",)).get(pk=pk)
    last = initiative.evaluation
    if initiative.stage not in RESULTS or last is None:
        return False
    if initiative.evaluations.filter(round=last.round, days_after=days).exists():
        return False
    initiative.evaluations.filter(closed_at=None).update(closed_at=last.closes_at)
    evaluation = evaluating.open_round(
        initiative, set(last.asked.values_list("pk", flat=True)), days_after=days
    )
    Outbox.put(
        "ask_again",
        key=f"ask_again:evaluation:{evaluation.pk}",
        payload={"evaluation": evaluation.pk, "days": days},
    )
    return True
