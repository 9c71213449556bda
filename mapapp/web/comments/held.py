"""What a guest has typed: kept in this browser until a contact is confirmed, then it is public."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.dispatch import receiver
from django.http import HttpRequest
from django.utils.translation import gettext as _

from accounts.models import User
from community.commenting import Words, comment
from community.models import Comment
from kernel.workflow import Refusal
from mapapp.web import refusals
from mapapp.web.comments.things import open_thing
from mapapp.web.me.signals import contact_confirmed

KEY, MOST = "held_comments", 5


def hold(
    request: HttpRequest, kind: str, ref: int, words: Words, answered: Comment | None
) -> None:
    """Remember the words of this browser; the same form is remembered once."""
    mine = {
        "kind": kind,
        "ref": ref,
        "text": words.text,
        "language": words.language,
        "client_id": str(words.client_id),
        "answers_to": answered.pk if answered else None,
    }
    kept = [one for one in held(request) if one["client_id"] != mine["client_id"]]
    request.session[KEY] = [*kept, mine][-MOST:]


def held(request: HttpRequest) -> list[dict[str, Any]]:
    """What waits in this browser."""
    return list(request.session.get(KEY, []))


@receiver(contact_confirmed, dispatch_uid="asar-let-comments-out")
def let_comments_out(request: HttpRequest, user: User, **_facts: object) -> None:
    """Those held in this browser are said now; what can no longer be said is told."""
    waiting = held(request)
    request.session.pop(KEY, None)
    for one in waiting:
        try:
            _say(user, one)
        except Refusal as refusal:
            messages.warning(request, refusals.words(refusal))
        else:
            messages.success(request, _("Your comment is public now."))


def _say(user: User, kept: dict[str, Any]) -> None:
    thing = open_thing(user, kept["kind"], kept["ref"])
    if thing is None:
        raise Refusal("answered_is_gone")
    answered = Comment.objects.filter(pk=kept["answers_to"]).first()
    words = Words(text=kept["text"], language=kept["language"], client_id=UUID(kept["client_id"]))
    comment(user, thing, words, answers_to=answered)
