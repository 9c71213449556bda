"""The two bars: what they lead to, and where the visitor is now."""

from django import template
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _

from initiatives.predicates import keeps_questionnaires as writes_questions
from initiatives.querysets.routing_rules import KEEPING_KINDS
from mapapp.web.review.duty import AT_THE_DESK

register = template.Library()

TOP = (
    (_("Map"), "map:home", "map"),
    (_("Problems"), "problems:list", "triangle-alert"),
    (_("Initiatives"), "initiatives:list", "users"),
    (_("Near me"), "resources:near", "map-pinned"),
)
DESK = (_("Desk"), "review:desk", "inbox")
MODERATION = (_("Moderation"), "moderation:queue", "shield")
REPORT = (_("Report"), "problems:new", "plus")
BOTTOM = (TOP[0], TOP[3], REPORT, (_("Me"), "me:home", "user"))
PLACES_OF_WORK = {"review", "moderation"}  # many pages, of which the bar names the first


def entry(request: HttpRequest | None, item: tuple) -> dict | None:
    """One entry of a bar, or nothing while its page does not exist."""
    label, name, icon = item
    try:
        href = reverse(name)
    except NoReverseMatch:
        return None
    return {"label": label, "href": href, "icon": icon, "current": current(request, name)}


def current(request: HttpRequest | None, name: str) -> str:
    """For `aria-current`: `page` on the page itself, `true` on another of the same work."""
    match = getattr(request, "resolver_match", None)
    if match is None:
        return ""
    if match.view_name == name:
        return "page"
    place = name.partition(":")[0]
    return "true" if place in PLACES_OF_WORK and place == match.namespace else ""


def works_at_a_desk(request: HttpRequest | None) -> bool:
    """The visitor holds a post with a desk."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return False
    return any(office.kind in AT_THE_DESK for office in user.offices)


def desks_of(request: HttpRequest | None) -> tuple:
    """The desks of a visitor's posts: moderators have one of their own."""
    if not works_at_a_desk(request):
        return ()
    moderates = any(office.kind == "moderator" for office in request.user.offices)
    return (MODERATION, DESK) if moderates else (DESK,)


@register.simple_tag(takes_context=True)
def keeps_routing(context: template.Context) -> bool:
    """The visitor answers for the order of routing in a territory."""
    user = getattr(context.get("request"), "user", None)
    is_known = user is not None and user.is_authenticated
    return is_known and any(office.kind in KEEPING_KINDS for office in user.offices)


@register.simple_tag(takes_context=True)
def keeps_questionnaires(context: template.Context) -> bool:
    """The visitor writes the questions of applications."""
    user = getattr(context.get("request"), "user", None)
    return user is not None and writes_questions(user)


@register.simple_tag(takes_context=True)
def top_bar(context: template.Context) -> list[dict]:
    """The entries of the desktop's navigation."""
    request = context.get("request")
    items = [*TOP, *desks_of(request)]
    return [shown for item in items if (shown := entry(request, item))]


@register.simple_tag(takes_context=True)
def bottom_bar(context: template.Context) -> list[dict]:
    """The four entries within the thumb's reach."""
    request = context.get("request")
    desks = desks_of(request)
    items = (BOTTOM[0], desks[0], *BOTTOM[2:]) if desks else BOTTOM
    return [shown for item in items if (shown := entry(request, item))]


@register.simple_tag
def address(name: str, *args: object) -> str:
    """The address of a page, empty while the page does not exist."""
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""
