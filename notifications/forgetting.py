"""What this app knows of a person and forgets with them."""

from accounts.models import User
from notifications.models import (
    Digest,
    DueCalendar,
    Follow,
    Hearing,
    Notification,
    PushDevice,
    WorkCalendar,
)

OF_A_PERSON = {
    Notification: "recipient",
    **dict.fromkeys((Digest, DueCalendar, Follow, Hearing, PushDevice, WorkCalendar), "user"),
}


def forget_traces(user: User) -> None:
    """Everything they were told, what they wanted to hear of which places, and by which ways."""
    for model, whose in OF_A_PERSON.items():
        model.objects.filter(**{whose: user}).delete()
