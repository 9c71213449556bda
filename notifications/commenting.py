"""Who hears of a comment: whose thing it is, and whoever is answered; each once."""

from datetime import timedelta

from django.utils import timezone

from community.models import Comment
from initiatives.models import Initiative
from kernel.outbox import Payload, handles
from notifications.leaving import put_letters
from notifications.models import Notification
from notifications.subscribers import News, announce

KIND = "comment.new"
LETTERS_A_DAY = 10  # a lively discussion stays in the inbox


@handles("commented")
def tell_of_a_comment(payload: Payload) -> None:
    """Tell them, unless its words are gone by then."""
    rows = Comment.objects.said().select_related("answers_to", "thread")
    comment = rows.filter(pk=payload["comment"]).first()
    if comment is None or comment.subject is None:
        return
    tells = {"author"} | ({"lead"} if isinstance(comment.subject, Initiative) else set())
    tells |= {"answered"} if comment.answers_to_id else set()
    facts = {"cause": payload["key"], "kind": KIND, "subject": comment, "by": comment.author_id}
    announce(News(tells=frozenset(tells), **facts), put=put_quietly)


def put_quietly(notice: Notification) -> None:
    """In nobody's night, and not one after the other."""
    put_letters([notice], over_the_cap=heard_enough({notice.recipient_id}))


def heard_enough(people: set[int], kind: str = KIND) -> set[int]:
    """Those who heard of this kind so often today that only their inbox hears the rest."""
    since = timezone.now() - timedelta(days=1)
    rows = Notification.objects.filter(recipient__in=people, kind=kind, created_at__gte=since)
    heard = list(rows.values_list("recipient", flat=True))
    return {one for one in people if heard.count(one) > LETTERS_A_DAY}
