"""Who hears of a letter: those who read for its receiver, or whoever wrote and is answered."""

from community.models import Letter
from kernel.outbox import Payload, handles
from notifications.commenting import heard_enough
from notifications.leaving import put_letters
from notifications.models import Notification
from notifications.subscribers import News, announce

NEW, ANSWERED = "letter.new", "letter.answer"


@handles("letter")
def tell_of_a_letter(payload: Payload) -> None:
    """Tell the other side that there is something to read; the words themselves stay here."""
    rows = Letter.objects.shown().select_related("thread")
    letter = rows.filter(pk=payload["letter"]).first()
    if letter is None or letter.receiver is None:
        return
    kind, audience = (ANSWERED, "writer") if letter.is_answer else (NEW, "addressees")
    facts = {"cause": payload["key"], "subject": letter, "by": letter.author_id}
    announce(News(kind=kind, tells=frozenset({audience}), **facts), put=put_quietly)


def put_quietly(notice: Notification) -> None:
    """In nobody's night, and not one after the other."""
    people = {notice.recipient_id}
    put_letters([notice], over_the_cap=heard_enough(people, notice.kind))
