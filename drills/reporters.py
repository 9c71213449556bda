"""People with a weak network: they send a report, and again with the same id until it is taken."""

import http.client
import random
import re
import threading
import time
from dataclasses import dataclass, field
from email.message import Message
from http import HTTPStatus
from urllib.parse import urlencode

FORM = "/kk/problems/new/"
TAKEN = re.compile(r"^/kk/problems/(\d+)/$")
NAMES = ("csrfmiddlewaretoken", "client_id")
HIDDEN = re.compile(rf'name="({"|".join(NAMES)})" value="([^"]+)"')
COOKIE = re.compile(r"csrftoken=([^;]+)")
PATIENCE, PAUSE = 8, 0.25  # seconds for one answer, seconds between two tries
GIVES_UP_AFTER = 120  # seconds
LOST_ON_THE_WAY = (OSError, http.client.HTTPException)


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back."""

    status: int
    headers: Message
    page: str

    @property
    def csrf(self) -> str:
        """The token kept in the cookie."""
        found = COOKIE.search(" ".join(self.headers.get_all("Set-Cookie") or []))
        return found[1] if found else ""


@dataclass
class Outcome:
    """What became of one report."""

    client_id: str = ""
    pk: int | None = None
    errors: list[str] = field(default_factory=list)
    ms: float = 0

    @property
    def is_refused(self) -> bool:
        """The product said no: trying again would change nothing."""
        return bool(self.errors) and self.errors[-1].startswith("4")


class Reporter(threading.Thread):
    """One signed-in person who reports so many problems, one after the other."""

    def __init__(self, port: int, session: str, *, number: int, reports: list[dict]) -> None:
        super().__init__(name=f"reporter-{number}", daemon=True)
        self.port, self.session, self.reports = port, session, reports
        self.outcomes: list[Outcome] = []
        self.draw = random.Random(number)  # noqa: S311 - pauses, the same in every run

    def run(self) -> None:
        """Send them all."""
        for report in self.reports:
            self.outcomes.append(Outcome())
            self.send(report, self.outcomes[-1])

    def send(self, report: dict, outcome: Outcome) -> None:
        """Send one until it is taken, with a fresh token and the id of the first form."""
        begun = time.perf_counter()
        while time.perf_counter() - begun < GIVES_UP_AFTER:
            try:
                outcome.pk = self._try(report, outcome)
            except LOST_ON_THE_WAY as error:
                outcome.errors.append(type(error).__name__)
            if outcome.pk is not None or outcome.is_refused:
                break
            time.sleep(PAUSE * (0.5 + self.draw.random()))
        outcome.ms = (time.perf_counter() - begun) * 1000

    def _try(self, report: dict, outcome: Outcome) -> int | None:
        form = self._ask("GET")
        hidden = dict(HIDDEN.findall(form.page))
        if form.status != HTTPStatus.OK or len(hidden) < len(NAMES):
            outcome.errors.append(str(form.status))
            return None
        outcome.client_id = outcome.client_id or hidden["client_id"]
        typed = report | hidden | {"client_id": outcome.client_id}
        answer = self._ask("POST", urlencode(typed), csrf=form.csrf)
        taken = TAKEN.match(answer.headers.get("Location", ""))
        if not taken:
            outcome.errors.append(str(answer.status))
        return int(taken[1]) if taken else None

    def _ask(self, verb: str, body: str = "", *, csrf: str = "") -> Answer:
        """One request on a connection of its own."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        cookies = f"sessionid={self.session}" + (f"; csrftoken={csrf}" if csrf else "")
        headers = {"Cookie": cookies, "Content-Type": "application/x-www-form-urlencoded"}
        try:
            connection.request(verb, FORM, body or None, headers)
            answer = connection.getresponse()
            return Answer(answer.status, answer.headers, answer.read().decode())
        finally:
            connection.close()
