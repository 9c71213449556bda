"""Notes of the desk: written, and changed in the open by whoever wrote them."""

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from initiatives.models import Note, NoteVersion
from initiatives.models.about import Thing, about
from kernel.workflow import Refusal

MOST_LETTERS = 4000


def write_note(thing: Thing, text: str, *, by: User) -> Note:
    """Tell the colleagues. Refuses with not_allowed, note_missing, text_too_long."""
    if not by.has_perm("initiatives.keep_desk", thing):
        raise Refusal("not_allowed")
    return Note.objects.create(author=by, text=_checked(text), **about(thing))


@transaction.atomic
def edit_note(note: Note, text: str, *, by: User) -> Note:
    """Say it better; what stood there before stays. Refuses as above, for all but its author."""
    note = Note.objects.select_for_update(of=("self",)).get(pk=note.pk)
    if note.author_id != by.pk or not by.has_perm("initiatives.keep_desk", note.thing):
        raise Refusal("not_allowed")
    better, now = _checked(text), timezone.now()
    if better == note.text:
        return note
    NoteVersion.objects.create(note=note, text=note.text, until=now)
    note.text, note.edited_at = better, now
    note.save(update_fields=["text", "edited_at", "updated_at"])
    return note


def _checked(text: str) -> str:
    said = text.strip()
    if not said:
        raise Refusal("note_missing", field="note")
    if len(said) > MOST_LETTERS:
        raise Refusal("text_too_long", most=MOST_LETTERS)
    return said
