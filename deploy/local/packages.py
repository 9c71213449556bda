"""Debian packages: those that are missing, in one `apt-get`, without starting any server.

On a real Debian `apt-get` would start a system PostgreSQL with a cluster of its own and a system
Redis. A `policy-rc.d` that answers 101 and `create_main_cluster = false` forbid both while we
install, and are taken away again afterwards.
"""

import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from deploy.local.shell import Failed, answer_of, carry_out, is_root, last_lines

TO_RUN = (
    "postgresql-15",
    "postgresql-15-postgis-3",  # brings GDAL, GEOS and PROJ, which GeoDjango loads
    "redis-server",
    "gettext",
    "hunspell-kk",
    "ca-certificates",
    # WeasyPrint lays out letters and posters with them
    "libpango-1.0-0",
    "libpangoft2-1.0-0",
    "libharfbuzz-subset0",
    # psycopg2 is built where it is installed
    "python3-venv",
    "python3-dev",
    "gcc",
    "libc6-dev",
    "libpq-dev",
)
TO_TEST = ("chromium-headless-shell", "chromium", "fonts-noto-core")
PROGRAMS = {"node": "nodejs", "npm": "npm"}  # looked for as programs: they come in many packages
POLICY = Path("/usr/sbin/policy-rc.d")
NO_CLUSTER = Path("/etc/postgresql-common/createcluster.d/asar-setup.conf")
PATIENCE = 600  # seconds to wait for another apt-get


def missing(*, for_tests: bool) -> list[str]:
    """Those of our packages that this machine lacks."""
    wanted = TO_RUN + (TO_TEST if for_tests else ())
    there = _installed()
    by_program = [package for program, package in PROGRAMS.items() if not shutil.which(program)]
    return [name for name in wanted if name not in there] + by_program


def _installed() -> set[str]:
    rows = answer_of("dpkg-query", "-W", "-f=${db:Status-Status} ${Package}\n").splitlines()
    return {
        name for state, _, name in (row.partition(" ") for row in rows) if state == "installed"
    }


def install(names: list[str]) -> None:
    """Install them all at once; needs root or sudo."""
    if not is_root() and not shutil.which("sudo"):
        raise Failed(
            f"Debian packages are missing: run `apt-get install {' '.join(names)}` as root"
        )
    with _no_server_starts():
        _apt("update")
        _apt("install", "--yes", "--no-install-recommends", *names)


def _apt(*words: str) -> None:
    """One apt-get, waiting while another one works."""
    until = time.monotonic() + PATIENCE
    command = ("apt-get", "-q", "-o", f"DPkg::Lock::Timeout={PATIENCE}", *words)
    while True:
        try:
            return carry_out(*as_root("env", "DEBIAN_FRONTEND=noninteractive", *command))
        except Failed:
            if "Could not get lock" not in last_lines() or time.monotonic() > until:
                raise
            time.sleep(3)


def as_root(*command: str) -> tuple[str, ...]:
    """The command, through sudo where we are not root."""
    return command if is_root() else ("sudo", *command)


@contextmanager
def _no_server_starts() -> Iterator[None]:
    kept = POLICY.with_suffix(".asar-kept")
    if POLICY.exists():
        subprocess.run(as_root("mv", str(POLICY), str(kept)), check=True)
    try:
        _write(POLICY, "#!/bin/sh\nexit 101\n", mode="755")
        _write(NO_CLUSTER, "create_main_cluster = false\n", mode="644")
        yield
    finally:
        subprocess.run(as_root("rm", "-f", str(POLICY), str(NO_CLUSTER)), check=True)
        if kept.exists():
            subprocess.run(as_root("mv", str(kept), str(POLICY)), check=True)


def _write(file: Path, text: str, *, mode: str) -> None:
    subprocess.run(as_root("mkdir", "-p", str(file.parent)), check=True)
    command = as_root("install", "-m", mode, "/dev/stdin", str(file))
    subprocess.run(command, input=text, text=True, check=True, env=os.environ | {"LC_ALL": "C"})
