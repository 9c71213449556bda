"""Conversations as their two sides read them."""

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import Office
from community.models import Letter
from mapapp.web.letters.forms import FollowForm

ON_A_PAGE, A_LINE = 30, 120


@dataclass(frozen=True, slots=True)
class Line:
    """One letter of a conversation for one of its readers."""

    letter: Letter
    who: str
    is_mine: bool


@dataclass(frozen=True)
class Conversation:
    """The first letter and those that follow it, oldest first."""

    first: Letter
    user: Any
    number: Any = None
    form: FollowForm | None = field(default=None)

    @property
    def receiver(self) -> str:
        """To whom it was written."""
        return self.first.receiver.name

    @property
    def receiver_icon(self) -> str:
        """The mark of a state office stands beside offices alone."""
        return "landmark" if isinstance(self.first.receiver, Office) else "users"

    @property
    def is_mine(self) -> bool:
        """The reader began it."""
        return self.first.author_id == self.user.pk

    @property
    def team_href(self) -> str:
        """The page of the initiative in whose name it was written."""
        return reverse("initiatives:detail", args=[self.first.team_id])

    @property
    def crumbs(self) -> list[dict[str, str]]:
        """The way here."""
        back = reverse("letters:mine") + ("?show=sent" if self.is_mine else "")
        return [{"label": _("Letters"), "href": back}, {"label": self.first.number, "href": ""}]

    @cached_property
    def page(self) -> Page:
        """The letters of one page; the newest page where none is asked for."""
        rows = Letter.objects.filter(thread=self.first).select_related("author").order_by("pk")
        found = Paginator(rows, ON_A_PAGE)
        page = found.get_page(self.number or found.num_pages)
        page.object_list = [self._line(one) for one in page.object_list]
        return page

    @property
    def head(self) -> Line:
        """What began it."""
        return self._line(self.first)

    def _line(self, letter: Letter) -> Line:
        letter.receiver = self.first.receiver  # read once
        is_mine = letter.is_answer != self.is_mine
        return Line(letter, who=letter.shown_as, is_mine=is_mine)


@dataclass(frozen=True, slots=True)
class Row:
    """One conversation of a list."""

    letter: Letter
    title: str
    said: str
    href: str


def rows_of(letters: QuerySet[Letter], number: Any) -> Page:  # noqa: ANN401 - as it was asked
    """A page of conversations, those with the newest word first."""
    rows = letters.latest().select_related("author").prefetch_related("receiver", "team")
    page = Paginator(rows, ON_A_PAGE).get_page(number)
    page.object_list = [_row(one) for one in page.object_list]
    return page


def _row(letter: Letter) -> Row:
    said = "" if letter.is_hidden else " ".join(letter.text.split())
    return Row(
        letter=letter,
        title=letter.receiver.name,
        said=f"{said[:A_LINE]}…" if len(said) > A_LINE else said,
        href=reverse("letters:letter", args=[letter.pk]),
    )
