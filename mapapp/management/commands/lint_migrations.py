"""What each migration does to a table in use: squawk reads the SQL that Django would send."""

import subprocess
import sys
import tempfile
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.db.migrations import Migration
from django.db.migrations.loader import MigrationLoader

SQUAWK = Path(sys.executable).parent / "squawk"
READING = ("--pg-version=15", "--assume-in-transaction", "--reporter=Gcc")
HABITS = {
    "prefer-text-field": "a length is checked by the form and by the column alike",
    "prefer-bigint-over-int": "a count of seats or days does not outgrow it",
    "prefer-bigint-over-smallint": "the same",
    "require-statement-timeout": "the connection sets it (settings, STATEMENT_TIMEOUT_MS)",
    "require-lock-timeout": "the same holds for a wait: a statement that waits is timed too",
    "adding-required-field": "Django fills the column and takes the default back in one go",
    "ban-drop-default": "the other half of the same habit",
}


def own_migrations(loader: MigrationLoader) -> list[Migration]:
    """Those of our apps, but for the first of each: it makes its tables, so nothing waits."""
    return [
        migration
        for (label, _), migration in sorted(loader.graph.nodes.items())
        if migration.dependencies and not migration.initial and is_ours(label)
    ]


def is_ours(label: str) -> bool:
    """An app whose code stands in this tree."""
    return Path(apps.get_app_config(label).path).parent == Path(settings.BASE_DIR)


def complaints(sql: str, allowed: set[str]) -> list[str]:
    """What squawk says of this SQL, a line each, besides our habits and what is allowed."""
    excluded = ",".join(sorted(HABITS.keys() | allowed))
    with tempfile.NamedTemporaryFile("w", suffix=".sql", encoding="utf-8") as file:
        file.write(sql)
        file.flush()
        command = [SQUAWK, *READING, f"--exclude={excluded}", file.name]
        answer = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - our own words
    lines = [line.removeprefix(f"{file.name}:") for line in answer.stdout.splitlines()]
    if answer.returncode and not lines:
        raise CommandError(answer.stderr)
    return lines


class Command(BaseCommand):
    """`lint_migrations` fails where a migration locks a table in use without saying why it may.

    A migration that may do such a thing says so itself, with its reason:
    `allows = {"require-concurrent-index-creation": "the table is empty until …"}`.
    """

    help = "read the SQL of our migrations for what locks or breaks a table in use"

    def handle(self, **_options: object) -> None:
        """All of them; one run shows every complaint."""
        loader = MigrationLoader(connection, replace_migrations=False)
        found = 0
        for migration in own_migrations(loader):
            sql = "\n".join(loader.collect_sql([(migration, False)]))
            for line in complaints(sql, set(getattr(migration, "allows", {}))):
                found += 1
                self.stderr.write(f"{migration.app_label}.{migration.name}:{line}")
        if found:
            message = f"{found} steps of migrations lock or break a table in use"
            raise CommandError(message)
