"""Processes we started, remembered so that we end exactly those and no others.

A process is known by its number *and* its start time: numbers are used again.
"""

import os
import signal
import time
from pathlib import Path

from deploy.local.paths import RUN

GRACE = 20  # seconds between asking and killing


def start_time(pid: int) -> str:
    """When the process started, in the kernel's own count; empty when there is none."""
    try:
        stat = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8")
    except OSError:
        return ""
    state, *rest = stat.rpartition(")")[2].split()
    return "" if state == "Z" else rest[18]


def remember(name: str, pid: int) -> None:
    """Write down that this process is ours."""
    (RUN / f"{name}.pid").write_text(f"{pid} {start_time(pid)}", encoding="utf-8")


def remembered(name: str) -> int | None:
    """The living process of this name, if it is still the one we started."""
    file = RUN / f"{name}.pid"
    if not file.exists():
        return None
    pid, _, began = file.read_text(encoding="utf-8").partition(" ")
    if pid.isdigit() and began and start_time(int(pid)) == began:
        return int(pid)
    file.unlink(missing_ok=True)
    return None


def forget(name: str) -> None:
    """The process of this name has ended."""
    (RUN / f"{name}.pid").unlink(missing_ok=True)


def listens(name: str, port: int) -> bool:
    """Whether the group of the process we remember holds that port; else a stranger answers."""
    leader = remembered(name)
    if leader is None:
        return False
    doors = {f"socket:[{inode}]" for inode in _inodes_at(port)}
    folders = (Path(f"/proc/{pid}/fd") for pid in _group(leader))
    return any(_points_at(file) in doors for folder in folders for file in _files_in(folder))


def _inodes_at(port: int) -> set[str]:
    """The sockets that listen on a port of this machine, by the kernel's own table."""
    listening, found = "0A", set()
    for table in ("/proc/net/tcp", "/proc/net/tcp6"):
        try:
            rows = Path(table).read_text(encoding="utf-8").splitlines()[1:]
        except OSError:
            continue
        cells = (row.split() for row in rows)
        found |= {
            c[9] for c in cells if c[3] == listening and int(c[1].rpartition(":")[2], 16) == port
        }
    return found


def _group(leader: int) -> list[int]:
    """The leader and everything it started."""
    pids = [int(entry.name) for entry in Path("/proc").iterdir() if entry.name.isdigit()]
    return [pid for pid in pids if _group_of(pid) == leader]


def _group_of(pid: int) -> int | None:
    try:
        return os.getpgid(pid)
    except (ProcessLookupError, PermissionError):
        return None


def _files_in(folder: Path) -> list[Path]:
    try:
        return list(folder.iterdir())
    except OSError:
        return []


def _points_at(file: Path) -> str:
    try:
        return str(file.readlink())
    except OSError:
        return ""


def end_group(name: str) -> None:
    """End the group of the process we remember, kindly and then not."""
    pid = remembered(name)
    if pid is None:
        return
    for sign in (signal.SIGTERM, signal.SIGKILL):
        _signal_group(pid, sign)
        if _gone(pid):
            break
    end_rest(pid)
    forget(name)


def end_rest(pid: int) -> None:
    """End what a leader left behind; its number stays the group's as long as a member lives."""
    _signal_group(pid, signal.SIGKILL)


def _signal_group(pid: int, sign: signal.Signals) -> None:
    try:
        os.killpg(pid, sign)
    except (ProcessLookupError, PermissionError):
        return


def _gone(pid: int) -> bool:
    until = time.monotonic() + GRACE
    while time.monotonic() < until:
        if not start_time(pid):
            return True
        time.sleep(0.1)
    return False
