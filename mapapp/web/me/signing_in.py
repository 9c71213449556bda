"""One way in for everybody: a contact, a code, and you are signed in.

It stands on allauth's own sign-in by code and adds three things: for a contact nobody has yet
the account is made when the code is typed back, never before (an unconfirmed stranger leaves no
row behind); every step looks the same for known and unknown contacts; and attempts are counted
exactly, also when they arrive at once.
"""

from collections.abc import Sequence
from typing import Self

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login_by_code import LoginCodeVerificationProcess
from allauth.account.internal.flows.manage_email import sync_email_address
from allauth.account.models import EmailAddress, Login
from allauth.account.stages import LoginByCodeStage, LoginStageController
from allauth.core import ratelimit
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language

from accounts import limits
from accounts.models import User
from mapapp.web.me import codes
from mapapp.web.me.contacts import Contact

CHOICES = "chosen_roles"  # what was ticked at sign-up waits here until the code is typed


class ContactProcess(LoginCodeVerificationProcess):
    """Signing in by a code, also for a contact nobody has yet."""

    @classmethod
    def begin(cls, request: HttpRequest, contact: Contact, **wishes: object) -> Self:
        """Draw a code, send it and remember the wishes until it is typed."""
        user = contact.owner()
        login = Login(user=user, email=None if contact.is_phone else contact.value)
        login.state["stages"] = {"current": LoginByCodeStage.key}
        stage = LoginByCodeStage(LoginStageController(request, login), request, login)
        kind = "phone" if contact.is_phone else "email"
        stage.state.update(cls.initial_state(user=user, **{kind: contact.value}))
        stage.state.update({"initiated_by_user": True, **wishes})
        process = cls(stage=stage)
        process.send()
        process.persist()
        return process

    @classmethod
    def resume(cls, stage: LoginByCodeStage) -> Self | None:
        """The process of this browser, unless its code is too old."""
        return cls(stage=stage).abort_if_invalid()

    @property
    def contact(self) -> Contact:
        """Where the code went."""
        return Contact(self.state.get("phone") or self.state["email"])

    @property
    def tries_key(self) -> str:
        """Names this very code among all that are being typed."""
        return f"{self.request.session.session_key}:{self.state['at']}"

    def send(self, *, skip_enumeration_mails: bool = False) -> None:
        """A code to whoever can use one; silence, not a message, to a stranger's contact."""
        del skip_enumeration_mails
        if self.user or self.state.get("makes_account"):
            self.state["code"] = get_adapter().generate_login_code()
            codes.send(self.contact, self.state["code"])

    def finish(self, redirect_url: str | None = None) -> HttpResponse:
        """The code was right: sign in, making the account first where there is none."""
        self._user = self.user or newcomer(self.contact)
        if not self.contact.is_phone:
            sync_email_address(self._user, self.contact.value)
        return super().finish(redirect_url or self.state.get("then") or None)


def newcomer(contact: Contact) -> User:
    """The account of a contact that has just been confirmed."""
    language = (get_language() or "kk")[:2]
    if contact.is_phone:
        return User.objects.get_or_create(phone=contact.value, defaults={"language": language})[0]
    user, _ = User.objects.get_or_create(email=contact.value, defaults={"language": language})
    EmailAddress.objects.get_or_create(
        user=user, email=contact.value, defaults={"primary": True, "verified": True}
    )
    return user


def ask_for_code(
    request: HttpRequest,
    contact: Contact,
    *,
    then: str = "",
    makes_account: bool = False,
    choices: Sequence[str] = (),
) -> HttpResponse:
    """Send a code and lead to the page where it is typed; the answer is the same for everybody."""
    if not ratelimit.consume(request, action="request_login_code", key=contact.value):
        return ratelimit.respond_429(request)
    if contact.is_phone and limits.budget_is_spent():
        raise limits.BudgetIsSpent
    try:
        limits.take_for(contact.value)
    except limits.TooManyMessages:
        return ratelimit.respond_429(request)
    wishes = {"then": safe(request, then), "makes_account": makes_account, "from": request.path}
    with transaction.atomic():
        ContactProcess.begin(request, contact, **wishes)
    if choices:
        request.session[CHOICES] = list(choices)
    return redirect("account_confirm_login_code")


def safe(request: HttpRequest, address: str | None) -> str:
    """The address if it lies on this site, nothing otherwise."""
    return address if address and get_adapter(request).is_safe_url(address) else ""
