"""Comments as a page shows them: who, in which language, what may be done with each."""

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.paginator import Page, Paginator
from django.db.models import Count, IntegerField, OuterRef, Prefetch, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext as _

from community.models import Comment
from community.predicates import judges_words_about
from initiatives.models.about import Thing
from initiatives.predicates import is_in_public
from mapapp.web.comments.forms import CommentForm
from mapapp.web.comments.things import kind_of, page_of, title_of

THREADS, ANSWERS = 20, 5


@dataclass(frozen=True, slots=True)
class Line:
    """One comment for one visitor."""

    comment: Comment
    who: str
    is_mine: bool
    is_official: bool
    answers_whom: str = ""
    answers: tuple["Line", ...] = ()
    more: int = 0


@dataclass(frozen=True)
class Discussion:
    """What is said about one thing, as one visitor sees it."""

    thing: Thing
    user: Any
    number: Any = None
    form: CommentForm | None = field(default=None)

    @property
    def title(self) -> str:
        """What it is about."""
        return title_of(self.thing)

    @property
    def thing_href(self) -> str:
        """Its page."""
        return reverse(f"{kind_of(self.thing)}s:detail", args=[self.thing.pk])

    @property
    def href(self) -> str:
        """Where everything said stands."""
        return page_of(self.thing)

    @property
    def crumbs(self) -> list[dict[str, str]]:
        """The way here."""
        here = {"label": self.thing.number or self.title, "href": self.thing_href}
        return [here, {"label": _("Comments"), "href": ""}]

    @property
    def is_open(self) -> bool:
        """Everybody may read it, so everybody may speak of it."""
        return is_in_public(self.user, self.thing)

    @cached_property
    def watches(self) -> bool:
        """The visitor moderates what is said here."""
        return judges_words_about(self.user, self.thing)

    @cached_property
    def page(self) -> Page:
        """The threads of one page, each with its first answers."""
        page = Paginator(_threads(self.thing), THREADS).get_page(self.number)
        page.object_list = [line_of(one, self) for one in page.object_list]
        return page


@dataclass(frozen=True)
class Thread(Discussion):
    """One thread with all its answers."""

    top: Comment | None = field(default=None)

    @cached_property
    def head(self) -> Line:
        """What began it."""
        return line_of(self.top, self, with_answers=False)

    @cached_property
    def page(self) -> Page:
        """The answers, oldest first."""
        page = Paginator(_answers(self.top.answers.all()), THREADS).get_page(self.number)
        page.object_list = [line_of(one, self, with_answers=False) for one in page.object_list]
        return page


def _answers(rows: QuerySet[Comment]) -> QuerySet[Comment]:
    """In the order they were given, with whom they answer."""
    whom = ("answers_to__author", "answers_to__office")
    return rows.with_people().select_related(*whom).order_by("pk")


def _threads(thing: Thing) -> QuerySet[Comment]:
    first = _answers(Comment.objects.all())[:ANSWERS]
    rows = Comment.objects.of(thing).threads().with_people()
    return rows.annotate(all_answers=Count("answers")).prefetch_related(
        Prefetch("answers", first, to_attr="first_answers")
    )


def line_of(comment: Comment, seen: Discussion, *, with_answers: bool = True) -> Line:
    """A comment with who wrote it: the office, the author of the thing, a resident."""
    answers = getattr(comment, "first_answers", []) if with_answers else []
    told = comment.answers_to
    return Line(
        comment=comment,
        who=who(comment, seen.thing),
        is_mine=seen.user.is_authenticated and comment.author_id == seen.user.pk,
        is_official=comment.office_id is not None,
        answers_whom=who(told, seen.thing) if told and told.thread_id else "",
        answers=tuple(line_of(one, seen, with_answers=False) for one in answers),
        more=getattr(comment, "all_answers", 0) - len(answers) if with_answers else 0,
    )


def who(comment: Comment, thing: Thing) -> str:
    """As they wish to be shown; that it is the author of the thing is said without a name."""
    if comment.office is None and comment.author_id == thing.author_id:
        return _("the author") if thing.hides_name else f"{comment.shown_as}, {_('the author')}"
    return comment.shown_as


def how_many(model: type[Thing]) -> Coalesce:
    """How much is said about a thing, as a column of its own query."""
    kind = ContentType.objects.get_for_model(model)
    rows = Comment.objects.said().filter(subject_type=kind, subject_id=OuterRef("pk"))
    counted = rows.order_by().values("subject_id").annotate(all=Count("pk")).values("all")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)
