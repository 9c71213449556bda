"""What this app knows of a person and forgets with them."""

from accounts.models import User
from community.models import Comment, Flag


def forget_traces(user: User) -> None:
    """What they wrote to moderators, and the name beside their public words."""
    Comment.objects.filter(author=user).update(hides_name=True)
    Flag.objects.filter(user=user).update(words="")
