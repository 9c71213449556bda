"""How often a visitor may do something: by account or browser, and by address."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from accounts.limits import take_act
from kernel.workflow import Refusal
from mapapp.web import refusals
from mapapp.web.me.locking import visitor_address

View = Callable[..., HttpResponse]


def count(request: HttpRequest, act: str) -> None:
    """Count one more; refuses with too_often."""
    session = request.session.session_key or ""
    person = f"user-{request.user.pk}" if request.user.is_authenticated else session
    take_act(act, person=person, address=visitor_address(request))


def limited(act: str, *, back: str) -> Callable[[View], View]:
    """A view that is one such act; too often, it says so and leads back."""

    def guard(view: View) -> View:
        @wraps(view)
        def counted(request: HttpRequest, pk: int, **more: Any) -> HttpResponse:  # noqa: ANN401 - passed on untouched
            try:
                count(request, act)
            except Refusal as refusal:
                return refusals.answer(request, refusal, back=reverse(back, args=[pk]))
            return view(request, pk, **more)

        return counted

    return guard
