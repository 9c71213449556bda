"""`make run`, `make up`, `make down`: the product on this machine."""

import os
import signal
import subprocess
import sys
import time

from deploy.local import broker, cluster, ports, processes, services
from deploy.local.paths import LOG, ROOT, SIGN_INS, lay_out
from deploy.local.setup import environment_of, ready
from deploy.local.shell import Failed, last_lines, say
from deploy.local.supervisor import PORT, Supervisor, commands, is_ready, port_in_use

READY_WITHIN = 90  # seconds
STOPPED_WITHIN = 60


def run() -> None:
    """In the foreground until Ctrl-C."""
    if processes.remembered("supervisor"):
        raise Failed("it runs already; `make down` stops it")
    with ready(seed=True) as env:
        _end_orphans()
        _port_must_be_free(env["PORT"])
        Supervisor(env["PORT"], env).run(lambda: _announce(env["SITE_URL"]))


def up() -> None:
    """In the background; returns when it answers."""
    _must_not_run_elsewhere()
    with ready(seed=True) as env:
        port = env["PORT"]
        if not processes.remembered("supervisor"):
            _end_orphans()
            _port_must_be_free(port)
            _supervise_in_background()
        until = time.monotonic() + READY_WITHIN
        while not is_ready(port):
            if time.monotonic() > until:
                raise Failed(f"/readyz does not answer 200\n{last_lines('web.log')}")
            time.sleep(0.2)
        _announce(env["SITE_URL"])


def _must_not_run_elsewhere() -> None:
    """One checkout runs once: another port is asked for in vain."""
    now, asked = port_in_use(), os.environ.get("PORT")
    if now and asked and asked != now:
        raise Failed(f"it runs already, on port {now}; `make down` stops it first")


def _port_must_be_free(port: str) -> None:
    """Said at once and in words, instead of a program that cannot start for a minute."""
    if not port.isdigit() or not ports.FIRST <= int(port) <= ports.LAST:
        raise Failed(f"PORT={port} is no port: choose a number such as PORT=8010")
    if not ports.is_free(int(port)):
        raise Failed(f"port {port} is taken by another program: choose one, e.g. PORT=8010")


def supervise() -> None:
    """What `up` leaves behind; the set-up is done."""
    with services.running() as addresses:
        env = environment_of(addresses)
        Supervisor(env["PORT"], env).run(lambda: say("ready"))


def _supervise_in_background() -> None:
    with (LOG / "supervisor.log").open("ab") as log:
        started = subprocess.Popen(
            [sys.executable, "-m", "deploy.local", "supervise"], cwd=ROOT,
            stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True,
        )  # fmt: skip
    processes.remember("supervisor", started.pid)
    processes.remember(f"user-{started.pid}", started.pid)


def down() -> None:
    """End exactly what we started."""
    lay_out()
    pid = processes.remembered("supervisor")
    if pid:
        os.kill(pid, signal.SIGTERM)
        until = time.monotonic() + STOPPED_WITHIN
        while processes.start_time(pid) and time.monotonic() < until:
            time.sleep(0.1)
    _end_orphans()
    if services.users():
        return
    for server in (broker, cluster):
        if server.process() is not None:
            server.stop()


def _end_orphans() -> None:
    """Programs of ours whose supervisor died without a word."""
    for name in commands("0"):
        processes.end_group(name)
    PORT.unlink(missing_ok=True)


def _announce(site: str) -> None:
    say(f"\n  Asar answers at {site}/   (logs: var/log/, stop: Ctrl-C or `make down`)")
    if SIGN_INS.exists():
        say(f"  Demo sign-ins: {SIGN_INS}; a current code: make code ROLE=official_region\n")
