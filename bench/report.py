"""Where and when a measurement was made, and the file it is written to."""

import platform
import subprocess
from datetime import UTC, datetime
from os import cpu_count
from pathlib import Path

from django.db import connection

RESULTS = Path(__file__).parent / "results"


def write(name: str, title: str, lines: list[str], *, folder: Path = RESULTS) -> Path:
    """Write `<folder>/<name>.md` under a head that says where, when and of what."""
    folder.mkdir(exist_ok=True)
    path = folder / f"{name}.md"
    path.write_text("\n".join([f"# {title}", "", *head(), "", *lines]) + "\n", encoding="utf-8")
    return path


def head() -> list[str]:
    """Machine, versions, date, commit."""
    postgis = _answer("SELECT postgis_lib_version()")
    return [
        f"- machine: {platform.machine()}, {cpu_count()} cores, {platform.system()}",
        (
            f"- software: Python {platform.python_version()}, "
            f"PostgreSQL {_shown('server_version')}, PostGIS {postgis}"
        ),
        f"- date: {datetime.now(UTC):%Y-%m-%d %H:%M} UTC",
        f"- commit: {_commit()}",
    ]


def _shown(setting: str) -> str:
    return _answer(f"SHOW {setting}").split()[0]


def _answer(sql: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return str(cursor.fetchone()[0])


def _commit() -> str:
    git = ["git", "-C", str(Path(__file__).parents[1])]
    short = subprocess.run([*git, "rev-parse", "--short", "HEAD"], **_TEXT).stdout.strip()  # noqa: S603, PLW1510 - our own words; no commit is an answer too
    asked = [*git, "status", "--porcelain", "-uno", "--", ":!*/results"]
    changed = subprocess.run(asked, **_TEXT).stdout.strip()  # noqa: S603, PLW1510 - the same
    return (short or "none") + (" with changes" if changed else "")


_TEXT = {"capture_output": True, "text": True}
