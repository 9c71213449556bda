"""Carrying out commands: quiet while they work, talkative when they fail."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from deploy.local.paths import LOG, ROOT

SHOWN_ON_FAILURE = 40  # lines


class Failed(Exception):  # noqa: N818 - it is the end of a step, not a fault
    """A step that did not work; its message is for the person at the terminal."""


def say(words: str) -> None:
    """Tell the person at the terminal, at once."""
    sys.stdout.write(words + "\n")
    sys.stdout.flush()


@contextmanager
def step(name: str) -> Iterator[None]:
    """Name a step and say how long it took."""
    began = time.monotonic()
    say(f"· {name} …")
    yield
    say(f"  {name}: {time.monotonic() - began:.1f} s")


def is_root() -> bool:
    """Whether we may install packages without sudo."""
    return os.geteuid() == 0


def carry_out(*command: object, env: Mapping[str, str] | None = None, cwd: object = ROOT) -> None:
    """Run a command; its output goes to the log and is shown only when it fails."""
    words = [str(word) for word in command]
    with (LOG / "setup.log").open("a+", encoding="utf-8") as log:
        log.write(f"$ {' '.join(words)}\n")
        log.flush()
        done = subprocess.run(
            words, cwd=str(cwd), env=env, stdin=subprocess.DEVNULL, stdout=log, stderr=log,
            check=False,
        )  # fmt: skip
    if done.returncode:
        raise Failed(f"{' '.join(words)} ended with {done.returncode}\n{last_lines()}")


def last_lines(name: str = "setup.log", count: int = SHOWN_ON_FAILURE) -> str:
    """The end of one of our logs."""
    lines = (LOG / name).read_text(encoding="utf-8", errors="replace").splitlines()
    return "\n".join(lines[-count:])


def show(*command: object, env: Mapping[str, str] | None = None) -> int:
    """Run a command whose output is for the person at the terminal; returns its exit code."""
    words = [str(word) for word in command]
    return subprocess.run(
        words, cwd=ROOT, env=env, stdin=subprocess.DEVNULL, check=False
    ).returncode


def answer_of(*command: object, env: Mapping[str, str] | None = None, cwd: object = ROOT) -> str:
    """What a command prints, or nothing when it fails."""
    words = [str(word) for word in command]
    done = subprocess.run(
        words, cwd=str(cwd), env=env, capture_output=True, text=True, check=False
    )
    return done.stdout if done.returncode == 0 else ""
