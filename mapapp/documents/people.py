"""The move table in the words people see, for the documents in Kazakh and Russian."""

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from initiatives.clocks import OWN_DATE
from kernel.workflow import Move
from mapapp.documents import words
from mapapp.web.initiatives.mending import mending_of
from mapapp.web.initiatives.move_forms import FORMS

WHO = {
    "author": gettext_lazy("the author"),
    "lead": gettext_lazy("the lead"),
    "official": gettext_lazy("an official of the office"),
    "official of the body": gettext_lazy("an official of the body asked"),
    "coordinator outside the team": gettext_lazy("a coordinator outside the team"),
    "moderator": gettext_lazy("a moderator"),
    "system": gettext_lazy("nobody: a rule or the end of a term"),
    "denied later": gettext_lazy("nobody: enough later answers say no"),
}
TOLD = {
    "affected": gettext_lazy("those affected"),
    "author": gettext_lazy("the author"),
    "body": gettext_lazy("the body asked"),
    "both_offices": gettext_lazy("both offices"),
    "donors": gettext_lazy("those who promised something"),
    "drawn": gettext_lazy("those drawn by lot to judge"),
    "evaluators": gettext_lazy("the evaluators"),
    "everyone": gettext_lazy("everybody"),
    "followers": gettext_lazy("the followers"),
    "matching_owners": gettext_lazy("those nearby who could help"),
    "office": gettext_lazy("the office"),
    "residents": gettext_lazy("residents of the area it reaches"),
    "team": gettext_lazy("the team"),
    "that_office": gettext_lazy("the other office"),
}
DATES = {
    "the body's term": gettext_lazy("the body's term"),
    "the plan's beginning": gettext_lazy("the plan's beginning"),
    "the end date": gettext_lazy("the end date"),
    "the plan's end": gettext_lazy("the plan's end"),
    "the day named": gettext_lazy("the day named"),
}
CLOCK = {
    "": gettext_lazy("goes on"),
    "stop": gettext_lazy("stops"),
    "pause": gettext_lazy("pauses"),
    "resume": gettext_lazy("goes on again"),
}


def who(move: Move) -> str:
    """Who makes it; KeyError for somebody nobody has put into words."""
    return _(" or ").join(str(WHO[one]) for one in words.question(move.by).split(" or "))


def told(move: Move) -> str:
    """Who hears of it."""
    return ", ".join(str(TOLD[one]) for one in sorted(move.tells)) or "—"


def musts(move: Move) -> list[str]:
    """What must be there before, and what its form asks."""
    before = [str(mending_of(check).label) for check in move.when]
    return before + [_field(move.verb, need) for need in move.needs]


def _field(verb: str, need: str) -> str:
    """The question of the form, as it is asked."""
    fields = FORMS[verb].base_fields
    labels = [str(fields[name].label) for name in need.split("|") if name in fields]
    return " / ".join(f"«{label}»" for label in labels)


def clock(move: Move) -> str:
    """What becomes of the date."""
    if move.verb in OWN_DATE:
        return str(DATES[OWN_DATE[move.verb]])
    _verb, _colon, term = move.clock.partition(":")
    return length(term) if term else str(CLOCK[move.clock])


def length(term: str) -> str:
    """How long a term is."""
    facts = settings.TERMS[term]
    if "working_days" in facts:
        days = facts["working_days"]
        return ngettext("%(days)s working day", "%(days)s working days", days) % {"days": days}
    days = facts["days"]
    return ngettext("%(days)s day", "%(days)s days", days) % {"days": days}
