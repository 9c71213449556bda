"""The public journal of an initiative: what happened, when, by whom as a role, in whose words.

Roles stand here, never names: the person behind a decision is known to the journal, the public
needs to know which office owed it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from initiatives.models import Initiative
from initiatives.reasons import ReasonCode
from kernel.models import JournalEntry
from mapapp.templatetags.moments import day
from mapapp.web.initiatives.gives import lines_of
from mapapp.web.initiatives.words import WORDS, MoveWords

ROLES = {
    gettext_lazy("the author"): {"submit", "answer", "appeal", "withdraw"},
    gettext_lazy("the lead of the team"): {"seek", "attract", "ask_support", "start", "finish"},
    gettext_lazy("a front-office coordinator"): {"return_report", "open_evaluation"},
    gettext_lazy("a moderator"): {"suspend", "resume"},
    gettext_lazy("the state body asked"): {"support"},
}
ROLE_OF = {verb: role for role, verbs in ROLES.items() for verb in verbs}
SAID_TO_ALL = ("question", "skip_reason")
SAID_ON_DUTY = ("question", "answer", "skip_reason", "task")


@dataclass(frozen=True, slots=True)
class Happened:
    """One entry of the timeline."""

    at: datetime
    title: str
    text: str
    who: str
    icon: str
    tone: str
    lang: str = ""
    photos: tuple[dict[str, object], ...] = ()


def timeline(
    initiative: Initiative, journal: Iterable[JournalEntry], *, on_duty: bool = False
) -> list[Happened]:
    """The entries, newest first; the author's answers and the tasks of bodies are for the desk."""
    spoken = SAID_ON_DUTY if on_duty else SAID_TO_ALL
    return [_happened(initiative, entry, spoken) for entry in reversed(list(journal))]


def _happened(initiative: Initiative, entry: JournalEntry, spoken: tuple[str, ...]) -> Happened:
    words = WORDS.get(entry.verb, MoveWords(entry.verb, entry.verb))
    return Happened(
        at=entry.at,
        title=str(words.happened),
        text=said(entry, spoken),
        who=who(initiative, entry),
        icon=words.icon,
        tone=words.tone,
        lang=initiative.language if entry.actor_id == initiative.author_id else "",
    )


def said(entry: JournalEntry, spoken: tuple[str, ...] = SAID_TO_ALL) -> str:
    """The words that came with the move, each once: a coded reason first."""
    coded = str(ReasonCode(entry.reason_code).label) if entry.reason_code in ReasonCode else ""
    given = [new_date(entry), entry.reason, in_my_language(entry.details, "public_answer")]
    given += [entry.details.get(name, "") for name in spoken] + lines_of(entry.details)
    texts = [text for text in (coded, *given) if isinstance(text, str) and text.strip()]
    return "\n".join(dict.fromkeys(texts))


def new_date(entry: JournalEntry) -> str:
    """The day a term was extended to."""
    if entry.verb != "extend" or "until_day" not in entry.details:
        return ""
    return _("New date: %(day)s.") % {"day": day(date.fromisoformat(entry.details["until_day"]))}


def in_my_language(details: dict, name: str) -> str:
    """A text given in Kazakh and Russian, in the one nearer to the reader."""
    order = ("ru", "kk") if get_language() == "ru" else ("kk", "ru")
    return next((text for lang in order if (text := details.get(f"{name}_{lang}"))), "")


def who(initiative: Initiative, entry: JournalEntry) -> str:
    """The role that did it."""
    if entry.actor_id is None:
        return _("by the rules, without a person")
    if role := ROLE_OF.get(entry.verb):
        return str(role)
    return initiative.office.name if initiative.office else _("the akimat")
