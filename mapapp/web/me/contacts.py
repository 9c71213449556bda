"""A contact: the phone or the e-mail by which a person signs in."""

from dataclasses import dataclass
from typing import Self

from allauth.account.internal.userkit import filter_users_by_email
from django import forms
from django.core.validators import EmailValidator
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.phones import normalise_mobile, readable

LONGEST = 254
WRONG_EMAIL = _("This does not look like an e-mail address. Example: name@example.kz")


@dataclass(frozen=True, slots=True)
class Contact:
    """A phone in E.164 or an e-mail in lower case."""

    value: str

    @property
    def is_phone(self) -> bool:
        """A phone, not an e-mail."""
        return self.value.startswith("+")

    @property
    def shown(self) -> str:
        """As people read it."""
        return readable(self.value) if self.is_phone else self.value

    @classmethod
    def read(cls, typed: str) -> Self:
        """What a person typed; a ValidationError says what is wrong with it."""
        typed = typed.strip()
        if "@" not in typed:
            return cls(normalise_mobile(typed))
        EmailValidator(message=WRONG_EMAIL, code="email_unreadable")(typed)
        return cls(typed.lower())

    def owner(self) -> User | None:
        """Whoever may sign in by it."""
        if self.is_phone:
            return User.objects.filter(phone=self.value, is_active=True).first()
        users = filter_users_by_email(
            self.value, is_active=True, prefer_verified=True, for_login=True
        )
        return users[0] if users else None


class ContactField(forms.CharField):
    """One field for both; it answers with a `Contact`."""

    def __init__(self, **options: object) -> None:
        widget = forms.TextInput(attrs={"autocomplete": "username", "spellcheck": "false"})
        defaults = {"label": _("Phone or e-mail"), "max_length": LONGEST, "widget": widget}
        super().__init__(**(defaults | options))

    def clean(self, value: str) -> Contact | None:
        """Read what was typed."""
        typed = super().clean(value)
        return Contact.read(typed) if typed else None


def taken_by_another(contact: Contact, user: User) -> bool:
    """Somebody else's account has it."""
    owner = contact.owner()
    return owner is not None and owner != user
