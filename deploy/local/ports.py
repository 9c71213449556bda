"""Ports: chosen free once, then kept in `var/ports`."""

import socket

from deploy.local.paths import VAR

FILE = VAR / "ports"
PREFERRED = {"web": 8000, "postgres": 5433, "redis": 6380}
TRIED = 200
FIRST, LAST = 1, 65_535


def port_of(server: str, *, ours: bool = False) -> int:
    """The kept port; another one when a stranger took it (`ours`: it is our own server's)."""
    kept = _kept()
    if server in kept and (ours or is_free(kept[server])):
        return kept[server]
    taken = {port for name, port in kept.items() if name != server}
    candidates = range(PREFERRED[server], PREFERRED[server] + TRIED)
    kept[server] = next(p for p in candidates if p not in taken and is_free(p))
    lines = [f"{name}={port}\n" for name, port in sorted(kept.items())]
    FILE.write_text("".join(lines), encoding="utf-8")
    return kept[server]


def _kept() -> dict[str, int]:
    if not FILE.exists():
        return {}
    pairs = (line.split("=") for line in FILE.read_text(encoding="utf-8").split())
    return {name: int(port) for name, port in pairs}


def is_free(port: int) -> bool:
    """Whether a program of ours could listen there."""
    with socket.socket() as door:
        door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            door.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def answers(port: int) -> bool:
    """Whether somebody listens there."""
    with socket.socket() as door:
        door.settimeout(1)
        return door.connect_ex(("127.0.0.1", port)) == 0
