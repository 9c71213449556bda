"""The moderators' queue: what waits in their territory, the most urgent first.

A page reads its decisions, the counts of the flags, and its things kind by kind: the number of
queries does not know how long the queue is.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from django.core.paginator import Page, Paginator
from django.db.models import Min, Q, QuerySet
from django.utils import timezone

from community.breaches import Breach
from community.models import Decision, DecisionStage, Flag
from community.moderated import KINDS
from initiatives.models import ProblemPhoto
from mapapp.templatetags.moments import days_left
from mapapp.web.moderation.photos import Masked
from mapapp.web.moderation.things import Shown

A_PAGE = 30
STATES = {
    "waiting": DecisionStage.WAITING,
    "appealed": DecisionStage.APPEALED,
    "deletion": DecisionStage.DELETION_ASKED,
}


@dataclass(frozen=True)
class Line:
    """One line of the queue."""

    shown: Shown
    reasons: dict[str, int]
    photo: Masked | None

    @property
    def decision(self) -> Decision:
        """What is to be decided."""
        return self.shown.decision

    @property
    def counted(self) -> list[tuple[str, int]]:
        """Which rules were named, how often."""
        return [(str(Breach(code).label), count) for code, count in self.reasons.items()]

    @property
    def flags(self) -> int:
        """How many people flagged it."""
        return sum(self.reasons.values())

    @cached_property
    def age(self) -> int:
        """Whole days since it waits."""
        return (timezone.now() - self.decision.stage_since).days

    @property
    def late(self) -> str:
        """By how much its term is over."""
        return days_left(self.decision.due_at) if self.decision.is_overdue else ""


def page_of(queue: QuerySet[Decision], state: str, number: str | None) -> Page:
    """One page of lines."""
    rows = queue.select_related("region")
    if state in STATES:
        rows = rows.filter(stage=STATES[state])
    page = Paginator(rows, A_PAGE).get_page(number)
    page.object_list = lines_of(list(page.object_list))
    return page


def lines_of(decisions: list[Decision]) -> list[Line]:
    """The lines with everything they show."""
    give_their_things(decisions)
    counted = flags_of(decisions)
    photos = first_photos(decisions)
    return [
        Line(
            Shown(one),
            counted.get((one.subject_type_id, one.subject_id), {}),
            photos.get((one.kind, one.subject_id)),
        )
        for one in decisions
    ]


def give_their_things(decisions: Iterable[Decision]) -> None:
    """One query for each kind; a thing that is gone is None."""
    keys = defaultdict(list)
    for one in decisions:
        keys[one.kind].append(one.subject_id)
    found = {
        kind: KINDS[kind].model._base_manager.in_bulk(refs)  # noqa: SLF001 - hidden ones too
        for kind, refs in keys.items()
    }
    for one in decisions:
        one.subject = found[one.kind].get(one.subject_id) or one.subject


def flags_of(decisions: list[Decision]) -> dict[tuple[int, int], dict[str, int]]:
    """How often each rule was named for each of them."""
    wanted = Q(pk__in=[])
    for kind in {one.subject_type_id for one in decisions}:
        refs = [one.subject_id for one in decisions if one.subject_type_id == kind]
        wanted |= Q(subject_type=kind, subject_id__in=refs)
    return Flag.objects.filter(wanted).counted_by_breach()


def first_photos(decisions: list[Decision]) -> dict[tuple[str, int], Masked]:
    """A blurred look at each: the photo itself, or the first one of a problem."""
    own = {
        (one.kind, one.subject_id): Masked(one.subject, is_open=False)
        for one in decisions
        if KINDS[one.kind].is_photo and one.subject
    }
    refs = [one.subject_id for one in decisions if one.kind == "problem"]
    firsts = ProblemPhoto.objects.filter(problem__in=refs).values("problem")
    keys = firsts.annotate(first=Min("pk")).order_by().values("first")
    theirs = {
        ("problem", photo.problem_id): Masked(photo, is_open=False)
        for photo in ProblemPhoto.objects.filter(pk__in=keys)
    }
    return own | theirs
