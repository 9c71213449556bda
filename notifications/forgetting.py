"""What this app knows of a person and forgets with them."""

from accounts.models import User
from notifications.models import Notification


def forget_traces(user: User) -> None:
    """Everything they were told."""
    Notification.objects.filter(recipient=user).delete()
