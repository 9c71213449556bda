"""What a guest has typed: kept in this browser until a contact is confirmed, then it is public.

Whoever signs in at a shared computer may be somebody else. So words wait for an hour only, and
under the name of an office nothing is said unread: there they come back into their form.
"""

import time
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.dispatch import receiver
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from community.commenting import Words, comment
from community.models import Comment
from kernel.workflow import Refusal
from mapapp.web import refusals
from mapapp.web.comments.things import open_thing
from mapapp.web.me.signals import contact_confirmed

KEY, MOST = "held_comments", 5
AN_HOUR = 3600
WAITS_FOR_AN_OFFICE = gettext_lazy(
    "What was typed before you signed in is not public: it would stand under the name of your "
    "office. It waits in its form."
)
TOO_OLD = gettext_lazy("What was typed in this browser over an hour ago was not made public.")


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
        "at": int(time.time()),
    }
    kept = [one for one in held(request) if one["client_id"] != mine["client_id"]]
    request.session[KEY] = [*kept, mine][-MOST:]


def held(request: HttpRequest) -> list[dict[str, Any]]:
    """What waits in this browser and is not too old."""
    since = time.time() - AN_HOUR
    return [one for one in request.session.get(KEY, []) if one.get("at", 0) > since]


def begun(
    request: HttpRequest, kind: str, ref: int, answered: Comment | None = None
) -> dict[str, Any]:
    """What the form of this place begins with: the words that still wait for it."""
    place = (kind, ref, answered and answered.pk)
    mine = (one for one in held(request) if place == (one["kind"], one["ref"], one["answers_to"]))
    found: dict[str, Any] = next(mine, {}) if request.user.is_authenticated else {}
    return {name: found[name] for name in ("text", "language", "client_id") if found}


def forget(request: HttpRequest, client_id: UUID) -> None:
    """What was said waits no longer."""
    if KEY in request.session:
        waiting = [one for one in held(request) if one["client_id"] != str(client_id)]
        request.session[KEY] = waiting


@receiver(contact_confirmed, dispatch_uid="asar-let-comments-out")
def let_comments_out(request: HttpRequest, user: User, **_facts: object) -> None:
    """Those held in this browser are said now; what can no longer be said is told."""
    waiting = held(request)
    if waiting and user.offices:
        messages.warning(request, WAITS_FOR_AN_OFFICE)
        return
    if len(waiting) < len(request.session.pop(KEY, [])):
        messages.warning(request, TOO_OLD)
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
