"""Saving an application page by page, so that nobody overwrites what they have not read.

A page is saved only over what its writer was shown: it carries a mark of what stood there, and
a page whose mark is old is refused as stale. Different pages never stand in each other's way.
"""

import json
from hashlib import sha256
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction

from accounts.models import User
from initiatives.answering import newest_for
from initiatives.models import Initiative, Questionnaire
from initiatives.starting import WRITES, change_initiative
from kernel.workflow import NOT_ALLOWED, STALE, Refusal

LETTERS = 16
HOLDS: dict[str, tuple[str, ...]] = {
    "place": ("location", "region_id", "language"),
    "result": ("title", "summary", "direction_id", "signs", "keeps_limits", "hides_name"),
    "questions": ("questionnaire_id", "sphere_questionnaire_id", "answers"),
    "plan": ("plan_starts", "plan_ends"),
}
MAY = {"plan": "initiatives.keep_plan"}  # whoever leads keeps the dates later on


def mark_of(initiative: Initiative, page: str) -> str:
    """What stands on a page now, as a short word; a page of lists alone has none."""
    if page not in HOLDS:
        return ""
    return word_of([_plain(getattr(initiative, name)) for name in HOLDS[page]])


def word_of(held: list[Any]) -> str:
    """Some values as a short word: the same values, the same word."""
    text = json.dumps(held, cls=DjangoJSONEncoder, sort_keys=True)
    return sha256(text.encode()).hexdigest()[:LETTERS]


def _plain(value: Any) -> Any:  # noqa: ANN401 - a field of the initiative
    """A point as two numbers, as precise as a form holds it."""
    return [f"{value.x:.6f}", f"{value.y:.6f}"] if hasattr(value, "x") else value


@transaction.atomic
def save_page(
    initiative: Initiative,
    page: str,
    *,
    by: User,
    seen: str | None,
    **facts: Any,  # noqa: ANN401 - the facts of `change_initiative`
) -> Initiative:
    """Keep one page. Refuses with not_allowed, stale, outside_kazakhstan, plan_backwards.

    The same words sent twice are no conflict: what is asked for stands there already.
    """
    now = Initiative.objects.select_for_update(of=("self",)).get(pk=initiative.pk)
    before = mark_of(now, page)
    changed = change_initiative(now, by=by, may=MAY.get(page, WRITES), **facts)
    if seen is not None and seen != before and mark_of(changed, page) != before:
        raise Refusal(STALE)
    return changed


def newer_for(initiative: Initiative) -> dict[str, Questionnaire]:
    """The newest questions by the field that keeps them, where a draft answers older ones."""
    if initiative.number is not None:
        return {}
    return {
        name: newest
        for name, newest in newest_for(initiative.direction).items()
        if newest and newest.pk != getattr(initiative, f"{name}_id")
    }


@transaction.atomic
def take_newest(initiative: Initiative, *, by: User) -> Initiative:
    """Answer the newest questions from now on; not one answer goes. Refuses with not_allowed.

    Those to questions that are asked no more stay in the draft, and count again should a later
    version ask them.
    """
    now = Initiative.objects.select_for_update(of=("self",)).get(pk=initiative.pk)
    if now.number is not None or not by.has_perm("initiatives.change_initiative", now):
        raise Refusal(NOT_ALLOWED)
    if newest := newer_for(now):
        for name, version in newest.items():
            setattr(now, name, version)
        now.save(update_fields=[*newest, "updated_at"])
    return now
