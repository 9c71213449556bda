"""Carrying out the table of retention: counted first, then row by row, each in its transaction.

Two runners at once are harmless: a row is asked again whether its rule still holds while it is
locked. A row that cannot be forgotten is logged and does not hold up the others.
"""

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone

from kernel.models import Tombstone

log = logging.getLogger(__name__)
A_BATCH = 500
Rows = models.QuerySet[Any]


def erase(row: models.Model) -> None:
    """The row itself goes."""
    row.delete()


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One line: which rows are older than their term, and what is left of each."""

    name: str  # its term is `settings.RETENTION[name]`
    what: str
    since: str  # the moment the term runs from, in words
    rows: Callable[[datetime], Rows]
    forget: Callable[[Any], None] = erase
    leaves: str = ""  # what stays; nothing where the row is erased
    has_tombstone: bool = False
    at_once: bool = False  # many rows without a life of their own: one statement a batch

    @property
    def days(self) -> int:
        """The term."""
        return settings.RETENTION[self.name]["days"]

    def due(self, now: datetime) -> Rows:
        """The rows whose term is over."""
        return self.rows(now - timedelta(days=self.days)).order_by("pk")

    def count(self, now: datetime) -> int:
        """How many there are."""
        return self.due(now).count()

    def carry_out(self, now: datetime) -> int:
        """Forget them all; returns how many."""
        done, after = 0, 0
        while keys := list(
            self.due(now).filter(pk__gt=after).values_list("pk", flat=True)[:A_BATCH]
        ):
            done += self._all_at_once(keys) if self.at_once else self._one_by_one(keys, now)
            after = keys[-1]
        return done

    def _all_at_once(self, keys: list[Any]) -> int:
        model = self.rows(timezone.now()).model
        model._base_manager.filter(pk__in=keys).delete()  # noqa: SLF001 - whole rows
        return len(keys)

    def _one_by_one(self, keys: Iterable[Any], now: datetime) -> int:
        return sum(self._one(key, now) for key in keys)

    def _one(self, key: Any, now: datetime) -> bool:  # noqa: ANN401 - a key of any kind
        try:
            with transaction.atomic():
                rows = (
                    self.due(now).filter(pk=key).select_for_update(skip_locked=True, of=("self",))
                )
                row = rows.first()
                if row is None:
                    return False
                if self.has_tombstone:
                    Tombstone.objects.put(row, self.name)
                self.forget(row)
        except models.ProtectedError:
            log.warning("retention %s: %s is still referred to", self.name, key)
            return False
        return True
