"""A private PostgreSQL with PostGIS: our own cluster, our own port, nobody else's server.

PostgreSQL refuses to run as root, so for root it runs as `postgres`; where that user cannot
reach `var/`, the cluster lies in `/var/tmp/asar-<hash of the path>`. It listens on the loopback
address only and opens no socket file, whose path could be too long for the kernel.
"""

import hashlib
import os
import secrets
import shutil
from pathlib import Path

from deploy.local import ports, stamps
from deploy.local.dictionary import install_kazakh_dictionary
from deploy.local.paths import VAR
from deploy.local.shell import Failed, answer_of, carry_out, is_root

OWNER = "postgres"  # the system user that runs it when we are root
NAME = "asar"
TITLE = "PostgreSQL"
ELSEWHERE = Path("/var/tmp")  # noqa: S108 - the folder below belongs to its owner alone
EXTENSIONS = ("postgis", "btree_gist", "intarray", "pg_trgm", "unaccent")
PASSWORD = VAR / "postgres-password"
CONNECTIONS = 300  # two hundred people at one moment, and everybody else
SETTINGS = """
listen_addresses = '127.0.0.1'
unix_socket_directories = ''
shared_buffers = 256MB
jit = off
timezone = 'UTC'
logging_collector = off
"""


def programs() -> Path:
    """The folder of the newest PostgreSQL that has PostGIS."""
    for extension in sorted(Path("/usr/share/postgresql").glob("*/extension/postgis.control")):
        found = Path("/usr/lib/postgresql") / extension.parts[4] / "bin"
        if (found / "initdb").exists():
            return found
    raise Failed("no PostgreSQL with PostGIS under /usr/lib/postgresql")


def folder() -> Path:
    """Where the cluster lies."""
    if not is_root() or _can_reach(VAR):
        return VAR / "postgres"
    return ELSEWHERE / f"asar-{hashlib.sha256(str(VAR).encode()).hexdigest()[:8]}"


def _can_reach(place: Path) -> bool:
    place.mkdir(parents=True, exist_ok=True)
    return answer_of("runuser", "-u", OWNER, "--", "sh", "-c", f"cd '{place}' && echo yes") != ""


def _as_owner(*command: object) -> tuple[object, ...]:
    return ("runuser", "-u", OWNER, "--", *command) if is_root() else command


def create() -> None:
    """Make the cluster once."""
    if (folder() / "PG_VERSION").exists() and PASSWORD.exists():
        return
    shutil.rmtree(folder(), ignore_errors=True)
    folder().mkdir(mode=0o700, parents=True)
    _write_password()
    first = folder().with_name(f"{folder().name}-first-password")
    first.touch(mode=0o600)
    first.write_text(PASSWORD.read_text(encoding="utf-8"), encoding="utf-8")
    if is_root():
        for path in (folder(), first):
            shutil.chown(path, OWNER)
    try:
        _initialise(first)
    finally:
        first.unlink()
    stamps.forget(*stamps.OF_THE_DATABASE)


def _write_password() -> None:
    PASSWORD.unlink(missing_ok=True)
    PASSWORD.touch(mode=0o600)
    PASSWORD.write_text(secrets.token_urlsafe(24), encoding="utf-8")


def _initialise(first_password: Path) -> None:
    command = (
        programs() / "initdb", "--pgdata", folder(), "--username", NAME, "--encoding", "UTF8",
        "--locale", "C.UTF-8", "--auth", "scram-sha-256", "--pwfile", first_password,
    )  # fmt: skip
    carry_out(*_as_owner(*command), cwd="/")
    with (folder() / "postgresql.conf").open("a", encoding="utf-8") as settings:
        settings.write(SETTINGS)


def process() -> int | None:
    """The postmaster's process number, if it lives."""
    try:
        lines = (folder() / "postmaster.pid").read_text(encoding="utf-8").splitlines()
    except OSError:
        return None
    pid = int(lines[0]) if lines and lines[0].isdigit() else 0
    return pid if pid and _is_postgres(pid) else None


def _is_postgres(pid: int) -> bool:
    try:
        words = Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
    except OSError:
        return False
    return os.fsencode(str(folder())) in words


def start(*, again: bool = False) -> None:
    """Start it and wait until it answers; `again`: programs know its port, so it must stay."""
    create()
    if process() is None:
        options = f"-p {ports.port_of('postgres', ours=again)} -N {CONNECTIONS}"
        log = folder() / "server.log"
        command = (programs() / "pg_ctl", "-D", folder(), "-w", "-t", 60, "-l", log)
        carry_out(*_as_owner(*command, "-o", options, "start"), cwd="/")
    stamp = stamps.Stamp("extensions", EXTENSIONS, programs())
    if not stamp.is_fresh():
        _extend()
        stamp.put()


def stop() -> None:
    """End it; connections are cut, nothing committed is lost."""
    if process() is not None:
        command = (programs() / "pg_ctl", "-D", folder(), "-w", "-m", "fast", "stop")
        carry_out(*_as_owner(*command), cwd="/")


def address(database: str = NAME) -> str:
    """The value of DATABASE_URL."""
    password = PASSWORD.read_text(encoding="utf-8")
    port = ports.port_of("postgres", ours=True)
    return f"postgres://{NAME}:{password}@127.0.0.1:{port}/{database}"


def _extend() -> None:
    """Extensions into the template, so that test databases have them; then our database."""
    install_kazakh_dictionary(programs())
    lines = "; ".join(f"CREATE EXTENSION IF NOT EXISTS {name}" for name in EXTENSIONS)
    _sql("template1", lines)
    if (
        NAME
        not in answer_of(
            *_psql("postgres"), "-tAc", "SELECT datname FROM pg_database", env=_hidden()
        ).split()
    ):
        _sql("postgres", f"CREATE DATABASE {NAME}")


def _sql(database: str, lines: str) -> None:
    carry_out(*_psql(database), "-c", lines, env=_hidden())


def _psql(database: str) -> tuple[object, ...]:
    door = ("-h", "127.0.0.1", "-p", ports.port_of("postgres", ours=True))
    return ("psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", *door, "-U", NAME, "-d", database)


def _hidden() -> dict[str, str]:
    """The password travels by environment: a command line can be read by everybody."""
    return {**os.environ, "PGPASSWORD": PASSWORD.read_text(encoding="utf-8")}
