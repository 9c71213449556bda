"""Asking a body outside the platform from the desk, and looking at what it answered."""

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from initiatives.models.about import Thing
from initiatives.models.outside import OutsideQuestion
from initiatives.outside import Letter, ask_outside
from initiatives.outside_pipeline import OUTSIDE
from initiatives.querysets.territory import DECIDING_KINDS
from kernel.workflow import Move, Refusal
from mapapp.web import refusals
from mapapp.web.access import staff
from mapapp.web.move_forms import day_field, words_field
from mapapp.web.photos.views import address_of
from mapapp.web.review.at_hand import Typed, address, page_of, thing_at_hand
from mapapp.web.verbs import words_of

OFFICIALS = tuple(kind.value for kind in DECIDING_KINDS)


class LetterForm(forms.Form):
    """Whom, what, until when."""

    body = forms.CharField(label=_("Which organisation?"), max_length=160)
    email = forms.EmailField(label=_("Its e-mail address"), help_text=_("Never public."))
    question = words_field(_("What is asked? Everybody can read it."), rows=3)
    due_on = day_field(_("Until which day?"), required=True)

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Django's own
        super().__init__(*args, prefix="outside", **kwargs)


@dataclass(frozen=True, slots=True)
class Press:
    """One move of a question, as a button."""

    move: Move
    label: str
    icon: str
    action: str

    @property
    def needs_reason(self) -> bool:
        """Why is asked."""
        return bool(self.move.needs)


@dataclass(frozen=True, slots=True)
class Line:
    """One question as the desk sees it."""

    question: OutsideQuestion
    presses: list[Press]
    photos: list[str]


@dataclass(frozen=True)
class Outside:
    """What outside bodies were asked about one thing."""

    thing: Thing
    user: Any
    typed: Typed | None = field(default=None)

    @cached_property
    def may_ask(self) -> bool:
        """Runs the desk."""
        return self.user.has_perm("initiatives.assign", self.thing)

    @property
    def is_tried(self) -> bool:
        """The letter was typed and has a gap."""
        return bool(self.typed and self.typed.name == "outside")

    @property
    def form(self) -> forms.Form:
        """The letter."""
        return self.typed.form if self.is_tried else LetterForm()

    @property
    def action(self) -> str:
        """Where it goes."""
        return address("outside", self.thing)

    @cached_property
    def lines(self) -> list[Line]:
        """Every question, oldest first, for those who keep the desk."""
        if not self.user.has_perm("initiatives.keep_desk", self.thing):
            return []
        rows = OutsideQuestion.objects.of(self.thing).prefetch_related("photos")
        return [self._line(question) for question in rows]

    def _line(self, question: OutsideQuestion) -> Line:
        open_now = [m for m in OUTSIDE if question.stage in m.source and m.verb in PRESSED]
        presses = [self._press(question, move) for move in open_now] if self.may_ask else []
        return Line(question, presses, [address_of(photo) for photo in question.photos.all()])

    def _press(self, question: OutsideQuestion, move: Move) -> Press:
        words = words_of("outside", move.verb)
        action = address("outside_move", self.thing, question.pk, move.verb)
        return Press(move, words.press, words.icon, action)


PRESSED = ("publish", "decline", "revoke")


@staff(*OFFICIALS)
@require_POST
def ask(request: HttpRequest, kinds: str, pk: int) -> HttpResponse:
    """Write to the body."""
    from mapapp.web.review.views import show  # noqa: PLC0415 - the page shows these letters

    thing, form = thing_at_hand(request, kinds, pk), LetterForm(request.POST)
    if form.is_valid():
        try:
            ask_outside(thing, Letter(**form.cleaned_data), by=request.user)
        except Refusal as refusal:
            form.add_error(refusal.params.get("field"), refusals.words(refusal))
        else:
            messages.success(request, _("The letter is on its way."))
            return redirect(page_of(thing))
    return show(request, thing, typed=Typed("outside", form))


@staff(*OFFICIALS)
@require_POST
def move(request: HttpRequest, kinds: str, pk: int, question: int, verb: str) -> HttpResponse:
    """Publish an answer, or not; take the question back."""
    thing = thing_at_hand(request, kinds, pk)
    asked = get_object_or_404(OutsideQuestion.objects.of(thing), pk=question)
    if verb not in PRESSED:
        raise Http404
    try:
        asked.move(verb, by=request.user, reason=request.POST.get("reason", "")[:2000])
    except Refusal as refusal:
        return refusals.answer(request, refusal, back=page_of(thing))
    return redirect(page_of(thing))
