"""State bodies that were asked: until when, what they answered, what they give and have given."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import get_language

from initiatives.models import BodyPromise, Initiative, Involvement
from kernel.models import JournalEntry
from mapapp.web.initiatives.gives import in_words

ASKING = {"involve", "ask_support"}


@dataclass(frozen=True, slots=True)
class Promise:
    """One thing a body gives, and when it did."""

    pk: int
    what: str
    promised_on: datetime
    given_on: date | None


@dataclass(frozen=True, slots=True)
class AskedBody:
    """One question to one body, as it stands now."""

    name: str
    kind: str
    until: datetime | None
    is_open: bool
    is_late: bool
    is_answered: bool
    closed_at: datetime | None
    answer: str
    lang: str
    promises: list[Promise]
    office: int = 0  # whom to write to, while it is at work
    task: str = ""  # for the desk: what a body is asked to do is said to those who decide


def asked_bodies(
    initiative: Initiative, journal: Iterable[JournalEntry], *, on_duty: bool = False
) -> list[AskedBody]:
    """Oldest first; two queries, or none where no body was ever asked."""
    if not any(entry.verb in ASKING for entry in journal):
        return []
    rows = initiative.involvements.select_related("office").prefetch_related("promises")
    return [shown(asked, on_duty=on_duty) for asked in rows]


def shown(asked: Involvement, *, on_duty: bool) -> AskedBody:
    """One question as people read it; its initiative is in hand already."""
    answer, lang = answer_of(asked)
    return AskedBody(
        name=asked.office.name,
        kind=asked.get_kind_display(),
        until=asked.due_at,
        is_open=asked.closed_at is None,
        is_late=asked.is_overdue,
        is_answered=asked.answered_by_id is not None,
        closed_at=asked.closed_at,
        answer=answer,
        lang=lang,
        promises=[promise_of(promise) for promise in asked.promises.all()],
        office=asked.office_id if asked.office.is_active else 0,
        task=asked.task if on_duty else "",
    )


def answer_of(asked: Involvement) -> tuple[str, str]:
    """The answer in the reader's language or the other one, and which it is."""
    order = ("ru", "kk") if get_language() == "ru" else ("kk", "ru")
    lang = next((lang for lang in order if getattr(asked, f"answer_{lang}")), "kk")
    return getattr(asked, f"answer_{lang}"), lang


def promise_of(promise: BodyPromise) -> Promise:
    """One line of what is given."""
    what = in_words(promise.kind, promise.words, promise.amount_tiyn)
    return Promise(promise.pk, what, promise.created_at, promise.given_on)
