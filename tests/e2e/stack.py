"""The real product for the browser: its own database, web workers, Celery worker and beat."""

import json
import os
import re
import socket
import subprocess
import sys
import time
from email import message_from_bytes, policy
from pathlib import Path
from urllib.error import URLError
from urllib.parse import urlsplit, urlunsplit
from urllib.request import urlopen

import psycopg2

from tests.e2e.doors import Doors

ROOT = Path(__file__).resolve().parents[2]
PYTHON_BIN = Path(sys.executable).parent
READY_WITHIN = 60
REDIS_NUMBER = 9  # of the first stack; a server has sixteen
HAND_OUT = "from tests.e2e.lookups import hand_out; hand_out()"
DEATHS = "deaths-after-commit"  # the file that says how often `mortal.py` has to die


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def named(url, ending):
    """The address of another database on the same server."""
    parts = urlsplit(url)
    return urlunsplit(parts._replace(path=parts.path + ending))


class Stack(Doors):
    """Starts everything on a database and in a folder of its own and ends it again.

    `place` counts the stacks that run beside each other, from 0: each has a database, a folder
    and a number of Redis to itself.
    """

    def __init__(self, var, database_url, redis_url, *, place=0):
        super().__init__()
        self.var = Path(var) / f"e2e-{place}"
        self.database_url = named(database_url, f"_e2e_{place}")
        self.port = free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self.env = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "mapapp.settings.dev",
            "ASAR_VAR": str(self.var),
            "DATABASE_URL": self.database_url,
            "REDIS_URL": f"{redis_url.rsplit('/', 1)[0]}/{REDIS_NUMBER + place}",
            "SITE_URL": self.address,
            "TIMERS_EVERY_SECONDS": "5",
            # all journeys come from one address
            "REPORTS_AN_HOUR_BY_ADDRESS": "1000000",
            "CODES_A_MINUTE_BY_ADDRESS": "1000000",
            "PATH": f"{PYTHON_BIN}:{os.environ['PATH']}",
        }
        self.programs = []

    def start(self, *, again=False):
        """`again` takes up the database and the story of the last run: quicker while writing."""
        self._lend_files()
        if not again:
            self._make_database()
            self.manage("migrate", "--no-input")
            self.manage("load_reference")
        self.manage("collectstatic", "--no-input")
        if not again:
            self.manage("seed")
            self.manage("shell", "--no-imports", "-c", HAND_OUT)  # or journeys queue behind it
        self.serve("mapapp.wsgi:application", self.port, workers=2)
        celery = ("celery", "--app", "mapapp.celery", "--quiet")
        self._run(*celery, "worker", "--concurrency", "1")
        self._run(*celery, "beat", "--pidfile=")
        self.wait(self.address)

    def serve(self, application, port, *, workers):
        """A web server of the product, or of a wrapper around it."""
        self._run(
            "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port),
            "--workers", str(workers), "--blocking-threads", "1", "--respawn-failed-workers",
            "--no-ws", application,
        )  # fmt: skip

    def _lend_files(self):
        """The browser libraries are those of the set-up; the rest of the folder is our own."""
        self.var.mkdir(parents=True, exist_ok=True)
        lent = Path(os.environ.get("ASAR_VAR") or ROOT / "var") / "vendor"
        vendor = self.var / "vendor"
        if not vendor.exists():
            vendor.symlink_to(lent, target_is_directory=True)

    def _make_database(self):
        server = urlsplit(self.database_url)
        name = server.path.lstrip("/")
        url = urlunsplit(server._replace(scheme="postgresql", path="/postgres"))
        connection = psycopg2.connect(url)
        connection.autocommit = True
        with connection.cursor() as cursor:
            cursor.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
            cursor.execute(f'CREATE DATABASE "{name}"')
        connection.close()

    def manage(self, *words):
        """One management command against this stack; its output."""
        done = subprocess.run(
            [sys.executable, "manage.py", *words],
            cwd=ROOT, env=self.env, capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert done.returncode == 0, f"{words}: {done.stdout}\n{done.stderr}"
        return done.stdout.strip()

    def _run(self, *words):
        with (self.var / f"{Path(words[0]).name}.log").open("ab") as log:
            self.programs.append(
                subprocess.Popen(
                    [str(PYTHON_BIN / words[0]), *words[1:]],
                    cwd=ROOT,
                    env=self.env,
                    stdout=log,
                    stderr=log,
                    start_new_session=True,
                )
            )

    def wait(self, address):
        until = time.monotonic() + READY_WITHIN
        while time.monotonic() < until:
            try:
                with urlopen(f"{address}/readyz", timeout=5) as answer:
                    if answer.status == 200:
                        return
            except (URLError, OSError):
                time.sleep(0.3)
        raise AssertionError(f"the stack does not answer: {self.var}/*.log")

    def stop(self):
        for program in self.programs:
            program.terminate()
        for program in self.programs:
            program.wait(timeout=30)

    # --- what left the product ---------------------------------------------------------------

    def mails_to(self, address):
        """Letters to an address, oldest first, as plain text."""
        folder = self.var / "outbox" / "mail"
        found = []
        for path in sorted(folder.glob("*"), key=lambda p: p.stat().st_mtime):
            for raw in path.read_bytes().split(b"-" * 79):
                if address.encode() not in raw:  # most are somebody else's, and reading is dear
                    continue
                letter = message_from_bytes(raw.strip() + b"\n", policy=policy.default)
                if address in str(letter["To"]):
                    found.append(
                        f"{letter['Subject']}\n{letter.get_body(('plain',)).get_content()}"
                    )
        return found

    def texts_to(self, phone):
        """Text messages to a phone, oldest first."""
        path = self.var / "outbox" / "sms.jsonl"
        lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
        sent = [json.loads(line) for line in lines]
        return [sms["text"] for sms in sent if sms.get("to") == phone]

    def code_for(self, contact, *, after=0, within=40):
        """The newest six-digit code sent to a phone or an address."""
        until = time.monotonic() + within
        while time.monotonic() < until:
            sent = self.mails_to(contact) if "@" in contact else self.texts_to(contact)
            if len(sent) > after and (code := re.findall(r"\b\d{6}\b", sent[-1])):
                return code[-1]
            time.sleep(0.3)
        raise AssertionError(f"no code for {contact} came")
