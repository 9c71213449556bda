"""Writing the next version of a questionnaire, and publishing it.

One draft a sphere, written by any coordinator; a published version is never touched again. A
question keeps its code from version to version, and with it the answers, for as long as every
answer given to it still fits: answered in another way, it is another question.
"""

import json
from hashlib import sha256
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.text import slugify

from accounts.models import User
from initiatives.models import Direction, Question, Questionnaire
from initiatives.models.questionnaire import PUBLISHED
from initiatives.questionnaire_checks import troubles_of
from kernel.models import JournalEntry
from kernel.workflow import NOT_ALLOWED, STALE, Refusal

WORKFLOW, PUBLISH = "questionnaire", "publish"
MOST_QUESTIONS = 40
LETTERS, CODE_LETTERS = 16, 32
WRITTEN = (
    *(f"{what}_{lang}" for what in ("name", "hint", "example") for lang in ("kk", "ru", "en")),
    *("kind", "choices", "is_required", "asked_if", "asked_of"),
)
KEPT = ("code", *WRITTEN)
Facts = dict[str, Any]


def facts_of(question: Question) -> Facts:
    """Everything a question says."""
    return {name: getattr(question, name) for name in KEPT}


def mark_of(*questions: Question) -> str:
    """What stands there now, as a short word: whoever has read another word has read others."""
    text = json.dumps([facts_of(one) for one in questions], sort_keys=True)
    return sha256(text.encode()).hexdigest()[:LETTERS]


@transaction.atomic
def begin(direction: Direction | None, *, by: User) -> Questionnaire:
    """The draft of a sphere: the one there is, or a copy of what the sphere itself asks today."""
    _check(by)
    last = Questionnaire.objects.filter(direction=direction).aggregate(n=Max("version"))["n"] or 0
    draft, is_new = Questionnaire.objects.get_or_create(
        direction=direction, published_at=None, defaults={"version": last + 1}
    )
    today = Questionnaire.objects.newest_of(direction)
    for place, one in enumerate(today.questions.all() if is_new and today else (), start=1):
        Question.objects.create(questionnaire=draft, ordering=place, **facts_of(one))
    return draft


@transaction.atomic
def write_question(
    draft: Questionnaire,
    *,
    by: User,
    question: Question | None = None,
    seen: str = "",
    **facts: Any,  # noqa: ANN401 - the fields of `WRITTEN`
) -> Question:
    """A new question at the end, or another wording of one: only over what its writer has read.

    Refuses with not_allowed, draft_gone, published_already, questions_too_many, stale.
    """
    draft = _held(draft.pk, by)
    question = _new(draft, facts) if question is None else _standing(draft, question, seen)
    before = facts_of(question)
    for name in facts.keys() & set(WRITTEN):
        setattr(question, name, facts[name])
    if question.pk and _is_another(before, question):
        _rename(draft, question)
    question.save()
    return question


@transaction.atomic
def move_question(question: Question, *, up: bool, by: User) -> None:
    """One place up or down; at the end of the list it stays. Refuses as `write_question`."""
    draft = _held(question.questionnaire_id, by)
    rows = list(draft.questions.all())
    if question not in rows:
        raise Refusal(STALE)
    here = rows.index(question)
    there = max(0, here - 1) if up else min(len(rows) - 1, here + 1)
    rows.insert(there, rows.pop(here))
    for place, one in enumerate(rows, start=1):
        one.ordering = place
    Question.objects.bulk_update(rows, ["ordering"])


@transaction.atomic
def drop_question(question: Question, *, by: User, seen: str) -> None:
    """It is asked no more; what was answered to it stays with its answer.

    Refuses as `write_question`: nobody throws away words they have not read.
    """
    draft = _held(question.questionnaire_id, by)
    _standing(draft, question, seen).delete()


@transaction.atomic
def discard(draft: Questionnaire, *, by: User, seen: str) -> None:
    """Nothing of the draft was meant; what is asked today goes on being asked.

    Refuses with not_allowed, draft_gone, published_already, stale.
    """
    draft = _held(draft.pk, by)
    if mark_of(*draft.questions.all()) != seen:
        raise Refusal(STALE)
    draft.delete()


@transaction.atomic
def publish(draft: Questionnaire, *, by: User, seen: str) -> JournalEntry:
    """Ask it from now on; the journal keeps who published what.

    Refuses with not_allowed, draft_gone, published_already, stale, draft_unfinished,
    nothing_changed.
    """
    draft = _held(draft.pk, by)
    questions = list(draft.questions.all())
    if mark_of(*questions) != seen:
        raise Refusal(STALE)
    if not questions or troubles_of(questions):
        raise Refusal("draft_unfinished")
    today = Questionnaire.objects.published().filter(direction=draft.direction)
    if (last := today.order_by("-version").first()) and mark_of(*last.questions.all()) == seen:
        raise Refusal("nothing_changed")
    entry = JournalEntry.objects.write(
        draft, workflow=WORKFLOW, verb=PUBLISH, after=PUBLISHED, actor=by,
        given={"direction": draft.direction_id or 0, "version": draft.version, "mark": seen},
    )  # fmt: skip
    draft.published_at = timezone.now()
    draft.save(update_fields=["published_at", "updated_at"])
    return entry


def _check(user: User) -> None:
    if not user.has_perm("initiatives.keep_questionnaires"):
        raise Refusal(NOT_ALLOWED)


def _held(key: int, user: User) -> Questionnaire:
    """The draft, locked: one writer after another."""
    _check(user)
    draft = Questionnaire.objects.select_for_update(of=("self",)).filter(pk=key).first()
    if draft is None:
        raise Refusal("draft_gone")
    if draft.published_at:
        raise Refusal("published_already")
    return draft


def _new(draft: Questionnaire, facts: Facts) -> Question:
    places = draft.questions.aggregate(n=Max("ordering"))["n"] or 0
    if draft.questions.count() >= MOST_QUESTIONS:
        raise Refusal("questions_too_many", most=MOST_QUESTIONS)
    code = unused_code(facts.get("name_en", ""))
    return Question(questionnaire=draft, code=code, ordering=places + 1)


def _standing(draft: Questionnaire, question: Question, seen: str) -> Question:
    now = draft.questions.filter(pk=question.pk).first()
    if now is None or mark_of(now) != seen:
        raise Refusal(STALE)
    return now


def unused_code(words: str) -> str:
    """A code that no question has ever had, so that no answer is taken for another's."""
    base = slugify(words)[:CODE_LETTERS].strip("-") or "question"
    taken = set(Question.objects.filter(code__startswith=base).values_list("code", flat=True))
    names = (f"{base}-{n}" if n > 1 else base for n in range(1, len(taken) + 2))
    return next(name for name in names if name not in taken)


def _is_another(before: Facts, question: Question) -> bool:
    """Answers given under this code would not fit any more."""
    was = Question(kind=before["kind"], choices=before["choices"])
    fits = question.kind == was.kind and set(was.codes) <= set(question.codes)
    if fits:
        return False
    rows = Question.objects.filter(code=question.code, questionnaire__published_at__isnull=False)
    return rows.exists()


def _rename(draft: Questionnaire, question: Question) -> None:
    """A new code; what follows from the question follows it."""
    old, question.code = question.code, unused_code(question.name_en)
    for one in draft.questions.exclude(pk=question.pk):
        if old in one.asked_if:
            one.asked_if = {question.code if k == old else k: v for k, v in one.asked_if.items()}
            one.save(update_fields=["asked_if"])
