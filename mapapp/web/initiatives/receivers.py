"""What a person supported counts from the moment their contact is confirmed."""

from django.dispatch import receiver

from accounts.models import User
from initiatives.backing import confirm_voices_of
from mapapp.web.me.signals import contact_confirmed


@receiver(contact_confirmed, dispatch_uid="asar-let-voices-count")
def let_voices_count(user: User, **_facts: object) -> None:
    """All of them, wherever they were given."""
    confirm_voices_of(user)
