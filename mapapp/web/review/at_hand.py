"""The thing an address of the desk speaks of, as far as it is this person's duty."""

from dataclasses import dataclass
from typing import Any

from django.forms import Form
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse

from initiatives.models.about import Thing
from mapapp.web.review.duty import initiatives_on_duty, problems_on_duty

ON_DUTY = {"problems": problems_on_duty, "initiatives": initiatives_on_duty}


@dataclass(frozen=True, slots=True)
class Typed:
    """A form of the page beside the decisions, as somebody left it."""

    name: str
    form: Form
    about: int = 0  # the row it changes, where it changes one


def thing_at_hand(request: HttpRequest, kinds: str, pk: int) -> Thing:
    """`problems` or `initiatives` and a key; another territory's thing does not exist here."""
    if kinds not in ON_DUTY:
        raise Http404
    return get_object_or_404(ON_DUTY[kinds](request.user), pk=pk)


def kinds_of(thing: Thing) -> str:
    """The word of the address."""
    return f"{type(thing).__name__.lower()}s"


def address(name: str, thing: Thing, *more: Any) -> str:  # noqa: ANN401 - what the route takes
    """An address of the desk about this thing."""
    return reverse(f"review:{name}", args=[kinds_of(thing), thing.pk, *more])


def page_of(thing: Thing) -> str:
    """Its own page on the desk."""
    return reverse(f"review:{type(thing).__name__.lower()}", args=[thing.pk])
