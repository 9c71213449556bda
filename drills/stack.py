"""The whole product for a drill: own database, own Redis, the very commands of `make run`."""

import io
import os
import shutil
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit
from urllib.request import urlopen

import psycopg2
from psycopg2 import sql

from deploy.local.supervisor import commands
from drills.programs import ROOT, Program, free_port, wait_for_port

READY_WITHIN = 60  # seconds


class Stack:
    """Web with two workers, Celery worker, beat, Redis, a database."""

    def __init__(self) -> None:
        home = Path(os.environ.get("ASAR_VAR") or ROOT / "var")
        self.var = home / "drill"
        self.lent = home / "vendor"
        self.given = os.environ["DATABASE_URL"]
        self.port, self.redis_port = free_port(), free_port()
        parts = urlsplit(self.given)
        self.programs: dict[str, Program] = {}
        self.database = f"{parts.path.lstrip('/')}_drill"
        self.env = os.environ | {
            "ASAR_VAR": str(self.var),
            "DATABASE_URL": urlunsplit(parts._replace(path=f"/{self.database}")),
            "REDIS_URL": f"redis://127.0.0.1:{self.redis_port}/0",
            "GEODATA_DIR": str(self.var / "nothing"),  # what is committed is enough here
            "SITE_URL": f"http://127.0.0.1:{self.port}",
            "DJANGO_SETTINGS_MODULE": "mapapp.settings.dev",
            # a drill tells of more in a minute than a person in a year
            "REPORTS_AN_HOUR_BY_PERSON": "1000000",
            "REPORTS_AN_HOUR_BY_ADDRESS": "1000000",
            "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
        }

    @staticmethod
    def _end_well() -> None:
        """Being asked to stop is no reason to leave programs behind."""
        for sign in (signal.SIGTERM, signal.SIGHUP):
            signal.signal(sign, lambda *_: sys.exit(1))

    @contextmanager
    def running(self) -> Iterator["Stack"]:
        """Everything up, and nothing of it left afterwards."""
        self._end_well()
        shutil.rmtree(self.var, ignore_errors=True)
        (self.var / "redis").mkdir(parents=True)
        (self.var / "vendor").symlink_to(self.lent, target_is_directory=True)
        self._sql("DROP DATABASE IF EXISTS {} WITH (FORCE)", "CREATE DATABASE {}")
        os.environ.update(self.env)
        try:
            self._fill()
            self._start()
            yield self
        finally:
            for program in reversed(self.programs.values()):
                program.stop()
            self._close()
            self._sql("DROP DATABASE IF EXISTS {} WITH (FORCE)")

    def _sql(self, *statements: str) -> None:
        """Statements about our database, from beside it."""
        parts = urlsplit(self.given)
        url = urlunsplit(parts._replace(scheme="postgresql", path="/postgres"))
        connection = psycopg2.connect(url)
        connection.autocommit = True
        with connection.cursor() as cursor:
            for statement in statements:
                cursor.execute(sql.SQL(statement).format(sql.Identifier(self.database)))
        connection.close()

    def _fill(self) -> None:
        """Tables, reference data, static files."""
        import django  # noqa: PLC0415 - the settings read the environment made above
        from django.core.management import call_command  # noqa: PLC0415

        django.setup()
        call_command("migrate", verbosity=0)
        call_command("load_reference", verbosity=0, stdout=io.StringIO())
        call_command("collectstatic", verbosity=0, interactive=False)

    def _close(self) -> None:
        from django.db import connections  # noqa: PLC0415 - set up by now

        connections.close_all()

    def _programs(self) -> dict[str, Program]:
        redis = ["redis-server", "--bind", "127.0.0.1", "--port", str(self.redis_port)]
        redis += ["--save", "", "--dir", str(self.var / "redis")]
        lines = {"redis": redis} | commands(str(self.port))
        return {
            name: Program(name, line, self.env, self.var / f"{name}.log")
            for name, line in lines.items()
        }

    def _start(self) -> None:
        self.programs = self._programs()
        for name, program in self.programs.items():
            program.start()
            if name == "redis":
                wait_for_port(self.redis_port)
        until = time.monotonic() + READY_WITHIN
        while not self._is_ready():
            if time.monotonic() > until:
                raise TimeoutError(f"the stack does not answer, see {self.var}/*.log")
            time.sleep(0.2)

    def _is_ready(self) -> bool:
        try:
            with urlopen(f"{self.env['SITE_URL']}/readyz", timeout=5) as answer:  # noqa: S310 - ours
                return answer.status == HTTPStatus.OK
        except OSError:
            return False
