"""What this app knows of a person and forgets with them."""

from accounts.models import User
from community.models import Flag


def forget_traces(user: User) -> None:
    """What they wrote to moderators; that they flagged is counted on."""
    Flag.objects.filter(user=user).update(words="")
