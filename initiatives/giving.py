"""What a state body promised is given: its official says so, with the day, and may be wrong."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from initiatives.models import BodyPromise
from kernel.models import JournalEntry
from kernel.outbox import Outbox
from kernel.workflow import Refusal


@transaction.atomic
def mark_given(promise: BodyPromise, *, by: User, on: date) -> BodyPromise:
    """It was given that day; the lead is told.

    Refuses with not_allowed, given_already, given_on_ahead, given_on_too_early.
    """
    promise = _held(promise, by=by)
    if promise.given_on:
        raise Refusal("given_already")
    if on > timezone.localdate():
        raise Refusal("given_on_ahead")
    if on < timezone.localdate(promise.created_at):
        raise Refusal("given_on_too_early")
    promise.given_on, promise.given_by = on, by
    promise.save()
    entry = _note_down(promise, "given", by=by)
    Outbox.put("body_gave", key=f"body_gave:{entry.pk}", payload={"entry": entry.pk})
    return promise


@transaction.atomic
def take_mark_back(promise: BodyPromise, *, by: User) -> BodyPromise:
    """It was not given after all. Refuses with not_allowed."""
    promise = _held(promise, by=by)
    if promise.given_on:
        promise.given_on = promise.given_by = None
        promise.save()
        _note_down(promise, "not_given", by=by)
    return promise


def _held(promise: BodyPromise, *, by: User) -> BodyPromise:
    rows = BodyPromise.objects.select_for_update(of=("self",))
    held = rows.select_related("involvement__initiative", "involvement__office").get(pk=promise.pk)
    if not by.has_perm("initiatives.mark_given", held):
        raise Refusal("not_allowed")
    return held


def _note_down(promise: BodyPromise, verb: str, *, by: User) -> JournalEntry:
    initiative = promise.involvement.initiative
    return JournalEntry.objects.note_down(initiative, verb=verb, actor=by, promise=promise.pk)
