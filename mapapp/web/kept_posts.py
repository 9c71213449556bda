"""What somebody typed while their session ran out waits for them until they have signed in again.

The form says whose it is by a key that names nobody (`sender`); the words lie in the session of
the browser that sent them, are given back to that very person only, and to one page only. With
scripts the device keeps them too; this is for those without.
"""

from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import resolve_url
from django.utils.translation import get_language_from_path

from kernel.workflow import Refusal
from mapapp.web.access import SIGNED_IN
from mapapp.web.limits import count
from mapapp.web.pwa.sender import LETTERS, sender_of

KEY = "typed_before_signing_in"
MOST_BYTES = 64 * 1024
LASTS = timedelta(days=1)
NEVER_KEPT = ("csrfmiddlewaretoken",)
View = Callable[..., HttpResponse]


def keeps_what_was_typed(view: View) -> View:
    """Signed in; what a person who was signed out meanwhile sends is kept, not thrown away."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:  # noqa: ANN401 - passed on untouched
        if request.user.is_authenticated:
            return view(request, *args, **kwargs)
        if request.method == "POST":
            _keep(request)
        return redirect_to_login(request.get_full_path(), resolve_url(settings.LOGIN_URL))

    guarded.policy = SIGNED_IN
    return login_not_required(guarded)


def typed_before(request: HttpRequest) -> QueryDict | None:
    """What this person typed on this page before they had to sign in; told once."""
    kept = request.session.get(KEY)
    if not kept or kept["path"] != page_of(request):
        return None
    del request.session[KEY]
    return QueryDict(kept["typed"]) if kept["sender"] == sender_of(request) else None


def _keep(request: HttpRequest) -> None:
    """The last form only, of somebody who had been signed in, and no more than a form holds."""
    sender = request.POST.get("sender", "")
    typed = request.POST.copy()
    for name in NEVER_KEPT:
        typed.pop(name, None)
    text = typed.urlencode()
    if len(sender) == LETTERS and len(text) <= MOST_BYTES:
        if not is_counted(request):
            return
        request.session[KEY] = {"path": page_of(request), "sender": sender, "typed": text}
        request.session.set_expiry(LASTS)  # until they sign in: me/receivers.py


def page_of(request: HttpRequest) -> str:
    """The page, in whatever language it is read."""
    language = get_language_from_path(request.path)
    return request.path.removeprefix(f"/{language}")


def is_counted(request: HttpRequest) -> bool:
    """Not too often: whoever floods us is sent to sign in and nothing is kept."""
    try:
        count(request, "kept")
    except Refusal:
        return False
    return True
