"""A letter of a guest: kept in this browser until a contact is confirmed, then it is sent."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db import models
from django.dispatch import receiver
from django.http import HttpRequest
from django.utils.translation import gettext as _

from accounts.models import User
from community.mailing import LetterWords, write
from community.receiving import RECEIVERS, line_of
from kernel.workflow import Refusal
from mapapp.web import refusals
from mapapp.web.me.signals import contact_confirmed

KEY, MOST = "held_letters", 3


def hold(request: HttpRequest, to: models.Model, words: LetterWords) -> None:
    """Remember the words of this browser; the newest to each receiver."""
    mine = {
        "kind": line_of(to).name,
        "ref": to.pk,
        "text": words.text,
        "language": words.language,
        "client_id": str(words.client_id),
    }
    others = [one for one in held(request) if not is_to(one, to)]
    request.session[KEY] = [*others, mine][-MOST:]


def held(request: HttpRequest) -> list[dict[str, Any]]:
    """What waits in this browser."""
    return list(request.session.get(KEY, []))


def held_for(request: HttpRequest, to: models.Model) -> dict[str, Any]:
    """What was typed to this receiver and could not be sent: the form begins with it."""
    kept = next((one for one in held(request) if is_to(one, to)), {})
    return {name: kept[name] for name in ("text", "language", "client_id") if name in kept}


def is_to(kept: dict[str, Any], to: models.Model) -> bool:
    """It is addressed to this receiver."""
    return (kept["kind"], kept["ref"]) == (line_of(to).name, to.pk)


def let_go(request: HttpRequest, to: models.Model) -> None:
    """It is sent: nothing waits for this receiver any more."""
    request.session[KEY] = [one for one in held(request) if not is_to(one, to)]


@receiver(contact_confirmed, dispatch_uid="asar-send-held-letters")
def send_held(request: HttpRequest, user: User, **_facts: object) -> None:
    """Those held in this browser leave now; what is refused is told and stays in its form."""
    for one in held(request):
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
