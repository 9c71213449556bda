"""Programs of a drill: started by us, killed by us, by their own numbers and no others."""

import os
import signal
import socket
import subprocess
import time
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
STOPPED_WITHIN = 20  # seconds


def free_port() -> int:
    """A port of this machine that nobody listens on."""
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return int(door.getsockname()[1])


class Program:
    """One program in a group of its own."""

    def __init__(self, name: str, command: list[str], env: Mapping[str, str], log: Path) -> None:
        self.name, self.command, self.env, self.log = name, command, env, log
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it, or start it again."""
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(  # noqa: S603 - our own command
                self.command,
                cwd=ROOT,
                env=dict(self.env),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    def kill(self) -> None:
        """Kill -9 of the program and everything it started."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    @property
    def has_ended(self) -> bool:
        """It was started and runs no longer."""
        return self.process is not None and self.process.poll() is not None

    def kill_a_worker(self, turn: int) -> None:
        """Kill -9 of one of its worker processes; the program starts another."""
        workers = self.workers()
        if workers:
            os.kill(workers[turn % len(workers)], signal.SIGKILL)

    def workers(self) -> list[int]:
        """Its children that answer requests."""
        kept = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        children = [int(pid) for pid in kept.read_text(encoding="ascii").split()]
        return [pid for pid in children if _is_worker(pid)]

    def stop(self) -> None:
        """End it kindly, then not."""
        if self.process is None or self.has_ended:
            return
        os.killpg(self.process.pid, signal.SIGTERM)
        try:
            self.process.wait(timeout=STOPPED_WITHIN)
        except subprocess.TimeoutExpired:
            self.kill()


def _is_worker(pid: int) -> bool:
    try:
        command = Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return False
    return b"resource_tracker" not in command


def wait_for_port(port: int, *, within: float = 20) -> None:
    """Return when somebody listens there."""
    until = time.monotonic() + within
    while time.monotonic() < until:
        with socket.socket() as door:
            door.settimeout(1)
            if door.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise TimeoutError(f"nobody listens on {port}")
