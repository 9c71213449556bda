"""PostgreSQL and Redis together: ours, or those named by DATABASE_URL and REDIS_URL.

Whoever needs them signs in; the last to sign out ends what we started.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from types import ModuleType

from deploy.local import broker, cluster, processes
from deploy.local.paths import RUN, VAR
from deploy.local.shell import step

ENVIRONMENT = VAR / "environment"  # read by the local settings, so that tools work by hand too
SERVERS = {"DATABASE_URL": cluster, "REDIS_URL": broker}


def private() -> list[ModuleType]:
    """Those servers that are ours to start and to end."""
    return [server for name, server in SERVERS.items() if not os.environ.get(name)]


def addresses() -> dict[str, str]:
    """DATABASE_URL and REDIS_URL as given, or as ours."""
    return {name: os.environ.get(name) or ours.address() for name, ours in SERVERS.items()}


@contextmanager
def running() -> Iterator[dict[str, str]]:
    """Both servers for as long as the block runs; yields their addresses."""
    name = f"user-{os.getpid()}"
    processes.remember(name, os.getpid())
    try:
        start()
        yield addresses()
    finally:
        processes.forget(name)
        if not users():
            stop()


def start() -> None:
    """Start what does not run."""
    is_work = any(server.process() is None for server in private())
    with step("private servers") if is_work else nullcontext():
        for server in private():
            server.start()
    ENVIRONMENT.touch(mode=0o600)
    lines = (f"{name}={value}\n" for name, value in addresses().items())
    ENVIRONMENT.write_text("".join(lines), encoding="utf-8")


def stop() -> None:
    """End what is ours."""
    for server in private():
        server.stop()


def users() -> list[str]:
    """Those programs of ours that need the servers now."""
    names = [file.stem for file in RUN.glob("user-*.pid")]
    return [name for name in names if processes.remembered(name)]
