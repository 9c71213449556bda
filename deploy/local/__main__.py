"""`python3 -m deploy.local <step>`: what the Makefile calls."""

import os
import signal
import sys
from collections.abc import Callable

from deploy.local import checking, environment, messages, serving, stamps, testing
from deploy.local.paths import ROOT, VENV
from deploy.local.setup import ready
from deploy.local.shell import Failed, say, show

PYTHON = VENV / "bin" / "python"


def setup() -> None:
    """Everything installed and prepared; nothing left running."""
    with ready(seed=True):
        say("ready")


def check() -> None:
    """The code, without running the product."""
    with ready(data=False, for_tests=True) as env:
        checking.check(env)


def test() -> None:
    """Everything CI runs."""
    with ready(for_tests=True) as env:
        testing.test(env)


def only(name: str) -> Callable[[], None]:
    """One of the steps of `test`."""

    def work() -> None:
        with ready(for_tests=True) as env:
            testing.STEPS[name](env)

    return work


def seed() -> None:
    """The demo story again."""
    stamps.forget("seed")
    with ready(seed=True):
        say("the demo story is told")


def mend() -> None:
    """What a tool can put right by itself."""
    with ready(data=False, for_tests=True) as env:
        checking.mend(env)


def by(*words: str) -> Callable[[], None]:
    """A step that is one program of ours, with its output shown."""

    def work() -> None:
        with ready() as env:
            if show(PYTHON, *words, *sys.argv[2:], env=env):
                raise Failed(f"{' '.join(words)} failed")

    return work


def code() -> None:
    """A current code of the second factor for one role."""
    role = os.environ.get("ROLE", "")
    if show(PYTHON, "manage.py", "code", role, env=environment.variables()):
        raise Failed("no code: has `make run` or `make seed` told the demo story?")


STEPS: dict[str, Callable[[], None]] = {
    "setup": setup,
    "run": serving.run,
    "up": serving.up,
    "down": serving.down,
    "supervise": serving.supervise,
    "check": check,
    "test": test,
    "unit": only("unit"),
    "races": only("races"),
    "e2e": only("e2e"),
    "seed": seed,
    "mend": mend,
    "code": code,
    "docs": by("manage.py", "write_docs"),
    "outlines": by("manage.py", "make_outlines"),
    "messages": by("manage.py", *messages.GATHER),
    "bench": by("-m", "bench"),
    "drill": by("-m", "drills"),
}


def main() -> int:
    """Carry out one step."""
    os.chdir(ROOT)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that what we started is ended
    name = sys.argv[1] if len(sys.argv) > 1 else ""
    if name not in STEPS:
        say(f"one of: {' '.join(STEPS)}")
        return 2
    try:
        STEPS[name]()
    except Failed as trouble:
        say(f"\n✗ {trouble}")
        return 1
    except KeyboardInterrupt:
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main())
