"""The letters and pushes behind many notices: outbox rows, written at once, in nobody's night."""

from collections.abc import Iterable
from datetime import datetime

from django.utils import timezone

from kernel.outbox import Outbox
from notifications.models.hearing import Hearing, PushDevice
from notifications.models.notification import Notification


def put_letters(notices: list[Notification], *, over_the_cap: Iterable[int] = ()) -> None:
    """One row for the letter and one for each device; three queries, whatever their number."""
    spared = set(over_the_cap)
    told = [notice for notice in notices if notice.recipient_id not in spared]
    people = {notice.recipient_id for notice in told}
    hearing = Hearing.objects.in_bulk(people)
    devices = _devices_of(people)
    rows = []
    for notice in told:
        ways = hearing.get(notice.recipient_id) or Hearing()
        due = ways.loud_from(timezone.now())
        if ways.by_email:
            rows.append(_letter(notice, due))
        if ways.by_push:
            rows += [_push(notice, device, due) for device in devices[notice.recipient_id]]
    Outbox.objects.put_all(rows)


def _devices_of(people: set[int]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {person: [] for person in people}
    rows = PushDevice.objects.filter(user__in=people).order_by("pk")
    for device, person in rows.values_list("pk", "user"):
        found[person].append(device)
    return found


def _letter(notice: Notification, due: datetime) -> Outbox:
    payload = {"notification": notice.pk}
    return Outbox(kind="notice", key=f"notice:{notice.pk}", payload=payload, due_at=due)


def _push(notice: Notification, device: int, due: datetime) -> Outbox:
    payload = {"notification": notice.pk, "device": device}
    key = f"push:{notice.pk}:{device}"
    return Outbox(kind="push", key=key, payload=payload, due_at=due)
