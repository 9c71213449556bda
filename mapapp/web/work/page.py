"""The page of the work, put together once so that the template only draws it."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Prefetch
from django.utils.translation import gettext as _

from community.predicates import judges_words_about
from initiatives.models import Initiative, Milestone, NewsPhoto, Progress, WorkNews
from initiatives.predicates import is_in_public
from mapapp.web.photos.views import address_of, flag_of
from mapapp.web.work.seen import Crumbs, crumbs

A_PAGE = 10
ICONS = {Progress.AHEAD: "circle", Progress.PARTLY: "circle-dot", Progress.DONE: "circle-check"}


@dataclass(frozen=True, slots=True)
class Told:
    """One piece of news for one visitor."""

    news: WorkNews
    who: str
    is_mine: bool
    photos: list[dict[str, object]]


@dataclass(frozen=True, slots=True)
class Reached:
    """One milestone with how far it has come."""

    milestone: Milestone

    @property
    def icon(self) -> str:
        """Its mark."""
        return ICONS[Progress(self.milestone.progress)]

    @property
    def is_done(self) -> bool:
        """Nothing of it is ahead."""
        return self.milestone.progress == Progress.DONE


@dataclass(frozen=True)
class Work:
    """The work on one initiative as one visitor sees it."""

    initiative: Initiative
    user: Any
    number: Any = None

    @property
    def crumbs(self) -> Crumbs:
        """The way here."""
        return crumbs(self.initiative)

    @cached_property
    def may_tell(self) -> bool:
        """Does the work, and may say how it goes."""
        return self.user.has_perm("initiatives.tell_news", self.initiative)

    @cached_property
    def reads_tasks(self) -> bool:
        """In the team, so there is a list of tasks to look at."""
        return self.user.has_perm("initiatives.read_tasks", self.initiative)

    @cached_property
    def may_mark(self) -> bool:
        """Answers for the plan."""
        return self.user.has_perm("initiatives.mark_progress", self.initiative)

    @cached_property
    def watches(self) -> bool:
        """The visitor moderates what is said here."""
        return judges_words_about(self.user, self.initiative)

    @property
    def may_flag(self) -> bool:
        """What is in public may be flagged."""
        return is_in_public(self.user, self.initiative)

    @cached_property
    def milestones(self) -> list[Reached]:
        """The plan in its order."""
        return [Reached(one) for one in self.initiative.milestones.all()]

    @property
    def done(self) -> int:
        """How many are done."""
        return sum(one.is_done for one in self.milestones)

    @cached_property
    def page(self) -> Page:
        """The news of one page, each with its photos."""
        page = Paginator(_told(self.initiative), A_PAGE).get_page(self.number)
        page.object_list = [self._line(one) for one in page.object_list]
        return page

    def _line(self, news: WorkNews) -> Told:
        return Told(
            news=news,
            who=who(news, self.initiative),
            is_mine=self.user.is_authenticated and news.author_id == self.user.pk,
            photos=[_picture(photo, self.initiative) for photo in news.shown_photos],
        )


def _told(initiative: Initiative) -> Any:  # noqa: ANN401 - a queryset
    """What was taken back leaves no trace; what a moderator has hidden says so."""
    photos = Prefetch("photos", NewsPhoto.objects.shown(), to_attr="shown_photos")
    rows = initiative.news.filter(taken_back_at=None).select_related("author")
    return rows.prefetch_related(photos).order_by("-pk")


def _picture(photo: NewsPhoto, initiative: Initiative) -> dict[str, object]:
    return {
        "url": address_of(photo),
        "flag": flag_of(photo),
        "alt": _("Photo of the work: %(title)s") % {"title": initiative.title},
        "width": photo.width,
        "height": photo.height,
    }


def who(news: WorkNews, initiative: Initiative) -> str:
    """What they are to the work; the name only where its owner shows it."""
    if news.author_id == initiative.lead_id:
        role = _("the lead of the team")
    elif news.author_id == initiative.author_id:
        role = _("the author")
    else:
        role = _("a member of the team")
    return role if news.hides_name else f"{news.author.shown_as}, {role}"
