"""A private Redis: queue and shared cache, on its own port, with a password of its own."""

import secrets
import time

from deploy.local import ports, processes
from deploy.local.paths import VAR
from deploy.local.shell import Failed, carry_out, last_lines

TITLE = "Redis"
FOLDER = VAR / "redis"
PASSWORD = VAR / "redis-password"
CONFIGURATION = FOLDER / "redis.conf"
START_WITHIN = 20  # seconds


def process() -> int | None:
    """Its process number, if it lives."""
    return processes.remembered("redis")


def start(*, again: bool = False) -> None:
    """Start it and wait until it answers; `again`: programs know its port, so it must stay."""
    if process() is not None:
        return
    port = ports.port_of("redis", ours=again)
    _configure(port)
    carry_out("redis-server", CONFIGURATION)
    pid_file = FOLDER / "redis.pid"
    until = time.monotonic() + START_WITHIN
    while not (pid_file.exists() and ports.answers(port)):
        if time.monotonic() > until:
            raise Failed(f"Redis does not answer\n{last_lines('redis.log')}")
        time.sleep(0.05)
    processes.remember("redis", int(pid_file.read_text(encoding="utf-8")))


def _configure(port: int) -> None:
    FOLDER.mkdir(exist_ok=True)
    (FOLDER / "redis.pid").unlink(missing_ok=True)
    if not PASSWORD.exists():
        PASSWORD.touch(mode=0o600)
        PASSWORD.write_text(secrets.token_urlsafe(24), encoding="utf-8")
    CONFIGURATION.touch(mode=0o600)
    lines = {
        "bind": "127.0.0.1",
        "port": port,
        "requirepass": PASSWORD.read_text(encoding="utf-8"),
        "daemonize": "yes",
        "pidfile": f'"{FOLDER / "redis.pid"}"',
        "dir": f'"{FOLDER}"',
        "logfile": f'"{VAR / "log" / "redis.log"}"',
        "save": '""',  # a wake-up and a counter of limits: nothing here must outlive a restart
    }
    text = "".join(f"{name} {value}\n" for name, value in lines.items())
    CONFIGURATION.write_text(text, encoding="utf-8")


def stop() -> None:
    """End it."""
    processes.end_group("redis")


def address() -> str:
    """The value of REDIS_URL."""
    port = ports.port_of("redis", ours=True)
    return f"redis://:{PASSWORD.read_text(encoding='utf-8')}@127.0.0.1:{port}/0"
