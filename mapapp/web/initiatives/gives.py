"""What a state body gives, in words: "Money: 1 000 000 ₸, for the pipes"."""

from typing import Any

from django.utils.translation import gettext as _

from initiatives.models import BodyPromise
from mapapp.templatetags.money import tenge

NOTHING = "gives_nothing"


def in_words(kind: str, words: str, amount_tiyn: int | None) -> str:
    """One thing: what it is, and how much of money."""
    label = str(BodyPromise.Kind(kind).label)
    said = ", ".join(part for part in (tenge(amount_tiyn), words) if part)
    return _("%(kind)s: %(what)s") % {"kind": label, "what": said} if said else label


def lines_of(details: dict[str, Any]) -> list[str]:
    """The lines of a journal entry; an old one holds plain words."""
    gives = details.get("gives", [])
    if isinstance(gives, str):
        return [gives]
    told = [
        in_words(line["kind"], line.get("words", ""), line.get("amount_tiyn")) for line in gives
    ]
    return [*told, _("It gives nothing.")] if details.get(NOTHING) else told
