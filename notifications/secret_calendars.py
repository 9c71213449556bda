"""A calendar behind a secret address: opened by its word, renewed, closed.

The address carries its right in itself, so it holds an edition: renewing or closing it makes
every older address useless.
"""

from dataclasses import dataclass
from datetime import timedelta

from accounts.models import User
from kernel import links
from kernel.workflow import Refusal
from notifications.models.calendar import SecretCalendar

LASTS = timedelta(days=3650)


@dataclass(frozen=True, slots=True)
class SecretAddress:
    """The addresses of one kind of calendar."""

    purpose: str  # a word of one kind opens no calendar of another
    model: type[SecretCalendar]

    def of(self, calendar: SecretCalendar) -> str:
        """The secret word of an open calendar."""
        return links.seal(self.purpose, user=calendar.pk, edition=calendar.edition)

    def owner(self, word: str) -> User:
        """Whose days a word opens; refuses with link_unknown."""
        facts = links.unseal(self.purpose, word, within=LASTS)
        rows = self.model._default_manager.select_related("user")  # noqa: SLF001 - Django's own way
        mine = {"pk": facts["user"], "edition": facts["edition"]}
        calendar = rows.filter(is_open=True, user__is_active=True, **mine).first()
        if calendar is None:
            raise Refusal(links.UNKNOWN)
        return calendar.user

    def kept_by(self, user: User) -> str:
        """The word of the calendar this person has open; empty where there is none."""
        rows = self.model._default_manager.filter(pk=user.pk, is_open=True)  # noqa: SLF001 - the same
        kept = rows.first()
        return self.of(kept) if kept else ""

    def renew(self, user: User) -> SecretCalendar:
        """Open it under a new address; the old one is useless."""
        rows = self.model._default_manager  # noqa: SLF001 - the same
        calendar, is_new = rows.get_or_create(user=user)
        if not is_new:
            calendar.edition, calendar.is_open = calendar.edition + 1, True
            calendar.save(update_fields=["edition", "is_open"])
        return calendar

    def close(self, user: User) -> None:
        """No address opens it any more."""
        self.model._default_manager.filter(pk=user.pk).update(is_open=False)  # noqa: SLF001 - the same
