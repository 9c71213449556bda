"""What must leave, written in the transaction of its cause; the relay delivers it later.

At least once, never lost: a row stays until every handler of its kind has finished, and each
handler's success is remembered, so that a second delivery does nothing twice inside our own
database. Effects outside it carry the row's key for deduplication at the other end.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

from django.db import models, transaction
from django.utils import timezone

Payload = dict[str, Any]
Handler = Callable[[Payload], None]
HANDLERS: dict[str, list[Handler]] = defaultdict(list)


class OutboxQuerySet(models.QuerySet["Outbox"]):
    """Rows by what is still to be done with them."""

    def put(
        self,
        kind: str,
        *,
        key: str,
        payload: Payload,
        due_at: datetime | None = None,
        is_urgent: bool = False,
    ) -> "Outbox":
        """Write down an effect inside the caller's transaction; the same key is one effect.

        What is urgent (a code somebody is waiting for) overtakes everything that is not.
        """
        row, _ = self.get_or_create(
            key=key,
            defaults={
                "kind": kind,
                "payload": payload,
                "due_at": due_at or timezone.now(),
                "is_urgent": is_urgent,
            },
        )
        transaction.on_commit(wake_the_relay, robust=True)
        return row

    def put_all(self, rows: Iterable["Outbox"]) -> None:
        """Write down many effects at once; a key that is there already stays one effect."""
        self.bulk_create(rows, ignore_conflicts=True)
        transaction.on_commit(wake_the_relay, robust=True)

    def waiting(self) -> "OutboxQuerySet":
        """Those whose time has come and which are not done: urgent ones first, then by age."""
        rows = self.filter(done_at=None, due_at__lte=timezone.now())
        return rows.order_by("-is_urgent", "due_at", "pk")


class Outbox(models.Model):
    """One effect that must leave: an announcement, an e-mail, an SMS."""

    kind = models.CharField(max_length=24)
    key = models.CharField(max_length=120, unique=True)
    payload = models.JSONField()
    created_at = models.DateTimeField(default=timezone.now)
    due_at = models.DateTimeField(default=timezone.now)
    attempts = models.PositiveIntegerField(default=0)
    is_urgent = models.BooleanField(default=False)
    done_at = models.DateTimeField(null=True)
    last_error = models.TextField(blank=True)

    objects = OutboxQuerySet.as_manager()

    class Meta:
        app_label = "kernel"
        indexes = [
            models.Index(
                fields=["-is_urgent", "due_at", "id"],
                name="outbox_waiting",
                condition=models.Q(done_at=None),
            )
        ]
        verbose_name_plural = "outbox"

    def __str__(self) -> str:
        return self.key

    @classmethod
    def put(cls, kind: str, **facts: Any) -> "Outbox":  # noqa: ANN401 - those of the manager's verb
        """Shorthand of the manager's verb: `Outbox.put("sms", key=…, payload=…)`."""
        return cls.objects.put(kind, **facts)

    def blank(self, *names: str) -> None:
        """Forget parts of the payload once they are delivered (codes, letters)."""
        self.payload = self.payload | dict.fromkeys(set(names) & set(self.payload), "")
        self.save(update_fields=["payload"])


class HandledEffect(models.Model):
    """A handler that has finished with an outbox row."""

    row = models.ForeignKey(Outbox, on_delete=models.CASCADE, related_name="handled")
    handler = models.CharField(max_length=120)

    class Meta:
        app_label = "kernel"
        constraints = [
            models.UniqueConstraint(fields=["row", "handler"], name="effect_handled_once")
        ]

    def __str__(self) -> str:
        return f"{self.row_id}: {self.handler}"


def handles(kind: str) -> Callable[[Handler], Handler]:
    """Register a handler of a kind; it gets the payload with `key` added."""

    def register(handler: Handler) -> Handler:
        if handler not in HANDLERS[kind]:
            HANDLERS[kind].append(handler)
        return handler

    return register


def handlers_of(kind: str) -> list[Handler]:
    """Everybody who wants rows of this kind, in order of registration."""
    return list(HANDLERS[kind])


def name_of(handler: Handler) -> str:
    """How a handler is remembered in `HandledEffect`."""
    return f"{handler.__module__}.{handler.__qualname__}"


def wake_the_relay() -> None:
    """Tell the worker to look at the table; without a broker it looks by itself anyway."""
    from kernel.tasks import wake  # noqa: PLC0415 - the task module imports this one

    wake()
