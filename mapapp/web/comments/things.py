"""What may be commented on, and by whom its comments are read."""

from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse

from initiatives.models.about import THINGS, Thing
from initiatives.predicates import is_in_public

JOINED = {"problem": ("region", "category"), "initiative": ("region", "direction")}


def seen_thing(user: Any, kind: str, ref: int) -> Thing:  # noqa: ANN401 - a user or a guest
    """A thing this visitor may look at, or 404."""
    if kind not in THINGS:
        raise Http404
    rows = THINGS[kind].objects.visible_to(user).select_related(*JOINED[kind])
    return get_object_or_404(rows, pk=ref)


def open_thing(user: Any, kind: str, ref: int) -> Thing | None:  # noqa: ANN401 - the same
    """The same, if everybody may read what is said about it."""
    if kind not in THINGS:
        return None
    thing = THINGS[kind].objects.visible_to(user).filter(pk=ref).first()
    return thing if thing is not None and is_in_public(user, thing) else None


def kind_of(thing: Thing) -> str:
    """The word of the address."""
    return type(thing).__name__.lower()


def page_of(thing: Thing) -> str:
    """Everything said about a thing."""
    return reverse("comments:of", args=[kind_of(thing), thing.pk])


def title_of(thing: Thing) -> str:
    """How people call it."""
    text = getattr(thing, "text", "").strip().partition("\n")[0][:80]
    return getattr(thing, "title", "") or text or str(thing)
