"""Every view says who may open it; a route without a declared policy fails the tests.

The decorator is the declaration and the guard in one place: it sets `view.policy`, which the
permission matrix reads, and refuses whoever the policy does not name. Object rules stay where
objects are: views take rows from `visible_to(user)` (a hidden thing is 404) and ask
`user.has_perm(permission, thing)`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

from accounts.roles import roles_of

View = Callable[..., HttpResponse]


@dataclass(frozen=True, slots=True)
class Policy:
    """Who may open a route: everybody, the signed-in, or holders of one of the roles."""

    name: str
    roles: frozenset[str] = frozenset()


PUBLIC = Policy("public")
SIGNED_IN = Policy("signed_in")


def public(view: View) -> View:
    """Anybody may open it, signed in or not."""
    view.policy = PUBLIC
    return login_not_required(view)


def signed_in(view: View) -> View:
    """Anybody with an account; guests are sent to sign in (LoginRequiredMiddleware)."""
    view.policy = SIGNED_IN
    return view


def permission(name: str) -> Callable[[View], View]:
    """Only holders of a permission that needs no object, like "initiatives.see_desk"; else 403."""

    def guard(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:  # noqa: ANN401 - passed on untouched
            if not request.user.has_perm(name):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        guarded.policy = Policy(name)
        return guarded

    return guard


def staff(*roles: str) -> Callable[[View], View]:
    """Only holders of one of these roles, wherever their territory is; others get 403."""

    def guard(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:  # noqa: ANN401 - passed on untouched
            if roles_of(request.user).isdisjoint(roles):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        guarded.policy = Policy("staff", frozenset(roles))
        return guarded

    return guard
