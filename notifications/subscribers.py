"""Who hears about what. The domain announces; only this module decides whom to tell.

Called by the relay, at least once for each announcement: the unique constraint on (cause,
recipient) makes a second call harmless. Whoever did the thing is not told about it, unless the
table names them as the author: that is a receipt, with the public number.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import transaction

from accounts.models import User
from initiatives.models import Evaluation, FixRound, TeamMember
from kernel.models import JournalEntry
from kernel.outbox import Outbox, Payload, handles
from kernel.workflow import Workflow
from notifications.audiences import AUDIENCES
from notifications.leaving import put_letters
from notifications.models import Notification
from notifications.subjects import ASKED

# Someone who is several things at once hears it as the first of these.
FIRST_AS = (
    "member", "writer", "addressees", "answered", "asked", "deniers", "assignees", "author",
    "lead", "body", "that_office", "office_before", "office", "both_offices", "coordinators",
    "team", "donors", "representatives", "drawn", "residents", "evaluators", "affected",
    "followers", "matching_owners", "moderators", "flaggers", "everyone",
)  # fmt: skip
RECEIPT = "author"
Letters = Callable[[Notification], None]
TEAM_TELLS = {
    "asked": "lead", "left": "lead", "accepted": "member", "declined": "member",
    "invited": "member", "recalled": "member", "agreed": "lead", "refused": "lead",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """One thing that happened, and the audiences that shall hear of it."""

    cause: str  # the key of the announcement: the same cause is told once
    kind: str
    subject: Any
    tells: frozenset[str]
    entry: JournalEntry | None = None
    by: int | None = None


@handles("moved")
def tell_of_a_move(payload: Payload) -> None:
    """Tell everybody whom the move table names."""
    entry = JournalEntry.objects.get(pk=payload["entry"])
    workflow = Workflow.registry.get(entry.workflow)
    if workflow is None or entry.subject is None:
        return  # a table or a thing that is no more: nobody can look at it
    news = News(
        cause=payload["key"],
        kind=_kind_of(entry),
        subject=entry.subject,
        tells=workflow.named(entry.verb).tells,
        entry=entry,
        by=entry.actor_id,
    )
    announce(news)


def _kind_of(entry: JournalEntry) -> str:
    """The move; a part of a problem comes to a desk without anybody having told of it."""
    is_part = entry.workflow == "problem" and entry.verb == "confirm" and entry.subject.part_of_id
    return "problem.split" if is_part else f"{entry.workflow}.{entry.verb}"


@handles("assigned")
def tell_the_hands(payload: Payload) -> None:
    """Tell a colleague, or those of a post below, that it is theirs to deal with."""
    entry = JournalEntry.objects.get(pk=payload["entry"])
    if entry.subject is not None:
        facts = {"cause": payload["key"], "kind": "desk.assign", "by": entry.actor_id}
        tells = frozenset({"assignees"})
        announce(News(subject=entry.subject, entry=entry, tells=tells, **facts))


@handles("team")
def tell_the_team(payload: Payload) -> None:
    """Tell the lead who comes and goes, and whoever asked or is invited how it stands."""
    member = TeamMember.objects.select_related("initiative").filter(pk=payload["member"]).first()
    what = payload["what"]
    if member is not None:
        tells = frozenset({TEAM_TELLS[what]})
        kind = f"team.{what}"
        announce(News(cause=payload["key"], kind=kind, subject=member, tells=tells))


@handles("body_gave")
def tell_of_a_gift(payload: Payload) -> None:
    """Tell the lead that a state body has given what it promised."""
    entry = JournalEntry.objects.get(pk=payload["entry"])
    if entry.subject is not None:
        facts = {"cause": payload["key"], "kind": "initiative.body_gave", "by": entry.actor_id}
        announce(News(subject=entry.subject, entry=entry, tells=frozenset({"lead"}), **facts))


@handles("ask_again")
def ask_again(payload: Payload) -> None:
    """Ask those affected once more, when some time has gone by."""
    if "evaluation" in payload:
        evaluation = Evaluation.objects.get(pk=payload["evaluation"])
        subject, tells, entry = evaluation.initiative, frozenset({"evaluators"}), None
        kind = "initiative.ask_again"
    else:
        again = FixRound.objects.select_related("problem", "claim").get(pk=payload["fix_round"])
        subject, tells, entry = again.problem, frozenset({ASKED}), again.claim
        kind = "problem.ask_again"
    announce(News(cause=payload["key"], kind=kind, subject=subject, tells=tells, entry=entry))


@transaction.atomic
def announce(news: News, *, put: Letters | None = None) -> list[Notification]:
    """One notice to each person, and a letter behind it; answers with the new ones."""
    told = []
    subject_type = ContentType.objects.get_for_model(news.subject)
    for recipient, audience in people_told(news).items():
        facts = {
            "kind": news.kind,
            "audience": audience,
            "entry": news.entry,
            "subject_type": subject_type,
            "subject_id": news.subject.pk,
        }
        notification, is_new = Notification.objects.get_or_create(
            cause=news.cause, recipient_id=recipient, defaults=facts
        )
        if is_new and notification.waits_for_day:
            put_letters([notification])  # nobody is asked in their quiet hours
        elif is_new:
            (put or put_letter)(notification)
        if is_new:
            told.append(notification)
    return told


def put_letter(notification: Notification) -> None:
    """The letter leaves later; one key, one letter."""
    key = f"notice:{notification.pk}"
    Outbox.put("notice", key=key, payload={"notification": notification.pk})


def people_told(news: News) -> dict[int, str]:
    """Whom it concerns, each with the first reason why."""
    found: dict[int, str] = {}
    for audience in sorted(news.tells, key=FIRST_AS.index):
        for key in AUDIENCES[audience](news.subject, news.entry):
            if key and (key != news.by or audience == RECEIPT):
                found.setdefault(key, audience)
    active = User.objects.filter(pk__in=found, is_active=True).order_by("pk")
    return {key: found[key] for key in active.values_list("pk", flat=True)}
