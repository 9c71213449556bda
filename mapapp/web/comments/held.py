"""What a guest has typed: kept in this browser until a contact is confirmed, then it is public.

Under the name of an office nothing is said unread: there the words come back into their form.
"""

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
from mapapp.web.waiting_words import Waiting, begun_with

WAITS_FOR_AN_OFFICE = gettext_lazy(
    "What was typed before you signed in is not public: it would stand under the name of your "
    "office. It waits in its form."
)
TOO_OLD = gettext_lazy("What was typed in this browser over an hour ago was not made public.")
COMMENTS = Waiting("held_comments", most=5, too_old=TOO_OLD)


def hold(
    request: HttpRequest, kind: str, ref: int, words: Words, answered: Comment | None
) -> None:
    """Remember the words of this browser; the same form is remembered once."""
    place = {"kind": kind, "ref": ref, "answers_to": answered.pk if answered else None}
    COMMENTS.add(request, words, place, instead_of=_from_form(request, words.client_id))


def begun(
    request: HttpRequest, kind: str, ref: int, answered: Comment | None = None
) -> dict[str, Any]:
    """What the form of this place begins with: the words that still wait for it."""
    place = {"kind": kind, "ref": ref, "answers_to": answered and answered.pk}
    rows = COMMENTS.rows(request)
    return begun_with(request, [one for one in rows if place.items() <= one.items()])


def forget(request: HttpRequest, client_id: UUID) -> None:
    """What was said waits no longer."""
    COMMENTS.leave(request, _from_form(request, client_id))


def _from_form(request: HttpRequest, client_id: UUID) -> list[dict[str, Any]]:
    return [one for one in COMMENTS.rows(request) if one["client_id"] == str(client_id)]


@receiver(contact_confirmed, dispatch_uid="asar-let-comments-out")
def let_comments_out(request: HttpRequest, user: User, **_facts: object) -> None:
    """Those held in this browser are said now; what can no longer be said is told."""
    COMMENTS.drop_old(request)
    waiting = COMMENTS.rows(request)
    if waiting and user.offices:
        messages.warning(request, WAITS_FOR_AN_OFFICE)
        return
    COMMENTS.leave(request, waiting)
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
