"""Giving out parts of a problem that is of several kinds, or of several offices.

Each part is a problem of its own: it has its number, its office by the same rules, its own clock,
and its author is asked whether it is fixed. It stands at the same place, so it has no pin. The
whole is not said to be fixed, nor refused, while a part is still open.
"""

from django.db import transaction

from accounts.models import User
from initiatives.models import Problem
from initiatives.models.numbering import next_number
from initiatives.reporting import MOST_LETTERS
from initiatives.routing import office_for
from initiatives.stages import ProblemStage
from initiatives.taxonomy import ProblemCategory
from kernel.models import JournalEntry
from kernel.workflow import Refusal

MOST_PARTS = 10
MAY_BE_SPLIT = frozenset({ProblemStage.ACKNOWLEDGED, ProblemStage.IN_WORK})
AS_THE_WHOLE = (
    "author",
    "language",
    "hides_name",
    "region",
    "location",
    "public_location",
    "taken_by",
    "channel",
    "is_vouched_for",
)


@transaction.atomic
def split(whole: Problem, *, category: ProblemCategory, text: str, by: User) -> Problem:
    """Give out one part to the office that answers for its kind; returns it.

    Refuses with not_allowed, part_of_a_part, wrong_stage, parts_too_many, part_text_missing,
    text_too_long, category_unknown.
    """
    whole = Problem.objects.select_for_update(of=("self",)).get(pk=whole.pk)
    text = text.strip()
    if refusal := refusal_to_split(whole, by):
        raise refusal
    _check_words(category, text)
    routed = office_for(category, whole.region, place=whole.location)
    part = Problem.objects.create(
        number=next_number(whole.region),
        part_of=whole,
        category=category,
        text=text,
        office=routed.office,
        routed_because=routed.why,
        **{name: getattr(whole, name) for name in AS_THE_WHOLE},
    )
    part.move("confirm", by=None)
    JournalEntry.objects.note_down(whole, verb="split", actor=by, part=part.number)
    return part


def refusal_to_split(whole: Problem, by: User) -> Refusal | None:
    """Why this person may give out no part of it now, or None."""
    if not by.has_perm("initiatives.split_problem", whole):
        return Refusal("not_allowed")
    if whole.part_of_id:
        return Refusal("part_of_a_part")
    if whole.stage not in MAY_BE_SPLIT:
        return Refusal("wrong_stage", stage=whole.stage)
    is_full = whole.parts.count() >= MOST_PARTS
    return Refusal("parts_too_many", most=MOST_PARTS) if is_full else None


def _check_words(category: ProblemCategory, text: str) -> None:
    """The other office can tell what it is asked to do."""
    if not category.is_active:
        raise Refusal("category_unknown")
    if not text:
        raise Refusal("part_text_missing")
    if len(text) > MOST_LETTERS:
        raise Refusal("text_too_long", most=MOST_LETTERS)
