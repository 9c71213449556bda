"""What can be printed of an initiative by whoever looks at it, in each language."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from initiatives.models import Initiative
from initiatives.predicates import is_in_public
from initiatives.stages import BEFORE_CLOSING

OWN_NAMES = {"kk": "Қазақша", "ru": "Русский", "en": "English"}  # each in its own words


@dataclass(frozen=True, slots=True)
class Link:
    """A handout in one language."""

    code: str
    name: str
    href: str


@dataclass(frozen=True, slots=True)
class Offered:
    """One handout: what it is called, what it is good for, where it lies."""

    label: str
    hint: str
    links: list[Link]
    more: str = ""  # where something can be added to it


def offered(initiative: Initiative, user: Any) -> list[Offered]:  # noqa: ANN401 - a user or a guest
    """In the order in which an author needs them; nothing for what must not be printed."""
    return [*_own(initiative, user), *_of_everybody(initiative)]


def _own(initiative: Initiative, user: Any) -> Iterator[Offered]:  # noqa: ANN401 - as above
    if not user.has_perm("initiatives.carry", initiative):
        return
    if may_be_asked_by_letter(initiative):
        hint = _("To sign and hand over")
        yield Offered(_("Letter to the akimat"), hint, _links("letter", initiative))
    hint = _("Sketch, estimate and photos for an application")
    more = reverse("handouts:sketch", args=[initiative.pk])
    label = _("Pack for the participation budget")
    yield Offered(label, hint, _links("pack", initiative), more=more)


def _of_everybody(initiative: Initiative) -> Iterator[Offered]:
    if not is_in_public(None, initiative):
        return
    for size in ("A4", "A3"):
        label = _("Poster, %(size)s") % {"size": size}
        hint = _("To hang up near the place")
        yield Offered(label, hint, _links("poster", initiative, size=size.lower()))
    hint = _("For newspapers and channels")
    yield Offered(_("Press note"), hint, _links("press_note", initiative))


def may_be_asked_by_letter(initiative: Initiative) -> bool:
    """An office has it, and there is something to ask."""
    return initiative.stage in BEFORE_CLOSING and initiative.office_id is not None


def _links(name: str, initiative: Initiative, **more: str) -> list[Link]:
    links = []
    for code, _name in settings.LANGUAGES:
        with override(code):
            href = reverse(f"handouts:{name}", kwargs={"pk": initiative.pk, **more})
        links.append(Link(code, OWN_NAMES[code], href))
    return links
