"""A comment written, answered, taken back. What may be commented on is for upper apps to say."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from django.utils import timezone

from accounts.models import Office
from community.models import Comment, Decision
from community.models.comment import MOST_LETTERS
from community.models.decision import ON_THE_QUEUE, OUT_OF_SIGHT
from kernel.outbox import Outbox
from kernel.workflow import NOT_ALLOWED, Refusal

JUDGED = ON_THE_QUEUE | OUT_OF_SIGHT


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What was typed in one form, once."""

    text: str
    language: str
    client_id: UUID
    shows_name: bool = False


@transaction.atomic
def comment(
    author: Any,  # noqa: ANN401 - any person
    subject: models.Model,
    words: Words,
    *,
    answers_to: Comment | None = None,
) -> Comment:
    """Say something about a thing; the same form sent twice is one comment.

    Refuses with contact_unconfirmed, comment_missing, comment_too_long, answered_is_gone.
    """
    _refuse(author, words)
    if answers_to is not None:
        answers_to = _answered(subject, answers_to)
    facts = {
        "subject_type": ContentType.objects.get_for_model(subject),
        "subject_id": subject.pk,
        "office": office_of(author, subject),
        "thread": answers_to and (answers_to.thread or answers_to),
        "answers_to": answers_to,
    }
    row, is_new = Comment.objects.get_or_create(
        author=author, client_id=words.client_id, defaults=facts | _said(words)
    )
    if is_new:
        Outbox.put("commented", key=f"commented:{row.pk}", payload={"comment": row.pk})
    return row


def _said(words: Words) -> dict[str, Any]:
    return {
        "text": words.text.strip(),
        "language": words.language,
        "hides_name": not words.shows_name,
    }


def _refuse(author: Any, words: Words) -> None:  # noqa: ANN401 - the same
    if not author.has_confirmed_contact:
        raise Refusal("contact_unconfirmed")
    if not words.text.strip() or words.language not in dict(settings.LANGUAGES):
        raise Refusal("comment_missing")
    if len(words.text.strip()) > MOST_LETTERS:
        raise Refusal("comment_too_long", most=MOST_LETTERS)


def _answered(subject: models.Model, answered: Comment) -> Comment:
    """What is answered, if it still stands under this very thing."""
    found = Comment.objects.of(subject).said().filter(pk=answered.pk).first()
    if found is None:
        raise Refusal("answered_is_gone")
    return found


def office_of(author: Any, subject: Any) -> Office | None:  # noqa: ANN401 - any person and thing
    """The post an official speaks for: the one that holds the place, else the first they hold."""
    here = [office for office in author.offices if office.contains(subject.region)]
    return next(iter([*here, *author.offices]), None)


@transaction.atomic
def take_back(comment: Comment, *, by: Any) -> Comment:  # noqa: ANN401 - any person
    """Its author wants its words away; answers stay. Refuses with not_allowed.

    Nobody reads them from now on but moderators, where they have to judge them.
    """
    comment = Comment.objects.select_for_update().get(pk=comment.pk)
    if comment.author_id != by.pk:
        raise Refusal(NOT_ALLOWED)
    if comment.taken_back_at is None:
        comment.taken_back_at = timezone.now()
        comment.save(update_fields=["taken_back_at", "updated_at"])
        if not Decision.objects.of(comment).filter(stage__in=JUDGED).exists():
            forget_taken_back(comment)
    return comment


def forget_taken_back(comment: Comment) -> None:
    """Words that were taken back are gone once no moderator has hidden them."""
    if comment.taken_back_at is not None and not comment.is_hidden:
        comment.text = ""
        Comment.objects.filter(pk=comment.pk).update(text="")


def forget_comment(comment: Comment) -> None:
    """Nothing of what it said is left, and no name; its row keeps the thread."""
    Comment.objects.filter(pk=comment.pk).update(text="", hides_name=True)
