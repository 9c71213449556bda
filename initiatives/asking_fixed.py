"""Those who told of a problem are asked whether it is fixed: at the claim, and days after it.

A round is one row for its claim and its distance, written with its questions and its
announcement in one transaction: two runners ask once. A round that was missed for long is let
rest, and the latest one due stands for those before it.
"""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from initiatives import judging
from initiatives.models import FixQuestion, FixRound, Problem
from initiatives.stages import ACCEPTED, ASKED_IF_FIXED
from kernel.clock import due
from kernel.links import hash_of, secret_word
from kernel.models import JournalEntry
from kernel.outbox import Outbox

PURPOSE = "fixed"
LONGEST_SILENCE = timedelta(days=30)


def ask(problem: Problem, claim: JournalEntry, *, days_after: int = 0) -> FixRound:
    """Open a round with a question to everybody whose word is awaited."""
    now = timezone.now()
    opened = FixRound.objects.create(
        problem=problem,
        claim=claim,
        days_after=days_after,
        opened_at=now,
        closes_at=due("fix_answer", now),
    )
    people = sorted(judging.awaited_about(problem))
    FixQuestion.objects.bulk_create(
        FixQuestion(
            round=opened,
            user_id=person,
            word_hash=hash_of(secret_word(PURPOSE, opened.pk, person)),
        )
        for person in people
    )
    return opened


def word_for(question: FixQuestion) -> str:
    """The word of the address that answers it; of a changed secret the table learns here."""
    word = secret_word(PURPOSE, question.round_id, question.user_id)
    if question.word_hash != hash_of(word):
        question.word_hash = hash_of(word)
        question.save(update_fields=["word_hash"])
    return word


def ask_what_is_due(now: datetime) -> int:
    """Open every round that is due, the latest first; returns how many were opened."""
    distances = sorted(settings.ASK_IF_FIXED_DAYS, reverse=True)
    return sum(_ask_again(row.pk, days) for days in distances for row in _due(now, days))


def _due(now: datetime, days: int) -> list[FixRound]:
    """First rounds that old, without one at this distance or beyond; three queries in all."""
    then = now - timedelta(days=days)
    later = FixRound.objects.filter(claim=OuterRef("claim"), days_after__gte=days)
    rows = FixRound.objects.filter(
        ~Exists(later),
        days_after=0,
        opened_at__lte=then,
        opened_at__gt=then - LONGEST_SILENCE,
        problem__stage__in=ASKED_IF_FIXED,
        problem__hidden_at=None,
    )
    carried = Problem.objects.filter(pk=OuterRef("problem"), initiatives__stage__in=ACCEPTED)
    return list(rows.exclude(Exists(carried)).order_by("pk"))


@transaction.atomic
def _ask_again(pk: int, days: int) -> bool:
    """One round, if the claim still stands and no other runner was quicker."""
    first = FixRound.objects.select_related("claim").get(pk=pk)
    problem = Problem.objects.select_for_update(of=("self",)).get(pk=first.problem_id)
    if problem.stage not in ASKED_IF_FIXED or judging.claim_of(problem) != first.claim:
        return False
    if FixRound.objects.filter(claim=first.claim_id, days_after__gte=days).exists():
        return False
    opened = ask(problem, first.claim, days_after=days)
    key = f"ask_again:problem:{first.claim_id}:{days}"
    Outbox.put("ask_again", key=key, payload={"fix_round": opened.pk, "days": days})
    return True
