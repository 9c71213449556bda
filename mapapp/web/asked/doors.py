"""What every door by link has in common: never kept, never indexed, clear when it is closed."""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from kernel.links import UNKNOWN
from kernel.workflow import Refusal
from mapapp.web import refusals

View = Callable[..., HttpResponse]


def by_link(view: View) -> View:
    """A refused link gets a page that says why; the word of the address goes nowhere else.

    The site's own referrer policy holds: it tells no other site. A stricter one makes a browser
    send `Origin: null` with the form, and the form is refused.
    """

    @never_cache
    @wraps(view)
    def guarded(request: HttpRequest, word: str) -> HttpResponse:
        try:
            answer = view(request, word)
        except Refusal as refusal:
            answer = closed(request, refusal)
        answer["X-Robots-Tag"] = "noindex, nofollow"
        return answer

    return guarded


def closed(request: HttpRequest, refusal: Refusal, **facts: Any) -> HttpResponse:  # noqa: ANN401 - for the template
    """The page of a door that does not open any more."""
    facts |= {"words": refusals.words(refusal), "is_unknown": refusal.code == UNKNOWN}
    status = refusals.STATUS_OF.get(refusal.code, HTTPStatus.GONE)
    return render(request, "asked/closed.html", facts, status=status)
