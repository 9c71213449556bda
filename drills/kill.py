"""kill -9 of a web worker, of Redis and of the Celery worker while people report problems.

Nothing that was acknowledged may be missing or there twice, and everybody is told exactly once,
as their mailbox shows it: a letter handed over again by a killed worker has the same Message-ID.
`python -m drills.kill` (`--short` for CI) prints and judges; it leaves nothing behind.
"""

import argparse
import sys
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from bench import report
from drills.judging import Found
from drills.reporters import Outcome, Reporter
from drills.stack import Stack

RESULTS = Path(__file__).parent / "results"
PEOPLE = 8
BACK_AFTER = 2.0  # seconds until a killed server is started again, as a supervisor would
SETTLED_WITHIN = 120  # seconds for the relay to deliver everything
WHOLE_WITHIN = 600


@dataclass(frozen=True, slots=True)
class Blow:
    """What is killed when so many reports are taken."""

    at: int
    what: str


def blows(reports: int, *, web: int, others: int) -> list[Blow]:
    """The blows, spread over the reports, each kind by itself."""
    counts = {"web": web, "redis": others, "worker": others}
    found = [
        Blow(round(reports * (turn + offset) / count), what)
        for offset, (what, count) in zip((0.2, 0.45, 0.7), counts.items(), strict=True)
        for turn in range(count)
    ]
    return sorted(found, key=lambda blow: blow.at)


class Drill:
    """One run."""

    def __init__(self, stack: Stack, reports: int, plan: list[Blow]) -> None:
        from drills import town  # noqa: PLC0415 - needs Django, which the stack sets up

        self.stack, self.plan, self.reports = stack, list(plan), reports
        share = [reports // PEOPLE + (n < reports % PEOPLE) for n in range(PEOPLE)]
        self.people = [
            Reporter(stack.port, session, number=n, reports=town.reports(count, seed=n))
            for n, (session, count) in enumerate(zip(town.sessions(PEOPLE), share, strict=True))
        ]
        self.down: dict[str, float] = {}
        self.struck: Counter[str] = Counter()

    @property
    def outcomes(self) -> list[Outcome]:
        """What became of every report so far."""
        return [outcome for person in self.people for outcome in list(person.outcomes)]

    @property
    def acked(self) -> list[Outcome]:
        """Those that the product has acknowledged."""
        return [outcome for outcome in self.outcomes if outcome.pk is not None]

    def run(self) -> None:
        """Send, strike, start again, until everybody is done."""
        for person in self.people:
            person.start()
        until = time.monotonic() + WHOLE_WITHIN
        while any(person.is_alive() for person in self.people) and time.monotonic() < until:
            self._strike_what_is_due(len(self.acked))
            self._start_again()
            time.sleep(0.02)
        while self.plan or self.down:
            self._strike_what_is_due(self.reports)
            self._start_again()
            time.sleep(0.02)

    def _strike_what_is_due(self, taken: int) -> None:
        """Every blow in its turn; what lies on the ground already is struck once it stands."""
        for blow in [blow for blow in self.plan if blow.at <= taken]:
            if blow.what not in self.down:
                self._strike(blow.what)
                self.plan.remove(blow)

    def _strike(self, what: str) -> None:
        program = self.stack.programs[what]
        if what == "web":
            program.kill_a_worker(self.struck[what])
        else:
            program.kill()
            self.down[what] = time.monotonic()
        self.struck[what] += 1

    def _start_again(self) -> None:
        """What a supervisor does: whatever has ended comes back after a while."""
        for what, program in self.stack.programs.items():
            if program.has_ended:
                self.down.setdefault(what, time.monotonic())
        for what, since in list(self.down.items()):
            if time.monotonic() - since > BACK_AFTER:
                self.stack.programs[what].start()
                del self.down[what]


def found_by(drill: Drill) -> Found:
    """What the people and the database say once the relay has delivered everything."""
    from drills import town  # noqa: PLC0415 - needs Django, which the stack sets up

    town.wait_until_settled(SETTLED_WITHIN)
    return Found(
        sent=len(drill.outcomes),
        acked={outcome.client_id: outcome.pk for outcome in drill.acked},
        kept=town.kept(),
        rows=town.rows(),
        notices=town.notices(),
        letters=town.letters(),
        errors=Counter(error for outcome in drill.outcomes for error in outcome.errors),
        struck=drill.struck,
    )


def main(*, short: bool = False, write: bool = False) -> int:
    """Run, print, judge: 0 when nothing was lost and nothing doubled."""
    reports, web, others = (200, 1, 1) if short else (1000, 20, 5)
    with Stack().running() as stack:
        drill = Drill(stack, reports, blows(reports, web=web, others=others))
        drill.run()
        found = found_by(drill)
        lines = found.lines(outcome.ms for outcome in drill.acked)
        is_good = found.is_good(reports)
        lines.append("kept: 0 lost, 0 doubled" if is_good else "BROKEN")
        if write:
            listed = [f"- {line}" for line in lines]
            report.write(
                "kill-short" if short else "kill", "kill -9 during reports", listed, folder=RESULTS
            )
    sys.stdout.write("\n".join([*lines, ""]))
    return 0 if is_good else 1


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--short", action="store_true", help="200 reports, one blow of each kind")
    parser.add_argument("--write", action="store_true", help="keep it in drills/results/")
    sys.exit(main(**vars(parser.parse_args())))
