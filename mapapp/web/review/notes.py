"""Notes of the desk: read and written by those who keep it, nowhere else."""

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from initiatives.models import Note
from initiatives.models.about import Thing
from initiatives.noting import MOST_LETTERS, edit_note, write_note
from mapapp.web.access import staff
from mapapp.web.move_forms import words_field
from mapapp.web.review.at_hand import Typed, address, page_of, thing_at_hand
from mapapp.web.review.colleagues import named
from mapapp.web.review.duty import AT_THE_DESK


class NoteForm(forms.Form):
    """What the colleagues should know."""

    note = words_field(
        _("Note for colleagues"),
        rows=3,
        most=MOST_LETTERS,
        help_text=_("Never public, never sent to anybody."),
    )


@dataclass(frozen=True, slots=True)
class Line:
    """One note as the page shows it; with a form for whoever wrote it."""

    note: Note
    who: str
    action: str
    form: NoteForm | None
    is_tried: bool


@dataclass(frozen=True)
class Notes:
    """The notes of one thing for one person."""

    thing: Thing
    user: Any
    typed: Typed | None = field(default=None)

    @cached_property
    def are_mine_to_read(self) -> bool:
        """A hand in the thing is a hand off its notes."""
        return self.user.has_perm("initiatives.keep_desk", self.thing)

    @property
    def action(self) -> str:
        """Where a new one goes."""
        return address("notes", self.thing)

    @property
    def form(self) -> NoteForm:
        """A new one, as far as it was typed."""
        return self.typed.form if self._is_tried(0) else NoteForm()

    @cached_property
    def lines(self) -> list[Line]:
        """All of them, oldest first, each with what it said before."""
        if not self.are_mine_to_read:
            return []
        rows = Note.objects.of(self.thing).select_related("author").prefetch_related("versions")
        return [self._line(note) for note in rows]

    def _line(self, note: Note) -> Line:
        is_tried, is_mine = self._is_tried(note.pk), note.author_id == self.user.pk
        form = self.typed.form if is_tried else NoteForm(initial={"note": note.text})
        form.auto_id = f"id_note_{note.pk}_%s"
        return Line(
            note=note,
            who=named(note.author, self.user),
            action=address("edit_note", self.thing, note.pk),
            form=form if is_mine else None,
            is_tried=is_tried,
        )

    def _is_tried(self, pk: int) -> bool:
        return bool(self.typed and self.typed.name == "note" and self.typed.about == pk)


@staff(*AT_THE_DESK)
@require_POST
def write(request: HttpRequest, kinds: str, pk: int) -> HttpResponse:
    """A new note."""
    thing = thing_at_hand(request, kinds, pk)
    form = _form_of(request, thing)
    if not form.is_valid():
        return _again(request, thing, Typed("note", form))
    note = write_note(thing, form.cleaned_data["note"], by=request.user)
    return redirect(f"{page_of(thing)}#note-{note.pk}")


@staff(*AT_THE_DESK)
@require_POST
def edit(request: HttpRequest, kinds: str, pk: int, note: int) -> HttpResponse:
    """Another wording of one's own note; another's stays as it is."""
    thing = thing_at_hand(request, kinds, pk)
    form = _form_of(request, thing)
    kept = get_object_or_404(Note.objects.of(thing), pk=note)
    if not form.is_valid():
        return _again(request, thing, Typed("note", form, kept.pk))
    if kept.author_id != request.user.pk:
        raise PermissionDenied
    edit_note(kept, form.cleaned_data["note"], by=request.user)
    return redirect(f"{page_of(thing)}#note-{kept.pk}")


def _form_of(request: HttpRequest, thing: Thing) -> NoteForm:
    if not request.user.has_perm("initiatives.keep_desk", thing):
        raise PermissionDenied
    return NoteForm(request.POST)


def _again(request: HttpRequest, thing: Thing, typed: Typed) -> HttpResponse:
    from mapapp.web.review.views import show  # noqa: PLC0415 - the page shows these notes

    return show(request, thing, typed=typed)
