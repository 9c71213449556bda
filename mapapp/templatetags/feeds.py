"""Feeds that a page offers to the programs that look for them."""

from django import template
from django.core.validators import slug_re
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from geo.models import COUNTRY_KATO

register = template.Library()


@register.simple_tag
def thing_feeds(kind: str, ref: int) -> SafeString:
    """What happens with one thing."""
    return _links("feeds:thing", [kind, ref], _("What happens with it"))


@register.simple_tag
def area_feeds(kato: str = "") -> SafeString:
    """What changes in a unit of the tree; without one, in the whole country."""
    known = kato if kato.isascii() and kato.isdigit() and len(kato) == len(COUNTRY_KATO) else ""
    return _links("feeds:area", [known or COUNTRY_KATO], _("What changes here"))


@register.simple_tag
def topic_feeds(code: str) -> SafeString:
    """What changes about a category or a direction; nothing for what is no code."""
    if not slug_re.fullmatch(code):
        return SafeString()
    return _links("feeds:topic", [code], _("What changes about it"))


def _links(name: str, args: list[object], title: str) -> SafeString:
    facts = {kind: reverse(name, args=[*args, kind]) for kind in ("atom", "rss")}
    return render_to_string("feeds/links.html", {"title": title, **facts})
