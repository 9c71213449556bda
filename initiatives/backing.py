"""Standing behind an initiative, and what follows when enough people do.

A support is written before the initiative is locked and counted after it, so whoever holds the
lock last counts everybody: nobody is counted twice, and the threshold is reached once.
"""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import transaction

from community import supporting
from community.models import Support
from initiatives.models import Initiative, OwedAnswer
from initiatives.predicates import has_a_hand_in
from initiatives.stages import STILL_OPEN, SUPPORTED_IN, Stage
from initiatives.thresholds import threshold_of
from initiatives.voices import voices, voices_of
from kernel.models import JournalEntry
from kernel.workflow import Refusal

HOLDS, RESUMES = {"merge", "suspend"}, {"unmerge", "resume"}
HELD_IN = {Stage.DUPLICATE, Stage.SUSPENDED}
GOES_ON = RESUMES | {"reopen", "appeal"}
SETTLES, LAPSES = {"accept", "refuse"}, {"withdraw"}


@transaction.atomic
def back(user: Any, initiative: Initiative) -> Support:  # noqa: ANN401 - any person
    """Stand behind it; a second time changes nothing. Refuses own_thing, support_is_over."""
    if has_a_hand_in(user, initiative):
        raise Refusal("own_thing")
    row = supporting.support(user, initiative)
    if held(initiative).stage not in SUPPORTED_IN:
        raise Refusal("support_is_over")
    look_again(initiative)
    return row


def held(initiative: Initiative) -> Initiative:
    """The row as it is now, until the end of the transaction; readers and keys do not wait."""
    rows = Initiative.objects.select_for_update(of=("self",), no_key=True)
    return rows.select_related("region").get(pk=initiative.pk)


@transaction.atomic
def look_again(initiative: Initiative) -> OwedAnswer | None:
    """The answer that is owed from now on, if there have just become enough people."""
    if OwedAnswer.objects.filter(initiative=initiative).exists():
        return None
    initiative = held(initiative)
    if initiative.stage not in STILL_OPEN or initiative.is_hidden:
        return None
    threshold, supporters = threshold_of(initiative.region), voices_of(initiative)
    if supporters < threshold.needed:
        return None
    owed, is_new = OwedAnswer.objects.get_or_create(
        initiative=initiative,
        defaults={
            "supporters": supporters,
            "needed": threshold.needed,
            "population": threshold.people,
            "population_on": threshold.on,
        },
    )
    if is_new:
        owed.move("owe", by=None, supporters=supporters, needed=threshold.needed)
    return owed if is_new else None


@transaction.atomic
def confirm_voices_of(user: Any) -> int:  # noqa: ANN401 - any person
    """Their contact is confirmed: what they supported before counts from now on."""
    kind = ContentType.objects.get_for_model(Initiative)
    waiting = Support.objects.filter(user=user, contact_confirmed=False)
    keys = list(waiting.filter(subject_type=kind).values_list("subject_id", flat=True))
    confirmed = supporting.confirm_supports_of(user)
    for initiative in Initiative.objects.filter(pk__in=keys).order_by("pk"):
        look_again(initiative)
    return confirmed


def follow_move(initiative: Initiative, entry: JournalEntry) -> None:
    """What a move of the initiative does to the answer owed, or to the count."""
    owed = OwedAnswer.objects.waiting().filter(initiative=initiative).first()
    if owed is not None:
        _follow(owed, entry)
    if entry.verb in GOES_ON:
        look_again(initiative)
    if entry.verb == "merge":
        look_again(initiative.duplicate_of)


def _follow(owed: OwedAnswer, entry: JournalEntry) -> None:
    if entry.verb in SETTLES:
        names = ("public_answer_kk", "public_answer_ru")
        owed.move("settle", by=None, **{name: entry.details[name] for name in names})
    elif entry.verb in HOLDS and owed.stage == "owed":
        owed.move("hold", by=None)
    elif entry.verb in RESUMES and owed.stage == "held" and not owed.initiative.is_hidden:
        owed.move("resume", by=None)
    elif entry.verb in LAPSES:
        owed.move("lapse", by=None)


@transaction.atomic
def follow_mark(initiative: Initiative) -> None:
    """Moderators have hidden it or shown it again: no clock runs against what nobody may read."""
    owed = OwedAnswer.objects.waiting().filter(initiative=initiative).first()
    if owed is None:
        look_again(initiative)
    elif initiative.is_hidden and owed.stage == "owed":
        owed.move("hold", by=None)
    elif not initiative.is_hidden and owed.stage == "held" and initiative.stage not in HELD_IN:
        owed.move("resume", by=None)


def owe_nothing(initiative: Initiative) -> None:
    """It is deleted: there is nothing left to answer."""
    for owed in OwedAnswer.objects.waiting().filter(initiative=initiative):
        owed.move("lapse", by=None)


def look_at_all_in(regions: Iterable[int]) -> int:
    """A threshold has changed there: those with enough voices now; returns how many are new."""
    rows = Initiative.objects.shown().filter(region__in=regions, stage__in=STILL_OPEN)
    rows = rows.filter(owed_answer=None).select_related("region").annotate(voices=voices())
    least = min(rule["least"] for rule in settings.SUPPORT_RULE.values())
    return sum(look_again(one) is not None for one in rows.filter(voices__gte=least))
