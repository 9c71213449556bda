"""Report first, identify after: a guest shows that a contact is theirs and is signed in by it.

A page that holds something of a guest (a report in the session) calls `start_confirming`, or
sends the guest to `me:confirm?next=…`, and listens to `signals.contact_confirmed`, which comes
with the signed-in person and the same session.
"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from accounts.models import User
from mapapp.web.me.contacts import Contact
from mapapp.web.me.signals import contact_confirmed
from mapapp.web.me.signing_in import ask_for_code, safe


def start_confirming(
    request: HttpRequest, *, phone: str = "", email: str = "", then: str
) -> HttpResponse:
    """Send a code to what the guest typed; a ValidationError says what is wrong with it.

    The flow is one for known and unknown contacts: the code signs in whoever has an account
    and makes one for whoever has none. `then` is where the person lands afterwards.
    """
    if request.user.is_authenticated:
        return _already_here(request, then)
    contact = Contact.read(phone or email)
    return ask_for_code(request, contact, then=then, makes_account=True)


def _already_here(request: HttpRequest, then: str) -> HttpResponse:
    """Somebody signed in needs no code, unless they have no confirmed contact yet."""
    if not request.user.has_confirmed_contact:
        return redirect("me:contact")
    contact_confirmed.send(sender=User, user=request.user, request=request)
    return redirect(safe(request, then) or "me:home")
