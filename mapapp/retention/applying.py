"""One run over the whole table: what would be forgotten, or what was."""

from datetime import datetime

from django.utils import timezone

from mapapp.retention import orphans
from mapapp.retention.rules import named

ORPHANS = "photo files no row names"


def apply_retention(now: datetime | None = None, *, dry_run: bool = False) -> dict[str, int]:
    """How many of each; with `dry_run` nothing is changed."""
    now = now or timezone.now()
    if dry_run:
        counted = {name: rule.count(now) for name, rule in named()}
        return counted | {ORPHANS: sum(1 for _ in orphans.orphans(now))}
    done = {name: rule.carry_out(now) for name, rule in named()}
    return done | {ORPHANS: orphans.sweep(now)}
