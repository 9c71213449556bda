"""What this app knows of a person and forgets with them."""

from accounts.models import User
from community.models import Comment, Flag, Letter


def forget_traces(user: User) -> None:
    """What they wrote to moderators and to bodies, and the name beside their public words.

    A letter without words waits for no answer: nobody could give one.
    """
    Comment.objects.filter(author=user).update(hides_name=True)
    Letter.objects.filter(author=user).update(hides_name=True)
    Letter.objects.filter(author=user, is_answer=False).update(text="", waits=False)
    Flag.objects.filter(user=user).update(words="")
