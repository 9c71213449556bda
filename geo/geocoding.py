"""From words to a place: our gazetteer first, an outside geocoder only where one is set.

The outside address is a setting of the operator, never a value of a request; its answers are
kept for a month, and its silence only means that nothing was found there.
"""

import hashlib
import logging
from dataclasses import dataclass
from functools import cache
from typing import Protocol
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.gis.geos import Point
from django.core.cache import cache as shared
from django.core.exceptions import ImproperlyConfigured, ValidationError
from django.utils.module_loading import import_string
from geopy.exc import GeopyError
from geopy.geocoders import Nominatim as Client

from geo import bbox
from geo.forms import clean_lon_lat
from geo.letters import plain
from geo.models import Level, PlaceName, Region

KEPT_SECONDS = 30 * 24 * 3600
MOST_FOUND = 8
LONGEST = 120
Answer = tuple[str, float, float]
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Found:
    """A place that may be the one meant."""

    label: str
    point: Point
    region: Region


class Geocoder(Protocol):
    """Anything that finds places by words."""

    def search(self, words: str, lang: str) -> list[Found]:
        """The best few places for these words."""
        ...


class NoGeocoder:
    """Finds nothing: where places are only chosen on the map."""

    def search(self, words: str, lang: str) -> list[Found]:  # noqa: ARG002 - the protocol
        """Nothing."""
        return []


class Gazetteer:
    """Our own place names; works without any network."""

    def search(self, words: str, lang: str) -> list[Found]:
        """Each label names district and region, because names of villages repeat."""
        places = PlaceName.objects.search(words, lang, limit=MOST_FOUND)
        codes = {code for place in places for code in place.region.codes}
        units = {unit.kato: unit for unit in Region.objects.filter(kato__in=codes)}
        return [Found(_label(place, units, lang), place.point, place.region) for place in places]


class Nominatim:
    """An OpenStreetMap geocoder of the operator's own, asked for what we do not know."""

    def __init__(self) -> None:
        address = urlsplit(settings.NOMINATIM_URL)
        if address.scheme not in {"http", "https"} or not address.netloc:
            raise ImproperlyConfigured("NOMINATIM_URL must be the address of your own server")
        self._client = Client(
            domain=f"{address.netloc}{address.path}".rstrip("/"),
            scheme=address.scheme,
            user_agent=settings.GEOCODER_USER_AGENT,
            timeout=settings.GEOCODER_TIMEOUT,
        )

    def search(self, words: str, lang: str) -> list[Found]:
        """Our names, and the streets and houses of the outside server.

        It is asked where we know nothing, and where a number says that a house is meant:
        villages bear the names of streets.
        """
        known = Gazetteer().search(words, lang)
        asked = " ".join(words.split())[:LONGEST]
        means_a_house = any(letter.isdigit() for letter in asked)
        if not asked or (known and not means_a_house):
            return known
        answers = self._answers(asked, lang)
        return [*filter(None, (_found(*answer) for answer in answers)), *known][:MOST_FOUND]

    def _answers(self, words: str, lang: str) -> list[Answer]:
        """The server's answers, kept; a failure is not kept and finds nothing."""
        digest = hashlib.sha256(f"{lang}:{plain(words)}".encode()).hexdigest()
        key = f"nominatim:{digest}"
        answers = shared.get(key)
        if answers is None:
            try:
                answers = self._ask(words, lang)
            except GeopyError as trouble:
                log.warning("the geocoder did not answer: %s", type(trouble).__name__)
                return []
            shared.set(key, answers, KEPT_SECONDS)
        return answers

    def _ask(self, words: str, lang: str) -> list[Answer]:
        """One question to the server, its answers as plain values."""
        west, south, east, north = bbox.KAZAKHSTAN
        places = self._client.geocode(
            words,
            exactly_one=False,
            limit=MOST_FOUND,
            language=lang,
            country_codes="kz",
            viewbox=[(south, west), (north, east)],
        )
        return [(place.address, place.longitude, place.latitude) for place in places or []]


@cache
def geocoder() -> Geocoder:
    """The geocoder of this installation."""
    return import_string(settings.GEOCODER)()


def _found(label: str, lon: float, lat: float) -> Found | None:
    """An outside answer, if it lies in one of our regions."""
    try:
        spot = clean_lon_lat(f"{lon:.6f}", f"{lat:.6f}")
    except ValidationError:
        return None
    region = Region.objects.smallest_covering(spot)
    return Found(label, spot, region) if region else None


def _label(place: PlaceName, units: dict[str, Region], lang: str) -> str:
    """The name, its district and region; a unit that only repeats the name is left out."""
    name = place.name_in(lang)
    above = [units[code] for code in reversed(place.region.codes)]
    shown = [u.name_in(lang) for u in above if u.level in {Level.REGION, Level.DISTRICT}]
    return ", ".join([name, *(unit for unit in shown if name not in unit.split())])
