"""RSS and Atom of an area, a category, one thing; a feed nobody changed answers 304."""

from datetime import datetime

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import condition, require_safe

from geo.models import Pin
from initiatives.stages import RESULTS
from mapapp.templatetags.stage import kind_word, stage_word
from mapapp.web.access import public
from mapapp.web.feeds.sources import Asked, Entry, asked

FORMATS = {"rss": Rss201rev2Feed, "atom": Atom1Feed}


class PublicFeed(Feed):
    """One feed: titles, stages and places as the map shows them, nothing else."""

    def __init__(self, kind: str) -> None:
        self.feed_type = FORMATS[kind]
        self.language = get_language()

    def get_object(self, request: HttpRequest, **which: object) -> Asked:
        """What was asked for."""
        self.here = settings.SITE_URL + request.path
        return asked(request, **which)

    def title(self, feed: Asked) -> str:
        """Whose feed it is."""
        return f"{feed.title} · Asar"

    def link(self, _feed: Asked) -> str:
        """The site in the language of the feed."""
        return f"{settings.SITE_URL}/{get_language()}/"

    def feed_url(self, _feed: Asked) -> str:
        """Its own address."""
        return self.here

    def description(self, _feed: Asked) -> str:
        """What it tells of."""
        return _("What changed on the social initiatives map of Kazakhstan")

    subtitle = description

    def items(self, feed: Asked) -> list[Entry]:
        """The newest first."""
        return feed.entries

    def item_title(self, entry: Entry) -> str:
        """The title and where it stands."""
        return f"{entry.pin.title}: {stage_word(entry.pin)}"

    def item_description(self, entry: Entry) -> str:
        """What it is and in which unit, never a point."""
        return f"{kind_word(entry.pin.kind)} · {stage_word(entry.pin)} · {entry.pin.region.name}"

    def item_link(self, entry: Entry) -> str:
        """Its page."""
        return settings.SITE_URL + page_of(entry.pin)

    def item_guid(self, entry: Entry) -> str:
        """A name for this change that no address change touches."""
        return f"asar:{entry.key}:{entry.at.isoformat()}"

    item_guid_is_permalink = False

    def item_pubdate(self, entry: Entry) -> datetime:
        """When it changed."""
        return entry.at

    item_updateddate = item_pubdate


def _etag(request: HttpRequest, kind: str, **which: object) -> str:
    del kind
    return asked(request, **which).etag


def _last_modified(request: HttpRequest, kind: str, **which: object) -> datetime | None:
    del kind
    return asked(request, **which).last_modified


def page_of(pin: Pin) -> str:
    """Its page; of an initiative with a result, the story."""
    is_told = pin.kind == Pin.Kind.INITIATIVE and pin.stage in RESULTS
    return reverse("initiatives:story", args=[pin.ref]) if is_told else pin.get_absolute_url()


@public
@require_safe
@cache_control(public=True, max_age=300)
def area(request: HttpRequest, kato: str, kind: str) -> HttpResponse:
    """A region, a district, the whole country."""
    return _answer(request, kind, of="areas", code=kato)


@public
@require_safe
@cache_control(public=True, max_age=300)
def topic(request: HttpRequest, code: str, kind: str) -> HttpResponse:
    """A category of problems or a direction of initiatives."""
    return _answer(request, kind, of="topics", code=code)


@public
@require_safe
@cache_control(public=True, max_age=300)
def thing(request: HttpRequest, thing: str, ref: int, kind: str) -> HttpResponse:
    """One problem or initiative."""
    return _answer(request, kind, of="things", code=(thing, ref))


@condition(etag_func=_etag, last_modified_func=_last_modified)
def _answer(request: HttpRequest, kind: str, **which: object) -> HttpResponse:
    return PublicFeed(kind)(request, **which)
