"""What was promised against what is there. Pure: no stack, no database."""

import statistics
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from deploy.local.supervisor import WORKER_PROCESSES

SAME = ("sent", "acked", "rows", "distinct", "notices", "letters")
MUST_BE_STRUCK = frozenset({"web", "redis", "worker"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Everything a drill knows at its end."""

    sent: int
    acked: Mapping[str, int]  # the id its sender gave → the key the product acknowledged
    kept: Mapping[str, int]  # the same, as the database has it
    rows: int
    notices: Counter[int]  # how often the author of each row was told
    letters: Counter[str]  # how often each Message-ID was handed over
    errors: Counter[str]
    struck: Counter[str]

    @property
    def facts(self) -> dict[str, int]:
        """The line that every drill prints."""
        return {
            "sent": self.sent,
            "acked": len(self.acked),
            "rows": self.rows,
            "distinct": len(self.kept),
            "notices": self.notices.total(),
            "letters": len(self.letters),
            "lost": self.lost,
            "doubled": self.doubled,
            "errors": self.errors.total(),
        }

    @property
    def lost(self) -> int:
        """Acknowledged and not there, or there and nobody told."""
        rows = sum(self.kept.get(sender) != pk for sender, pk in self.acked.items())
        return rows + len(set(self.kept.values()) - set(self.notices))

    @property
    def doubled(self) -> int:
        """There twice, told twice, or sent twice without a killed worker to explain it."""
        again = self.notices.total() - len(self.notices)
        return self.rows - len(self.kept) + again + self.handed_again - self.explained

    @property
    def handed_again(self) -> int:
        """Letters handed over with a Message-ID that was there: a mailbox keeps one of them.

        A worker killed between handing a letter over and writing that down must hand it over
        again, or it could be lost; no transaction reaches into the other end.
        """
        return self.letters.total() - len(self.letters)

    @property
    def explained(self) -> int:
        """So many of them a kill explains: one for each process, each letter once."""
        kills = self.struck["worker"]
        cut_off = sum(min(times - 1, kills) for times in self.letters.values())
        return min(cut_off, WORKER_PROCESSES * kills)

    def is_good(self, reports: int) -> bool:
        """Every part was killed, every count is the same, nothing is lost or doubled."""
        same = {self.facts[name] for name in SAME} == {reports}
        return (
            same and not self.lost and not self.doubled and not MUST_BE_STRUCK - set(self.struck)
        )

    def lines(self, took: Iterable[float]) -> list[str]:
        """What is printed."""
        struck = ", ".join(f"{what} ×{count}" for what, count in self.struck.items())
        p50, p95, p99 = percentiles(list(took))
        return [
            f"killed with -9: {struck}; every failed try: {dict(self.errors) or 'none'}",
            " / ".join(self.facts),
            " / ".join(str(value) for value in self.facts.values()),
            f"letters handed over again and folded by their Message-ID: {self.handed_again}",
            f"p50 {p50:.0f} ms, p95 {p95:.0f} ms, p99 {p99:.0f} ms, first try to answer",
        ]


def percentiles(took: list[float]) -> tuple[float, float, float]:
    """The middle, the 95th and the 99th of a hundred; nothing where nothing was measured."""
    if not took:
        return (0, 0, 0)
    cuts = statistics.quantiles([*took, *took], n=100, method="inclusive")
    return cuts[49], cuts[94], cuts[98]
