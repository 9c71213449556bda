"""Asking a body outside the platform, and taking its answer by the link of the letter."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import IO

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from initiatives.clocks import end_of
from initiatives.models.about import Thing, about
from initiatives.models.outside import OutsidePhoto, OutsideQuestion, OutsideStage
from kernel.images import clean_photo
from kernel.links import UNKNOWN, seal, unseal
from kernel.outbox import Outbox
from kernel.workflow import Refusal

PURPOSE, LASTS = "outside", timedelta(days=200)
OVER = "outside_over"
MOST_PHOTOS, MOST_OPEN = 5, 5


@dataclass(frozen=True, kw_only=True)
class Letter:
    """Whom to ask, what, and until which day."""

    body: str
    email: str
    question: str
    due_on: date


@transaction.atomic
def ask_outside(thing: Thing, letter: Letter, *, by: User) -> OutsideQuestion:
    """Write to the body. Refuses with not_allowed, due_on_past, outside_too_many."""
    thing = type(thing).objects.select_for_update(of=("self",)).get(pk=thing.pk)
    if not by.has_perm("initiatives.assign", thing):
        raise Refusal("not_allowed")
    if letter.due_on < timezone.localdate():
        raise Refusal("due_on_past", field="due_on")
    waiting = OutsideQuestion.objects.of(thing).filter(stage=OutsideStage.ASKED)
    if waiting.count() >= MOST_OPEN:
        raise Refusal("outside_too_many", most=MOST_OPEN)
    question = OutsideQuestion.objects.create(
        body=letter.body.strip(),
        email=letter.email,
        question=letter.question.strip(),
        due_at=end_of(letter.due_on),
        office=thing.office,
        asked_by=by,
        **about(thing),
    )
    question.move("send", by=by)
    key = f"outside:{question.pk}"
    Outbox.put("outside_letter", key=key, payload={"question": question.pk})
    return question


def word_for(question: OutsideQuestion) -> str:
    """The word of the address where the body answers."""
    return seal(PURPOSE, question=question.pk)


def asked_of(word: str) -> OutsideQuestion:
    """The question of a link. Refuses with link_unknown, link_late, outside_over."""
    key = unseal(PURPOSE, word, within=LASTS).get("question")
    rows = OutsideQuestion.objects.select_related(
        "office", "problem__category", "problem__region", "initiative__direction",
        "initiative__region",
    )  # fmt: skip
    question = rows.filter(pk=key).first()
    if question is None:
        raise Refusal(UNKNOWN)
    if question.stage != OutsideStage.ASKED:
        raise Refusal(OVER)
    return question


def answer_outside(
    word: str, *, answer_kk: str = "", answer_ru: str = "", photos: Sequence[IO[bytes]] = ()
) -> OutsideQuestion:
    """The body's answer. Refuses as above, with photos_too_many, photo_…, answer_kk_missing."""
    question = asked_of(word)
    if len(photos) > MOST_PHOTOS:
        raise Refusal("photos_too_many", most=MOST_PHOTOS)
    cleaned = [clean_photo(photo) for photo in photos]
    with transaction.atomic():
        question.move("answer", by=None, answer_kk=answer_kk, answer_ru=answer_ru)
        for photo in cleaned:
            OutsidePhoto.objects.create(question=question, image=photo)
    return question
