"""A letter written to an office or a body, and the words that follow from either side."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from django.utils import timezone

from accounts.models import User
from community.models import Letter
from community.models.letter import MOST_LETTERS
from community.predicates import receives_letter
from community.receiving import TEAMS, line_of, reads_for
from kernel.outbox import Outbox
from kernel.workflow import NOT_ALLOWED, Refusal

MOST_WAITING = 3  # letters of one person that one receiver has not answered yet
Person = Any


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterWords:
    """What was typed in one form, once."""

    text: str
    language: str
    client_id: UUID
    shows_name: bool = False
    team: models.Model | None = None


@transaction.atomic
def write(author: Person, receiver: models.Model, words: LetterWords) -> Letter:
    """Begin a conversation; the same form sent twice is one letter.

    Refuses with contact_unconfirmed, letter_missing, letter_too_long, receiver_closed,
    receiver_is_oneself, team_is_anothers, letters_wait.
    """
    _refuse_words(author, words)
    known = Letter.objects.filter(author=author, client_id=words.client_id).first()
    if known is not None:
        return known
    _refuse_receiver(author, receiver)
    _refuse_team(author, words.team)
    facts = _said(words) | _addressed(receiver) | _named(words.team)
    return _kept(author, words, facts | {"waits": True})


@transaction.atomic
def follow_up(first: Letter, author: Person, words: LetterWords) -> Letter:
    """The next word of a conversation, from the side this person stands on.

    Refuses with not_allowed, contact_unconfirmed, letter_missing, letter_too_long, letter_hidden,
    receiver_closed.
    """
    first = Letter.objects.select_for_update(of=("self",)).get(pk=first.pk)
    is_answer = receives_letter(author, first)
    if not is_answer and first.author_id != author.pk:
        raise Refusal(NOT_ALLOWED)
    _refuse_words(author, words)
    if first.is_hidden:
        raise Refusal("letter_hidden")
    if not is_answer:
        _refuse_closed(first.receiver)
    facts = _said(words) | {"thread": first, "is_answer": is_answer, "region": first.region}
    facts |= {"receiver_type": first.receiver_type, "receiver_id": first.receiver_id}
    row = _kept(author, words, facts)
    first.waits, first.last_at = not is_answer, timezone.now()
    first.save(update_fields=["waits", "last_at", "updated_at"])
    return row


def forget_letter(letter: Letter) -> None:
    """Nothing of what it said is left, and no name; its row keeps the conversation."""
    Letter.objects.filter(pk=letter.pk).update(text="", hides_name=True)


def _kept(author: Person, words: LetterWords, facts: dict[str, Any]) -> Letter:
    row, is_new = Letter.objects.get_or_create(
        author=author, client_id=words.client_id, defaults=facts
    )
    if is_new:
        Outbox.put("letter", key=f"letter:{row.pk}", payload={"letter": row.pk})
    return row


def _said(words: LetterWords) -> dict[str, Any]:
    return {
        "text": words.text.strip(),
        "language": words.language,
        "hides_name": not words.shows_name,
    }


def _addressed(receiver: models.Model) -> dict[str, Any]:
    return {
        "receiver_type": ContentType.objects.get_for_model(receiver),
        "receiver_id": receiver.pk,
        "region": line_of(receiver).region_of(receiver),
    }


def _named(team: models.Model | None) -> dict[str, Any]:
    if team is None:
        return {}
    return {"team_type": ContentType.objects.get_for_model(team), "team_id": team.pk}


def _refuse_words(author: Person, words: LetterWords) -> None:
    if not author.has_confirmed_contact:
        raise Refusal("contact_unconfirmed")
    if not words.text.strip() or words.language not in dict(settings.LANGUAGES):
        raise Refusal("letter_missing")
    if len(words.text.strip()) > MOST_LETTERS:
        raise Refusal("letter_too_long", most=MOST_LETTERS)


def _refuse_receiver(author: Person, receiver: models.Model) -> None:
    """It must be there, read by somebody who is not the writer, and not be flooded.

    The writer is held meanwhile, so that letters sent at once are counted one after the other.
    """
    _refuse_closed(receiver)
    if reads_for(author, receiver):
        raise Refusal("receiver_is_oneself")
    User.objects.select_for_update(no_key=True).get(pk=author.pk)
    waiting = Letter.objects.to(receiver).written_by(author).waiting()
    if waiting.count() >= MOST_WAITING:
        raise Refusal("letters_wait", most=MOST_WAITING)


def _refuse_closed(receiver: models.Model) -> None:
    line = line_of(receiver)
    is_open = line.open().filter(pk=receiver.pk).exists()
    if not is_open or line.region_of(receiver) is None or not line.people_of(receiver):
        raise Refusal("receiver_closed")


def _refuse_team(author: Person, team: models.Model | None) -> None:
    may_speak = TEAMS.get(type(team), lambda *_: False)
    if team is not None and not may_speak(author, team):
        raise Refusal("team_is_anothers")
