"""Keeps web, worker and beat alive, and the servers they stand on, until it is told to stop."""

import os
import signal
import subprocess
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from types import ModuleType
from urllib.request import urlopen

from deploy.local import processes, services
from deploy.local.paths import LOG, ROOT, RUN
from deploy.local.shell import Failed, say

EVERY = 0.5  # seconds between two looks
LONGEST_WAIT = 30  # seconds before a child that dies at once is tried again
WEB_WORKERS = 2
WORKER_PROCESSES = 2
PORT = RUN / "web.port"  # where it answers for as long as it runs


def commands(port: str) -> dict[str, list[str]]:
    """The programs of the product; one blocking thread a worker keeps latency even."""
    web = [
        "granian", "--interface", "wsgi", "--host", os.environ.get("HOST", "127.0.0.1"),
        "--port", port, "--workers", str(WEB_WORKERS), "--blocking-threads", "1",
        "--respawn-failed-workers", "--no-ws", "mapapp.wsgi:application",
    ]  # fmt: skip
    celery = ["celery", "--app", "mapapp.celery", "--quiet"]
    processes_of_worker = ["--concurrency", str(WORKER_PROCESSES)]
    return {
        "web": web,
        "worker": [*celery, "worker", *processes_of_worker, "--loglevel", "INFO"],
        "beat": [*celery, "beat", "--loglevel", "INFO", "--pidfile="],
    }


@dataclass
class Child:
    """One program that must live."""

    name: str
    command: list[str]
    env: Mapping[str, str]
    process: subprocess.Popen[bytes] | None = None
    began: float = 0
    wait: float = 1
    next_try: float = field(default_factory=time.monotonic)

    def look(self) -> None:
        """Start it when it is not running and its time has come."""
        now = time.monotonic()
        if self.process and self.process.poll() is not None:
            self._has_died(self.process, now)
        if self.process is None and now >= self.next_try:
            self._start(now)

    def _start(self, now: float) -> None:
        with (LOG / f"{self.name}.log").open("ab") as log:
            self.process = subprocess.Popen(
                self.command, cwd=ROOT, env=self.env, stdin=subprocess.DEVNULL,
                stdout=log, stderr=log, start_new_session=True,
            )  # fmt: skip
        self.began = now
        processes.remember(self.name, self.process.pid)

    def _has_died(self, process: subprocess.Popen[bytes], now: float) -> None:
        lived = now - self.began
        self.wait = 1 if lived > LONGEST_WAIT else min(self.wait * 2, LONGEST_WAIT)
        self.next_try = now + (0 if lived > LONGEST_WAIT else self.wait / 2)
        say(f"{self.name} ended with {process.returncode}; starting it again")
        processes.end_rest(process.pid)
        self.process = None

    def stop(self) -> None:
        """End it and everything it started."""
        processes.end_group(self.name)
        if self.process:
            self.process.wait()


class Supervisor:
    """Looks after the servers and the programs."""

    def __init__(self, port: str, env: Mapping[str, str]) -> None:
        self.port = port
        self.children = [Child(name, line, env) for name, line in commands(port).items()]
        self.is_stopping = False

    def run(self, when_ready: Callable[[], None]) -> None:
        """Until SIGTERM or Ctrl-C."""
        for sign in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            signal.signal(sign, self._stop)
        processes.remember("supervisor", os.getpid())
        PORT.write_text(self.port, encoding="utf-8")
        was_ready = False
        try:
            while not self.is_stopping:
                self._look()
                if not was_ready and is_ready(self.port):
                    was_ready = True
                    when_ready()
                time.sleep(EVERY)
        finally:
            for child in self.children:
                child.stop()
            processes.forget("supervisor")

    def _stop(self, *_: object) -> None:
        self.is_stopping = True

    def _look(self) -> None:
        for server in services.private():
            if server.process() is None:
                say(f"{server.TITLE} is gone; starting it again")
                _try_to_start(server)
        for child in self.children:
            child.look()


def is_ready(port: str) -> bool:
    """Whether /readyz of our own web program answers 200; a stranger's answer does not count."""
    if not processes.listens("web", int(port)):
        return False
    try:
        with urlopen(f"http://127.0.0.1:{port}/readyz", timeout=5) as answer:
            return bool(answer.status == HTTPStatus.OK)
    except OSError:
        return False


def port_in_use() -> str:
    """The port of the product that runs now; nothing where none runs."""
    is_up = processes.remembered("supervisor") is not None
    return PORT.read_text(encoding="utf-8") if is_up and PORT.exists() else ""


def _try_to_start(server: ModuleType) -> None:
    try:
        server.start(again=True)
    except Failed as trouble:
        say(f"  not yet: {str(trouble).splitlines()[0]}")
