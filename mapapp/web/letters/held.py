"""A letter of a guest: kept in this browser until a contact is confirmed, then it is sent."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db import models
from django.dispatch import receiver
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from community.mailing import LetterWords, write
from community.receiving import RECEIVERS, line_of
from kernel.workflow import Refusal
from mapapp.web import refusals
from mapapp.web.me.signals import contact_confirmed
from mapapp.web.waiting_words import Waiting, begun_with

TOO_OLD = gettext_lazy("The letter typed in this browser over an hour ago was not sent.")
LETTERS = Waiting("held_letters", most=3, too_old=TOO_OLD)


def hold(request: HttpRequest, to: models.Model, words: LetterWords) -> None:
    """Remember the words of this browser; the newest to each receiver."""
    LETTERS.add(request, words, _place(to), instead_of=_to(request, to))


def held_for(request: HttpRequest, to: models.Model) -> dict[str, Any]:
    """What was typed to this receiver and could not be sent: the form begins with it."""
    return begun_with(request, _to(request, to))


def let_go(request: HttpRequest, to: models.Model) -> None:
    """It is sent: nothing waits for this receiver any more."""
    LETTERS.leave(request, _to(request, to))


def _place(to: models.Model) -> dict[str, Any]:
    return {"kind": line_of(to).name, "ref": to.pk}


def _to(request: HttpRequest, to: models.Model) -> list[dict[str, Any]]:
    return [one for one in LETTERS.rows(request) if _place(to).items() <= one.items()]


@receiver(contact_confirmed, dispatch_uid="asar-send-held-letters")
def send_held(request: HttpRequest, user: User, **_facts: object) -> None:
    """Those held in this browser leave now; what is refused is told and stays in its form."""
    LETTERS.drop_old(request)
    for one in LETTERS.rows(request):
        try:
            to = _send(user, one)
        except Refusal as refusal:
            messages.warning(request, refusals.words(refusal))
        else:
            let_go(request, to)
            messages.success(request, _("Your letter is sent. The answer will stand here."))


def _send(user: User, kept: dict[str, Any]) -> models.Model:
    to = RECEIVERS[kept["kind"]].open().filter(pk=kept["ref"]).first()
    if to is None:
        raise Refusal("receiver_closed")
    words = {"text": kept["text"], "language": kept["language"]}
    write(user, to, LetterWords(client_id=UUID(kept["client_id"]), **words))
    return to
