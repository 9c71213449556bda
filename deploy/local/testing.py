"""`make test`: everything CI runs, one step after the other, each with its time."""

import time
from collections.abc import Callable, Mapping
from xml.etree import ElementTree as ET

from deploy.local.checking import SHAPE, check
from deploy.local.paths import LOG, ROOT, VENV
from deploy.local.shell import Failed, say, show

PYTHON = VENV / "bin" / "python"
END_TO_END = "tests/e2e"
FOR_TESTS = {
    "DJANGO_SETTINGS_MODULE": "mapapp.settings.test",
    "STATEMENT_TIMEOUT_MS": "120000",  # a busy machine is no failure; no test asserts a time
}
Step = Callable[[Mapping[str, str]], None]


def test(env: Mapping[str, str]) -> None:
    """All of it; the first failure ends it."""
    for report in LOG.glob("tests-*.xml"):
        report.unlink()
    took = {name: _timed(name, work, env) for name, work in STEPS.items()}
    say("\n" + "\n".join(f"  {name:<12} {seconds:7.1f} s" for name, seconds in took.items()))
    passed, failed, skipped = totals()
    say(f"\n{passed} passed, {failed} failed, {skipped} skipped")


def _timed(name: str, work: Step, env: Mapping[str, str]) -> float:
    say(f"\n── {name} ──")
    began = time.monotonic()
    work(env)
    return time.monotonic() - began


def pytest(name: str, *words: str) -> Step:
    """A step that runs pytest and keeps its counts."""

    def work(env: Mapping[str, str]) -> None:
        report = LOG / f"tests-{name}.xml"
        command = (PYTHON, "-m", "pytest", "-q", f"--junitxml={report}", *words)
        if show(*command, env={**env, **FOR_TESTS}):  # nothing collected is a failure, too
            raise Failed(f"make test: {name} failed")

    return work


def _scripts(env: Mapping[str, str]) -> None:
    files = sorted((ROOT / "tests" / "js").glob("*.test.js"))
    if not files or show("node", "--test", *files, env=env):
        raise Failed("make test: scripts failed")


def drills(env: Mapping[str, str]) -> None:
    """The short forms of the fault drills."""
    if (ROOT / "drills" / "__main__.py").exists() and show(
        PYTHON, "-m", "drills", "--short", env=env
    ):
        raise Failed("make test: drills failed")


NOT_UNIT = [f"--ignore={name}" for name in (END_TO_END, *SHAPE)]
# some tests take minutes: whoever has none left takes from the other's, so nobody waits at the end
BY_WHOEVER_IS_FREE = ("--dist", "worksteal")
STEPS: dict[str, Step] = {
    "check": check,
    "scripts": _scripts,
    "unit": pytest("unit", "-n", "2", *BY_WHOEVER_IS_FREE, "-m", "not race", *NOT_UNIT),
    "races": pytest("races", "-m", "race", *NOT_UNIT),
    "e2e": pytest("e2e", "-n", "2", "--maxschedchunk", "1", END_TO_END),  # journeys differ much
    "drills": drills,
}


def totals() -> tuple[int, int, int]:
    """Passed, failed and skipped over all reports."""
    counts = {"tests": 0, "failures": 0, "errors": 0, "skipped": 0}
    for report in LOG.glob("tests-*.xml"):
        for suite in ET.parse(report).getroot().iter("testsuite"):  # noqa: S314 - our own
            for name in counts:
                counts[name] += int(suite.get(name, 0))
    failed = counts["failures"] + counts["errors"]
    return counts["tests"] - failed - counts["skipped"], failed, counts["skipped"]
