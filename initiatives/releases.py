"""What was promised is given back when an initiative ends without using it.

Upper apps register how they do so in `ready()`; it happens in the transaction of the move.
"""

from collections.abc import Callable

from initiatives.models import Initiative
from kernel.models import JournalEntry

Release = Callable[[Initiative, JournalEntry], None]
RELEASES: list[Release] = []


def register(release: Release) -> Release:
    """Call this whenever promises are released."""
    if release not in RELEASES:
        RELEASES.append(release)
    return release


def release_promises(initiative: Initiative, entry: JournalEntry) -> None:
    """Everything promised to this initiative is free again."""
    for release in RELEASES:
        release(initiative, entry)
