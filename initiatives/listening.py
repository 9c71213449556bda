"""What this app does when something elsewhere is announced: handlers of the outbox."""

from typing import Any

from geo.loading.populations import KIND
from initiatives import backing
from kernel.outbox import handles


@handles(KIND)
def look_at_thresholds(payload: dict[str, Any]) -> None:
    """Other numbers of residents, other thresholds: some have enough supporters now."""
    backing.look_at_all_in(payload["regions"])
