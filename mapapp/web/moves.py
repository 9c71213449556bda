"""The one door of all moves: what is open to a person, and what happens when they press.

`POST …/moves/<verb>/` takes the verb's form, the entry the person saw last (`seen`) and lets the
table decide. Whatever is refused comes back as the same page with what was typed.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from initiatives.proving import show_the_fix
from kernel.models import JournalEntry, Staged
from kernel.workflow import NOT_ALLOWED, Move, Refusal, Workflow
from mapapp.web import refusals
from mapapp.web.initiatives.move_forms import form_for as form_of_initiative
from mapapp.web.initiatives.words import MoveWords
from mapapp.web.move_forms import MoveForm
from mapapp.web.problems.move_forms import form_for as form_of_problem
from mapapp.web.review.phrases import with_phrase
from mapapp.web.verbs import words_of

FORM_FOR = {"problem": form_of_problem, "initiative": form_of_initiative}
Page = Callable[..., HttpResponse]
Onwards = Callable[[HttpRequest, Staged], str]
READ_BY_ALL = frozenset(
    {"reason", "question", "skip_reason"} | {"public_answer_kk", "public_answer_ru"}
)
PAGES: dict[str, tuple[Page, Onwards]] = {}  # pages a form may name in `from`


@dataclass(frozen=True, slots=True)
class Offer:
    """One move open to a person: its words, its form, its address."""

    verb: str
    words: MoveWords
    form: MoveForm
    seen: int
    action: str
    is_tried: bool = False

    @property
    def is_one_button(self) -> bool:
        """Nothing is asked."""
        return not self.form.fields

    @property
    def dialog_id(self) -> str:
        """The anchor of its form."""
        return f"move-{self.verb}"

    @property
    def is_read_in_public(self) -> bool:
        """Something of it is shown to those who wait."""
        return not READ_BY_ALL.isdisjoint(self.form.fields)


@dataclass(frozen=True, slots=True)
class Pressed:
    """What came of a press: an entry, or why not, with the form as it was typed."""

    verb: str
    form: MoveForm
    entry: JournalEntry | None = None
    refusal: Refusal | None = None
    is_preview: bool = False
    told: refusals.Told | None = field(default=None)

    @property
    def status(self) -> HTTPStatus:
        """The status of the page that shows it."""
        if self.refusal:
            return refusals.status(self.refusal)
        is_wrong = self.form.is_bound and not self.form.is_valid()
        return HTTPStatus.UNPROCESSABLE_ENTITY if is_wrong else HTTPStatus.OK


def kind_of(subject: Staged) -> str:
    """The name of the table a thing lives by, which is also the name of its pages."""
    return type(subject).__name__.lower()


def comes_back_to(name: str, *, then: Onwards) -> Callable[[Page], Page]:
    """Register a page that forms may come from, as `desk:problem`, and what follows a success."""

    def register(page: Page) -> Page:
        PAGES[name] = (page, then)
        return page

    return register


def offers(
    subject: Staged,
    user: Any,  # noqa: ANN401 - a user or a guest
    pressed: Pressed | None = None,
    *,
    seen: int | None = None,
) -> list[Offer]:
    """The moves open to this person, in the order of the table; the tried one as it was typed.

    `seen` is the key of the entry shown last, from a page that has read the journal: 0 for none.
    """
    moves = subject.moves_open_to(user)
    if moves and seen is None:
        last = subject.last_entry()
        seen = last.pk if last else 0
    return [_offer(subject, move, seen or 0, pressed, by=user) for move in moves]


def seen_in(journal: list[JournalEntry]) -> int:
    """The key of the entry a page shows last, from its journal; 0 for none."""
    return journal[-1].pk if journal else 0


def _offer(
    subject: Staged,
    move: Move,
    seen: int,
    pressed: Pressed | None,
    *,
    by: Any,  # noqa: ANN401 - a user or a guest
) -> Offer:
    kind = kind_of(subject)
    is_tried = pressed is not None and pressed.verb == move.verb
    return Offer(
        verb=move.verb,
        words=words_of(kind, move.verb),
        form=pressed.form if is_tried else FORM_FOR[kind](move.verb, subject, by=by),
        seen=seen,
        action=reverse(f"{kind}s:move", args=[subject.pk, move.verb]),
        is_tried=is_tried,
    )


def answer(
    request: HttpRequest, subject: Staged, verb: str, *, show: Page, then: str
) -> HttpResponse:
    """The whole of a door: the move is made and we go on, or the page it came from says why."""
    pressed = press(request, subject, verb)
    came_from = PAGES.get(f"{request.POST.get('from')}:{kind_of(subject)}")
    page, onwards = came_from or (show, lambda _request, _subject: then)
    if pressed.entry is None:
        subject.refresh_from_db()  # the page shows how it stands now
        return page(request, subject, pressed=pressed)
    words = words_of(pressed.entry.workflow, verb)
    messages.success(request, _("Done: %(what)s") % {"what": words.happened})
    return redirect(onwards(request, subject))


def press(request: HttpRequest, subject: Staged, verb: str) -> Pressed:
    """Make one move out of what was sent; nothing is changed unless an entry comes back."""
    if verb not in Workflow.registry[kind_of(subject)].moves:
        raise Http404
    facts = (verb, subject, request.POST, request.FILES)
    form = FORM_FOR[kind_of(subject)](*facts, by=request.user)
    seen = seen_by_page(request)
    if "insert" in request.POST:
        return _inserted(request, form, seen)
    if not form.is_valid():
        return _pressed(request, form, conflict_of(subject, verb, request.user, seen))
    if "preview" in request.POST:
        return Pressed(verb, form, is_preview=True)
    try:
        return Pressed(verb, form, entry=_make(request, subject, form, seen))
    except Refusal as refusal:
        return _pressed(request, form, refusal)


def _inserted(request: HttpRequest, form: MoveForm, seen: int | None) -> Pressed:
    """A ready answer in the form; whoever was quicker is told first."""
    refusal = conflict_of(form.subject, form.verb, request.user, seen)
    if refusal:
        return _pressed(request, form, refusal)
    return Pressed(form.verb, with_phrase(form, request.POST), is_preview=True)


@transaction.atomic
def _make(request: HttpRequest, subject: Staged, form: MoveForm, seen: int | None) -> JournalEntry:
    """The photos first, because the table asks for them; all of it or nothing."""
    given = form.given
    for photo in given.pop("photos", []):
        show_the_fix(subject, photo, by=request.user)
    return subject.move(form.verb, by=request.user, seen=seen, **given)


def _pressed(request: HttpRequest, form: MoveForm, refusal: Refusal | None) -> Pressed:
    """A refusal beside the field it speaks of, or above the page."""
    if refusal is None:
        return Pressed(form.verb, form)
    name = field_of(refusal, form)
    if name:
        form.add_error(name, refusals.words(refusal))
    told = None if name else refusals.told(refusal, request.user)
    return Pressed(form.verb, form, refusal=refusal, told=told)


def field_of(refusal: Refusal, form: MoveForm) -> str | None:
    """The field a refusal speaks of: by its own word, or by its code."""
    if refusal.is_conflict:
        return None
    named = refusal.params.get("field") or FIELD_OF.get(refusal.code)
    code = refusal.code.removesuffix("_missing").removesuffix("_past")
    guesses = (named, code, "photos" if refusal.code.startswith("photo") else None)
    return next((name for name in guesses if name in form.fields), None)


FIELD_OF = {
    "reason_code_unknown": "reason_code",
    "office_is_the_same": "office",
    "office_is_closed": "office",
    "office_has_refused": "office",
    "forward_is_late": "office",
    "until_not_later": "until",
    "until_too_late": "until",
    "until_is_a_day_of_rest": "until",
    "target_is_itself": "target",
    "target_is_closed": "target",
    "evidence_missing": "photos",
    "answer_is_awaited": "answer",
}


def conflict_of(subject: Staged, verb: str, user: Any, seen: int | None) -> Refusal | None:  # noqa: ANN401 - a user or a guest
    """A race or a closed door comes before any gap in the form."""
    try:
        Workflow.registry[kind_of(subject)].named(verb).check(user, subject, {}, seen=seen)
    except Refusal as refusal:
        is_first = refusal.is_conflict or refusal.code == NOT_ALLOWED
        return refusal if is_first else None
    return None


def seen_by_page(request: HttpRequest) -> int | None:
    """The entry the person saw last; a page that does not say, or says nonsense, saw nothing."""
    raw = request.POST.get("seen", "")
    is_number = raw.isascii() and raw.isdigit() and len(raw) < len(str(2**63))
    return int(raw) if is_number else -1
