"""What a notice says, by what happened and, where it matters, by whom it is told to.

A line is a title (also the subject of the e-mail) and a sentence that says what comes next.
`%(name)s` is the title of the initiative, the number of the problem, or what was promised;
`%(number)s` its public number, `%(stage)s` where it stands.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from notifications.words_comments import COMMENTS
from notifications.words_desk import DESK
from notifications.words_follows import FOLLOWS
from notifications.words_initiatives import INITIATIVES
from notifications.words_letters import LETTERS
from notifications.words_moderation import MODERATION
from notifications.words_outside import OUTSIDE
from notifications.words_owed import OWED
from notifications.words_problems import PROBLEMS
from notifications.words_resources import RESOURCES
from notifications.words_work import WORK

Line = tuple[Any, Any]  # lazy title, lazy sentence

WORDS: dict[str, Line] = (
    INITIATIVES
    | OWED
    | COMMENTS
    | LETTERS
    | PROBLEMS
    | DESK
    | OUTSIDE
    | RESOURCES
    | MODERATION
    | FOLLOWS
    | WORK
)
OTHERWISE: Line = (_("News about %(name)s"), _("Its page shows what happened."))

BECAUSE: dict[str, Any] = {
    "answered": _("You get this because somebody answered in a discussion you are in."),
    "addressees": _("You get this because you read what is written to it."),
    "writer": _("You get this because you wrote the letter."),
    "asked": _("You get this because you told of it or said “me too”, so your word counts."),
    "deniers": _("You get this because you say that it is not fixed."),
    "author": _("You get this because you told about it."),
    "lead": _("You get this because you lead it."),
    "office": _("You get this because it is on the desk of your office."),
    "that_office": _("You get this because it came to the desk of your office."),
    "office_before": _("You get this because it was on the desk of your office."),
    "both_offices": _("You get this because your office deals with it."),
    "assignees": _("You get this because it was given to you or to your office."),
    "body": _("You get this because your office was asked."),
    "coordinators": _("You get this because you coordinate this territory."),
    "followers": _("You get this because you follow it or said that it matters to you too."),
    "following": _("You get this because you follow it."),
    "area": _("You get this because you follow what happens there."),
    "digest": _("You get this because you follow what happens there."),
    "team": _("You get this because you are in its team."),
    "member": _("You get this because it is about your place in the team."),
    "donors": _("You get this because you promised or gave something for it."),
    "affected": _("You get this because it is about a problem that you named or share."),
    "evaluators": _("You get this because you were asked to judge the result."),
    "residents": _(
        "You get this because the home you gave lies where this work reaches. "
        "Nobody else learns that you were asked."
    ),
    "drawn": _(
        "You get this because your organisation or office was drawn by lot to judge the result."
    ),
    "matching_owners": _("You get this because it lies within the distance you travel."),
    "representatives": _("You get this because you represent the organisation."),
    "moderators": _("You get this because you moderate this territory."),
    "flaggers": _("You get this because you flagged it."),
    "everyone": _("You get this because you took part in it."),
}


@dataclass(frozen=True, slots=True)
class Wording:
    """One notice, worded in the language that is active."""

    title: str
    sentence: str
    because: str
    said: str


def kinds() -> Iterator[str]:
    """Every kind of notice that has words of its own."""
    return (key for key in WORDS if "@" not in key)


def line_of(kind: str, audience: str) -> Line:
    """The words for this audience, else for everybody, else a plain line."""
    return WORDS.get(f"{kind}@{audience}") or WORDS.get(kind) or OTHERWISE


def worded(  # noqa: PLR0913 - what words are filled with, all by name
    kind: str, audience: str, *, name: str, number: str = "", said: str = "", stage: str = ""
) -> Wording:
    """The words of one notice."""
    title, sentence = line_of(kind, audience)
    filled = {"name": name, "number": number, "stage": stage}
    return Wording(
        title=str(title) % filled,
        sentence=str(sentence) % filled,
        because=str(BECAUSE[audience]),
        said=said,
    )
