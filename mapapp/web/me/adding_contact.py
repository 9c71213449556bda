"""Another phone or e-mail for an account that is signed in: typed, shown to be theirs, kept.

A contact that belongs to somebody else gets its code like any other, so that nobody learns who
has an account; whoever types that code holds the contact and may be told.
"""

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.code_verification import AbstractCodeVerificationProcess
from allauth.account.internal.flows.reauthentication import raise_if_reauthentication_required
from allauth.account.models import EmailAddress
from allauth.core import ratelimit
from django.conf import settings
from django.db import transaction
from django.http import HttpRequest

from accounts import limits
from accounts.models import User
from mapapp.web.me import codes
from mapapp.web.me.contacts import Contact, taken_by_another
from mapapp.web.me.signals import contact_confirmed

KEPT = "adding_contact"


class AddingContact(AbstractCodeVerificationProcess):
    """A code on its way to a contact that shall be added."""

    def __init__(self, request: HttpRequest, state: dict) -> None:
        self.request = request
        super().__init__(
            max_attempts=settings.CODE_ATTEMPTS,
            timeout=settings.CODE_LASTS_SECONDS,
            state=state,
            user=request.user,
        )

    @property
    def contact(self) -> Contact:
        """Where the code went."""
        return Contact(self.state["contact"])

    @property
    def tries_key(self) -> str:
        """Names this very code among all that are being typed."""
        return f"{self.request.session.session_key}:{self.state['at']}"

    def send(self) -> None:
        """Draw a code and send it."""
        self.state["code"] = get_adapter().generate_login_code()
        codes.send(self.contact, self.state["code"])

    def persist(self) -> None:
        """Remember it for the next page."""
        self.request.session[KEPT] = self.state

    def abort(self) -> None:
        """Forget it."""
        self.request.session.pop(KEPT, None)

    def finish(self) -> bool:
        """Keep the contact; False where it is somebody else's."""
        self.abort()
        if taken_by_another(self.contact, self.request.user):
            return False
        keep(self.request.user, self.contact)
        contact_confirmed.send(sender=User, user=self.request.user, request=self.request)
        return True


def begin(request: HttpRequest, contact: Contact) -> bool:
    """Send a code to the contact; False when too many were asked for."""
    raise_if_reauthentication_required(request, app="allauth.account")
    if not ratelimit.consume(request, action="request_login_code", key=contact.value):
        return False
    try:
        limits.take_for(contact.value)
    except limits.TooManyMessages:
        return False
    state = AddingContact.initial_state(request.user) | {"contact": contact.value}
    process = AddingContact(request, state)
    with transaction.atomic():
        process.send()
    process.persist()
    return True


def underway(request: HttpRequest) -> AddingContact | None:
    """What was begun in this session and is not too old."""
    state = request.session.get(KEPT)
    return AddingContact(request, state).abort_if_invalid() if state else None


@transaction.atomic
def keep(user: User, contact: Contact) -> None:
    """Put the contact in the place of the old one, and tell the old one."""
    old = user.phone if contact.is_phone else user.email
    if contact.is_phone:
        get_adapter().set_phone(user, contact.value, verified=True)
    else:
        _keep_address(user, contact.value)
    if old and old != contact.value:
        codes.tell_the_old(Contact(old))


def _keep_address(user: User, email: str) -> None:
    EmailAddress.objects.filter(user=user).exclude(email=email).delete()
    EmailAddress.objects.update_or_create(
        user=user, email=email, defaults={"primary": True, "verified": True}
    )
    user.email = email
    user.save(update_fields=["email"])
