"""What an official may open on the desk: their own territory and what was asked of them.

Wider than the queue (what is decided stays readable), narrower than the public: another
territory's things are not here at all.
"""

from typing import Any

from django.db.models import Prefetch, Q, QuerySet

from accounts.roles import OfficeKind
from initiatives.models import Initiative, Problem, TeamMember
from initiatives.querysets.territory import watched_by
from initiatives.stages import ProblemStage, Stage

AT_THE_DESK = (
    OfficeKind.OFFICIAL_DISTRICT.value,
    OfficeKind.OFFICIAL_REGION.value,
    OfficeKind.DEPARTMENT.value,
    OfficeKind.COORDINATOR.value,
    OfficeKind.MODERATOR.value,
)

IN_HANDS = ("assigned_to", "assigned_office")


def problems_on_duty(user: Any) -> QuerySet[Problem]:  # noqa: ANN401 - a user
    """Sent problems of the territory, with what the page shows."""
    rows = Problem.objects.filter(watched_by(user)).exclude(stage=ProblemStage.REPORTED)
    return rows.prefetch_related("sheet__questions").select_related(
        "author",
        "category__direction",
        "region__parent",
        "sheet",
        "office__region",
        "duplicate_of",
        *IN_HANDS,
    )


def initiatives_on_duty(user: Any) -> QuerySet[Initiative]:  # noqa: ANN401 - a user
    """Sent initiatives of the territory, and those a body of this person was asked about."""
    asked = Initiative.objects.on_the_desk_of(user).order_by().values("pk")
    rows = Initiative.objects.filter(watched_by(user) | Q(pk__in=asked)).exclude(stage=Stage.DRAFT)
    team = TeamMember.objects.select_related("user", "seat", "need").order_by("pk")
    return rows.prefetch_related(Prefetch("members", team)).select_related(
        "author",
        "lead",
        "region__parent",
        "office__region",
        "called_by",
        "direction",
        "questionnaire",
        "duplicate_of",
        *IN_HANDS,
    )
