"""The people of the drill and what the database says afterwards; Django is set up by then."""

import random
import time
from collections import Counter
from email import message_from_bytes
from pathlib import Path

from allauth.account.models import EmailAddress
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.utils import timezone

from accounts.models import User
from initiatives.models import Problem
from initiatives.taxonomy import ProblemCategory
from kernel.models import Outbox
from notifications.models import Notification

TOWN = (71.43, 51.13)  # far from every border of a region
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
BETWEEN_LETTERS = b"-" * 79


def sessions(count: int) -> list[str]:
    """So many signed-in people with a confirmed phone and a confirmed address."""
    return [_session_of(_person(number)) for number in range(count)]


def _person(number: int) -> User:
    email = f"reporter-{number}@asar.invalid"
    person = User.objects.create_user(
        email, phone=f"+7701000{number:04d}", phone_verified_at=timezone.now()
    )
    EmailAddress.objects.create(user=person, email=email, verified=True, primary=True)
    return person


def _session_of(person: User) -> str:
    session = SessionStore()
    session[SESSION_KEY] = str(person.pk)
    session[BACKEND_SESSION_KEY] = BACKEND
    session[HASH_SESSION_KEY] = person.get_session_auth_hash()
    session.save()
    return session.session_key


def reports(count: int, *, seed: int) -> list[dict]:
    """So many reports, each at a place of its own."""
    draw = random.Random(seed)  # noqa: S311 - the same in every run
    category = ProblemCategory.objects.in_use().filter(is_emergency=False).first()
    lon, lat = TOWN
    return [
        {
            "lon": f"{lon + draw.uniform(-0.03, 0.03):.6f}",
            "lat": f"{lat + draw.uniform(-0.03, 0.03):.6f}",
            "category": category.code,
            "text": f"Шұңқыр {seed}-{number}",
        }
        for number in range(count)
    ]


def wait_until_settled(within: float) -> None:
    """Until the relay has delivered everything."""
    until = time.monotonic() + within
    while Outbox.objects.filter(done_at=None).exists() and time.monotonic() < until:
        time.sleep(0.2)


def rows() -> int:
    """How many problems there are."""
    return Problem.objects.count()


def kept() -> dict[str, int]:
    """Every problem by the id its sender gave it."""
    found = Problem.objects.values_list("client_id", "pk")
    return {str(client_id): pk for client_id, pk in found}


def notices() -> Counter[int]:
    """How often the author of each problem was told that it is on the map."""
    rows = Notification.objects.filter(kind="problem.confirm", audience="author")
    return Counter(rows.values_list("subject_id", flat=True))


def letters() -> Counter[str]:
    """How often each letter left, by its Message-ID."""
    return Counter(_letters(Path(settings.EMAIL_FILE_PATH)))


def _letters(folder: Path) -> list[str]:
    """The Message-ID of every letter that was delivered."""
    found = []
    for path in sorted(folder.glob("*")):
        for raw in path.read_bytes().split(BETWEEN_LETTERS):
            name = message_from_bytes(raw.strip()).get("Message-ID")
            found += [name] if name else []
    return found
