"""Each handout: its page, its file name, the pictures it needs."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import get_language

from initiatives.models import Initiative
from mapapp.web.handouts.pictures import Picture, drawing_of
from mapapp.web.handouts.printing import Sheet
from mapapp.web.handouts.subject import Subject


@dataclass(frozen=True, slots=True)
class Handout:
    """One thing to print: `name` is the file's, `shown` are the photos its page has room for."""

    name: str
    template: str
    size: str = "a4"
    shown: int = 0
    is_drawn: bool = False  # its page holds the author's own drawing, so it is the author's alone

    def sheet(self, initiative: Initiative) -> Sheet:
        """Its page about one initiative, in the language in use, and the files the page names."""
        subject = Subject(initiative)
        photos = subject.photos[: self.shown]
        drawing = drawing_of(initiative) if self.is_drawn else None
        facts = {
            "subject": subject,
            "drawing": drawing,
            "initiative": initiative,
            "photos": photos,
            "size": self.size,
            "today": timezone.localdate(),
        }
        page = render_to_string(self.template, facts)
        return Sheet(page, _files([subject.qr, *photos, *([drawing] if drawing else [])]))

    def file_name(self, initiative: Initiative) -> str:
        """`asar-<number>-<what>-<language>.pdf`: short, plain letters, the same everywhere."""
        return f"asar-{initiative.number.lower()}-{self.name}-{get_language()}.pdf"


def _files(pictures: list[Picture]) -> dict[str, Callable[[], Any]]:
    return {picture.name: picture.make for picture in pictures}


LETTER = Handout("letter", "handouts/letter.html")
POSTERS = {
    "a4": Handout("poster-a4", "handouts/poster.html", size="a4", shown=1),
    "a3": Handout("poster-a3", "handouts/poster.html", size="a3", shown=1),
}
PRESS_NOTE = Handout("press-note", "handouts/press_note.html", shown=1)
PACK = Handout("budget-pack", "handouts/pack.html", shown=4, is_drawn=True)
