"""Flagging a thing: once for each person, and the first flag calls the moderators."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction

from community.breaches import Breach
from community.models import DecisionStage, Flag
from community.moderated import kept_decision, kind_of
from kernel.workflow import WRONG_STAGE, Refusal

MOST_WORDS = 500


@transaction.atomic
def flag(
    thing: models.Model,
    *,
    breach: str,
    words: str = "",
    user: Any = None,  # noqa: ANN401 - a user, or nobody
    visitor: str = "",
) -> tuple[Flag, bool]:
    """The flag of this person or this guest's browser, and whether it is new.

    Refuses with reason_code_unknown and own_flag.
    """
    if breach not in Breach.values:
        raise Refusal("reason_code_unknown")
    if user is not None and kind_of(thing).author_of(thing) == user.pk:
        raise Refusal("own_flag")
    row, is_new = Flag.objects.get_or_create(
        subject_type=ContentType.objects.get_for_model(thing),
        subject_id=thing.pk,
        user=user,
        visitor="" if user else visitor,
        defaults={"breach": breach, "words": words.strip()[:MOST_WORDS]},
    )
    if is_new:
        _call_the_moderators(thing)
    return row, is_new


def _call_the_moderators(thing: models.Model) -> None:
    decision = kept_decision(thing)
    if decision.stage not in {DecisionStage.NEW, DecisionStage.KEPT}:
        return  # they have been called already
    try:
        decision.move("flag", by=None)
    except Refusal as refusal:
        if refusal.code != WRONG_STAGE:  # another flag was a moment faster
            raise
