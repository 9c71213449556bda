"""What happened to a problem, newest first: public steps, roles instead of names."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import Office
from initiatives.models import EvidencePhoto, Problem, ProblemPhoto
from initiatives.reasons import ReasonCode
from kernel.models import JournalEntry
from mapapp.web.initiatives.timeline import Happened, in_my_language, new_date
from mapapp.web.problems.dated_photos import at_entries, of_the_report
from mapapp.web.problems.words import WORDS

BY_THE_AUTHOR = {"withdraw", "answer", "edit"}
BY_A_RESIDENT = {"request_reopening", "appeal"}
SENDS_ON = {"forward", "reroute"}
SAID_IN = ("question", "answer")
CHANGED = {
    "text": gettext_lazy("the words"),
    "kind": gettext_lazy("the kind"),
    "answers": gettext_lazy("the answers"),
    "place": gettext_lazy("the place"),
    "photos": gettext_lazy("the photos"),
}


def timeline(
    problem: Problem,
    journal: Iterable[JournalEntry],
    photos: Iterable[ProblemPhoto | EvidencePhoto] = (),
) -> list[Happened]:
    """Every step, newest first, down to the report itself; each with the photos it came with."""
    entries, shown = list(journal), list(photos)
    offices, beside = offices_of(problem, entries), at_entries(entries, shown)
    steps = [
        replace(_happened(problem, entry, offices[entry.pk]), photos=tuple(beside[entry.pk]))
        for entry in entries
    ]
    told = replace(_reported(problem), photos=tuple(of_the_report(problem, shown)))
    return [*reversed(steps), told]


def offices_of(problem: Problem, entries: list[JournalEntry]) -> dict[int, str]:
    """Which office had it at each step: the last one now, the others by their forwards."""
    keys = [entry.details.get("office_id") for entry in entries if entry.verb in SENDS_ON]
    known = Office.objects.in_bulk([key for key in keys if key])
    return dict(_walked(entries, known, problem.office.name if problem.office else ""))


def _walked(
    entries: list[JournalEntry], known: dict[int, Office], now: str
) -> Iterator[tuple[int, str]]:
    """Forward in time; before the first forward the office is not written down."""
    was_forwarded = any(entry.verb in SENDS_ON for entry in entries)
    name = "" if was_forwarded else now
    for entry in entries:
        yield entry.pk, name
        if entry.verb in SENDS_ON:
            office = known.get(entry.details.get("office_id"))
            name = office.name if office else ""


def _happened(problem: Problem, entry: JournalEntry, office: str) -> Happened:
    words = WORDS[entry.verb]
    return Happened(
        at=entry.at,
        title=str(words.happened),
        text=said(entry),
        who=_who(problem, entry, office),
        icon=words.icon,
        tone=words.tone,
        lang=problem.language if _is_by_the_author(entry) else "",
    )


def said(entry: JournalEntry) -> str:
    """The coded reason, then the words: the public answer in the reader's language, if any."""
    coded = str(ReasonCode(entry.reason_code).label) if entry.reason_code in ReasonCode else ""
    words = in_my_language(entry.details, "public_answer") or entry.reason
    given = [str(entry.details.get(name, "")) for name in SAID_IN]
    texts = (coded, new_date(entry), words, *given, changed_in(entry))
    return "\n".join(text for text in texts if text)


def changed_in(entry: JournalEntry) -> str:
    """What an edit changed, by name."""
    named = [str(CHANGED[one]) for one in entry.details.get("changed", ()) if one in CHANGED]
    return _("What changed: %(what)s.") % {"what": ", ".join(named)} if named else ""


def _is_by_the_author(entry: JournalEntry) -> bool:
    """Their own words; time may answer in their place, and then nobody has."""
    return entry.verb in BY_THE_AUTHOR and entry.actor_id is not None


def _who(problem: Problem, entry: JournalEntry, office: str) -> str:
    if _is_by_the_author(entry) or entry.actor_id == problem.author_id is not None:
        return _("its author")
    if entry.verb in BY_A_RESIDENT:
        return _("a resident who told of it")
    if entry.actor_id is None:
        return "" if entry.verb == "confirm" else _("by the rules, without a person")
    return office or _("the akimat")


def _reported(problem: Problem) -> Happened:
    if problem.part_of_id:
        return Happened(
            at=problem.created_at,
            title=_("Given out as a part"),
            text="",
            who=_("the akimat"),
            icon="layers",
            tone="",
        )
    return Happened(
        at=problem.created_at,
        title=_("Told by a resident"),
        text="",
        who=author_of(problem),
        icon="megaphone",
        tone="",
    )


def author_of(problem: Problem) -> str:
    """The author as they wish to be shown."""
    if problem.author is None or problem.hides_name:
        return _("A resident")
    return problem.author.shown_as
