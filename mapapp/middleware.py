"""What every answer owes: an honest 503, privacy in caches, guarded sessions of staff."""

import time
from collections.abc import Callable

from django.conf import settings
from django.contrib.auth import logout
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from redis.exceptions import ConnectionError as RedisIsGone
from redis.exceptions import TimeoutError as RedisIsSlow

from accounts.limits import BudgetIsSpent

Answer = Callable[[HttpRequest], HttpResponse]
OUT_OF_REACH = (OperationalError, InterfaceError, RedisIsGone, RedisIsSlow, BudgetIsSpent)


class UnavailableMiddleware:
    """A lost database or broker is 503 with `Retry-After`, never 500 (quality.md 5)."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Answer 503 when a part we stand on is out of reach."""
        if not isinstance(error, OUT_OF_REACH):
            return None
        answer = render(request, "503.html", status=503)
        answer["Retry-After"] = "5"
        return answer


class PrivatePagesMiddleware:
    """What a signed-in person sees is kept by no cache; signed out, nothing is left behind."""

    forget = '"storage"'  # drafts and the worker's caches; answers were never cached

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Mark the answer when somebody is signed in, or has just been signed out."""
        answer = self.get_response(request)
        if getattr(request, "was_signed_out", False):
            answer["Clear-Site-Data"] = self.forget
        if request.user.is_authenticated and "Cache-Control" not in answer:
            answer["Cache-Control"] = "no-store, private"
        return answer


class SecondFactorMiddleware:
    """Staff without a second factor reach nothing but the page where they set one up."""

    open_to_all = frozenset(
        {"account_logout", "account_reauthenticate", "healthz", "readyz", "root"}
    )

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on; the route is known only in `process_view`."""
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_: object) -> HttpResponse | None:
        """Send staff without a second factor to set one up."""
        user = getattr(request, "user", None)
        if user is None or not user.is_authenticated or not user.needs_second_factor:
            return None
        setup = settings.SECOND_FACTOR_SETUP_URL
        if request.resolver_match.view_name in self.open_to_all | {setup}:
            return None
        return redirect(reverse(setup))


class StaffSessionMiddleware:
    """A session of staff ends after half an hour without a request; the public's does not."""

    kept, written_every = "staff_seen_at", 60

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """End what has been idle for too long, remember the rest."""
        if request.user.is_authenticated and request.user.works_for_the_state:
            if self._is_idle(request):
                logout(request)
            else:
                self._note(request)
        return self.get_response(request)

    def _is_idle(self, request: HttpRequest) -> bool:
        seen = request.session.get(self.kept)
        return seen is not None and time.time() - seen > settings.STAFF_IDLE.total_seconds()

    def _note(self, request: HttpRequest) -> None:
        """Written once a minute at most: a row of the session table for each click is too many."""
        if time.time() - request.session.get(self.kept, 0) > self.written_every:
            request.session[self.kept] = time.time()
