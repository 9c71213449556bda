"""What "my page" shows: small functions, one for each kind of thing, in the order registered.

Another task adds its own with `@section`; a function that answers None is not shown.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from accounts.models import User
from initiatives.models import Initiative, Problem, TeamMember
from notifications.models import Notification
from notifications.subjects import name_of, page_of

SHOWN = 5


@dataclass(frozen=True, slots=True)
class Row:
    """One thing of mine: where it is read, and its stage where it has one."""

    title: str
    href: str
    thing: object = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """One kind of thing of mine, the newest few of it."""

    title: str
    icon: str
    total: int
    empty: str
    rows: list[Row] = field(default_factory=list)
    more: str = ""
    next_step: str = ""
    next_label: str = ""
    is_urgent: bool = False


Maker = Callable[[User], Section | None]
_makers: list[Maker] = []


def section(maker: Maker) -> Maker:
    """Show this on my page as well."""
    if maker not in _makers:
        _makers.append(maker)
    return maker


def sections_of(user: User) -> list[Section]:
    """Everything of mine."""
    return [shown for maker in _makers if (shown := maker(user))]


def address(name: str, *args: object) -> str:
    """The address of a page, empty while the page does not exist."""
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""


@section
def news(user: User) -> Section:
    """What happened that I have not looked at."""
    unread = Notification.objects.of(user).unread()
    newest = unread.select_related("entry", "subject_type").prefetch_related("subject")[:SHOWN]
    return Section(
        title=_("News"),
        icon="bell",
        total=unread.count(),
        rows=[Row(notice.wording.title, notice.page) for notice in newest],
        more=address("me:inbox"),
        empty=_("Nothing new. What happens to your things will be told here."),
        is_urgent=True,
    )


@section
def invitations(user: User) -> Section | None:
    """Teams that ask me to help; it is for me to answer."""
    waiting = TeamMember.objects.awaiting_the_answer_of(user)
    newest = list(waiting.select_related("initiative", "seat").order_by("-pk")[:SHOWN])
    if not newest:
        return None
    return Section(
        title=_("You are invited"),
        icon="mail",
        total=waiting.count(),
        rows=[
            Row(
                name_of(one.initiative),
                f"{page_of(one.initiative, '')}#invitation",
                one.initiative,
                str(one.seat or ""),
            )
            for one in newest
        ],
        empty="",
        is_urgent=True,
    )


@section
def wishes_to_join(user: User) -> Section | None:
    """People who ask to join what I lead; it is for me to answer."""
    asking = TeamMember.objects.filter(state=TeamMember.State.ASKED, initiative__lead=user)
    total = asking.count()
    if not total:
        return None
    newest = asking.select_related("initiative").order_by("-pk")[:SHOWN]
    return Section(
        title=_("They ask to join"),
        icon="users",
        total=total,
        rows=[Row(str(one.initiative), page_of(one.initiative, "")) for one in newest],
        empty="",
        is_urgent=True,
    )


@section
def my_problems(user: User) -> Section:
    """What I have reported."""
    mine = Problem.objects.filter(author=user)
    newest = mine.select_related("category").order_by("-pk")[:SHOWN]
    return Section(
        title=_("My problems"),
        icon="triangle-alert",
        total=mine.count(),
        rows=[Row(p.category.name, page_of(p, ""), p, p.number) for p in newest],
        empty=_("You have reported nothing yet."),
        next_step=address("problems:new"),
        next_label=_("Report a problem"),
    )


@section
def my_initiatives(user: User) -> Section:
    """What I have proposed."""
    mine = Initiative.objects.filter(author=user)
    newest = mine.order_by("-pk")[:SHOWN]
    return Section(
        title=_("My initiatives"),
        icon="handshake",
        total=mine.count(),
        rows=[Row(name_of(one), page_of(one, ""), one, one.number or "") for one in newest],
        empty=_("You have proposed nothing yet."),
        next_step=address("initiatives:new"),
        next_label=_("Start an initiative"),
    )


@section
def my_teams(user: User) -> Section | None:
    """Where I have joined or asked to join."""
    places = TeamMember.objects.filter(
        user=user, state__in=[TeamMember.State.ASKED, TeamMember.State.ACCEPTED]
    )
    total = places.count()
    if not total:
        return None
    newest = places.select_related("initiative").order_by("-pk")[:SHOWN]
    return Section(
        title=_("Where I take part"),
        icon="heart-handshake",
        total=total,
        rows=[
            Row(
                name_of(place.initiative),
                page_of(place.initiative, ""),
                place.initiative,
                place.get_state_display(),
            )
            for place in newest
        ],
        empty="",
    )
