"""A follow in the words of its owner: what is followed, what of it, how often."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from geo.models import Pin
from initiatives.taxonomy import Direction, ProblemCategory
from mapapp.web.follows.forms import KINDS
from notifications.models import Follow, Shape

KIND_WORDS = dict(KINDS)
GROUP_WORDS = dict(Pin.StageGroup.choices)
ICONS = {
    Shape.THING: "bell",
    Shape.CIRCLE: "locate-fixed",
    Shape.REGION: "landmark",
    Shape.DRAWN: "map",
}


@dataclass(frozen=True, slots=True)
class Told:
    """One follow as the list shows it."""

    follow: Follow
    title: str
    language: str
    href: str
    icon: str
    narrowed: str


def told(follows: list[Follow]) -> list[Told]:
    """All of them, in a constant number of queries."""
    pins, names = _pins_of(follows), _names_of(follows)
    return [_told(follow, pins, names) for follow in follows]


def _told(follow: Follow, pins: dict[tuple[str, int], Pin], names: dict[str, str]) -> Told:
    pin = pins.get((follow.thing_kind, follow.thing_ref))
    title = follow.name or _title_of(follow, pin)
    return Told(
        follow=follow,
        title=title,
        language=pin.language if pin and not follow.name else "",
        href=pin.get_absolute_url() if pin else "",
        icon=ICONS[follow.shape],
        narrowed=_narrowed(follow, names),
    )


def _title_of(follow: Follow, pin: Pin | None) -> str:
    if follow.shape == Shape.THING:
        return pin.title if pin else _("It is no longer on the map")
    if follow.shape == Shape.REGION:
        return follow.region.name
    place = follow.near.name if follow.near else _("Kazakhstan")
    if follow.shape == Shape.DRAWN:
        return _("%(place)s: an area drawn on the map") % {"place": place}
    radius = f"{follow.radius_km.normalize():f}"
    return _("%(place)s: %(km)s km around a point") % {"place": place, "km": radius}


def _narrowed(follow: Follow, names: dict[str, str]) -> str:
    """What of it, as one line; everything where nothing was chosen."""
    if follow.shape == Shape.THING:
        return ""
    chosen = [str(KIND_WORDS.get(kind, kind)) for kind in follow.kinds]
    chosen += [names.get(topic, topic) for topic in follow.topics]
    chosen += [str(GROUP_WORDS.get(group, group)) for group in follow.stage_groups]
    return " · ".join(chosen) or _("Everything")


def _pins_of(follows: list[Follow]) -> dict[tuple[str, int], Pin]:
    refs = {follow.thing_ref for follow in follows if follow.thing_ref}
    rows = Pin.objects.filter(ref__in=refs) if refs else []
    return {(pin.kind, pin.ref): pin for pin in rows}


def _names_of(follows: list[Follow]) -> dict[str, str]:
    codes = {topic for follow in follows for topic in follow.topics}
    if not codes:
        return {}
    return {
        word.code: word.name
        for words in (ProblemCategory, Direction)
        for word in words.objects.filter(code__in=codes)
    }
