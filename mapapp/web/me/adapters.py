"""Where allauth asks us: how phones are kept, what is said, when a second factor may go."""

from time import time
from typing import Any

from allauth.account import app_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.account.models import Login
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.contrib import messages
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.phones import normalise_mobile
from mapapp.web.me import codes
from mapapp.web.me.contacts import Contact
from mapapp.web.me.sealing import seal, unseal

WORDS = {
    "account_inactive": _("This account has been closed."),
    "email_password_mismatch": _("The contact and the password do not belong together."),
    "phone_password_mismatch": _("The contact and the password do not belong together."),
    "username_password_mismatch": _("The contact and the password do not belong together."),
    "enter_current_password": _("This is not the password you have now."),
    "incorrect_code": _("This is not the code. Look at the latest message."),
    "incorrect_password": _("This is not your password."),
    "invalid_login": _("The contact and the password do not belong together."),
    "too_many_login_attempts": _("Too many attempts. Ask for a new code or try again later."),
    "rate_limited": _("Too many attempts. Wait a few minutes, then try again."),
}
SECOND_FACTOR_WORDS = {
    "incorrect_code": _("This is not the code the app shows now."),
    "cannot_delete_authenticator": _("Staff keep the second factor as long as they hold a post."),
    "cannot_generate_recovery_codes": _("Set up the authenticator app first."),
}
# What is said after the fact; whatever is not listed is not said.
SAID = {
    "account/messages/logged_out.txt": _("You have signed out."),
    "account/messages/password_changed.txt": _("Your password has been changed."),
    "mfa/messages/totp_activated.txt": _("The authenticator app is set up."),
    "mfa/messages/totp_deactivated.txt": _("The authenticator app is switched off."),
    "mfa/messages/recovery_codes_generated.txt": _("You have new recovery codes."),
    "usersessions/messages/sessions_logged_out.txt": _("You are signed out everywhere else."),
}


class AccountAdapter(DefaultAccountAdapter):
    """Phones as fields of `User`, codes through the outbox, our own words."""

    error_messages = DefaultAccountAdapter.error_messages | WORDS

    def get_login_stages(self) -> list[str]:
        """Code, then second factor: the code has confirmed the contact, whichever it was."""
        return ["allauth.account.stages.LoginByCodeStage", "allauth.mfa.stages.AuthenticateStage"]

    def is_login_by_code_required(self, login: Login) -> bool:
        """A password is allowed instead; its owner has a second factor."""
        del login
        return False

    def is_reauthentication_required(self, *, app: str, **_: object) -> bool:
        """Not within minutes of signing in: the same question twice in a row guards nothing."""
        records = get_authentication_records(self.request, self.request.user)
        is_fresh = records and time() - records[-1]["at"] < app_settings.REAUTHENTICATION_TIMEOUT
        return not is_fresh and super().is_reauthentication_required(app=app)

    def clean_phone(self, phone: str) -> str:
        """In one written form."""
        return normalise_mobile(phone)

    def set_phone(self, user: User, phone: str, verified: bool) -> None:  # noqa: FBT001 - allauth's
        """Give a person another phone."""
        user.phone, user.phone_verified_at = phone, timezone.now() if verified else None
        user.save(update_fields=["phone", "phone_verified_at"])

    def get_phone(self, user: User) -> tuple[str, bool] | None:
        """The phone, and whether its owner has shown that it is theirs."""
        return (user.phone, bool(user.phone_verified_at)) if user.phone else None

    def set_phone_verified(self, user: User, phone: str) -> None:
        """The code sent there was typed back."""
        if user.phone == phone and not user.phone_verified_at:
            self.set_phone(user, phone, verified=True)

    def get_user_by_phone(self, phone: str) -> User | None:
        """Whoever may sign in by it."""
        return Contact(phone).owner()

    def send_verification_code_sms(self, user: User, phone: str, code: str, **_: Any) -> None:  # noqa: ANN401 - allauth's
        """Through the outbox, counted."""
        del user
        codes.send(Contact(phone), code)

    def send_unknown_account_sms(self, phone: str, **_: Any) -> None:  # noqa: ANN401 - allauth's
        """Nothing: a message to a stranger costs money and is what pumpers wait for."""

    def send_account_already_exists_sms(self, phone: str) -> None:
        """Nothing, for the same reason."""

    def add_message(  # noqa: PLR0913, PLR0917 - allauth's
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        message_context: dict[str, Any] | None = None,
        extra_tags: str = "",
        message: str | None = None,
    ) -> None:
        """Say it in our words, or not at all."""
        del message_context
        said = message or SAID.get(message_template or "")
        if said:
            messages.add_message(request, level, said, extra_tags=extra_tags)


class SecondFactorAdapter(DefaultMFAAdapter):
    """Compulsory for staff; the app shows it under our name."""

    error_messages = DefaultMFAAdapter.error_messages | SECOND_FACTOR_WORDS

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Not while its owner holds a post."""
        return not authenticator.user.works_for_the_state

    def encrypt(self, text: str) -> str:
        """How allauth keeps a secret."""
        return seal(text)

    def decrypt(self, encrypted_text: str) -> str:
        """How it reads it."""
        return unseal(encrypted_text)

    def get_totp_label(self, user: User) -> str:
        """What the app shows under the issuer."""
        return user.email or user.phone or str(user.pk)
