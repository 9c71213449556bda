"""What a notice is about: how it is called, and which page shows it."""

from collections.abc import Callable
from typing import Any

from django.urls import NoReverseMatch, reverse
from django.utils.translation import get_language, gettext

from community.models import Comment, Decision, Letter
from initiatives import asking_fixed, by_link, evaluated_links
from initiatives.models import (
    FixQuestion,
    Initiative,
    OutsideQuestion,
    OwedAnswer,
    Problem,
    TeamMember,
    WorkNews,
)
from initiatives.stages import ProblemStage, Stage, StageGroup
from kernel.models import JournalEntry
from notifications.models.digest import Digest
from notifications.models.happening import Happening
from resources.models import LegalPerson, Pledge

PAGE_OF: dict[type, str] = {
    Initiative: "initiatives:detail",
    Problem: "problems:detail",
    Decision: "moderation:decision",
}
DESK_OF: dict[type, str] = {Initiative: "review:initiative", Problem: "review:problem"}
STAGES = {"problem": ProblemStage, "initiative": Stage}
SAID = ("question", "answer", "task")  # what a move was given that its hearers need
ASKED = "asked"  # those who told of a problem and are asked whether it is fixed
# those who are asked to judge the result of an initiative
EVALUATORS = frozenset({"evaluators", "residents"})
AT_THE_DESK = frozenset(
    {"office", "that_office", "both_offices", "body", "coordinators", "assignees"}
)


def initiative_of(subject: Any) -> Any:  # noqa: ANN401 - the initiative, or a thing without one
    """The initiative a thing belongs to; the thing itself where there is none."""
    if isinstance(subject, Pledge):
        return subject.need.initiative
    if isinstance(subject, OutsideQuestion):
        return subject.thing
    if isinstance(subject, Comment):
        return subject.subject
    inside = TeamMember | OwedAnswer | WorkNews
    return subject.initiative if isinstance(subject, inside) else subject


def name_of(subject: Any) -> str:  # noqa: ANN401 - whatever the journal speaks of
    """How people call it: a title or a public number."""
    if isinstance(subject, Pledge):
        return f"{subject.need.title} ({subject.need.initiative})"
    if isinstance(subject, LegalPerson):
        return str(subject.owner)
    if isinstance(subject, Letter):
        return subject.receiver.name
    if isinstance(subject, Happening):
        return subject.title or gettext("It is no longer on the map")
    return str(initiative_of(subject)) or gettext("A draft without a title")


def number_of(subject: Any) -> str:  # noqa: ANN401 - whatever the journal speaks of
    """The public number, where there is one."""
    return getattr(initiative_of(subject), "number", None) or ""


def stage_of(subject: Any) -> str:  # noqa: ANN401 - whatever the journal speaks of
    """Where a thing on the map stood when something happened with it, in words."""
    if not isinstance(subject, Happening):
        return ""
    words = STAGES.get(subject.kind)
    if words is None or subject.stage not in words:
        words, stage = StageGroup, subject.stage_group
    else:
        stage = subject.stage
    return str(words(stage).label)


def said_in(entry: JournalEntry, audience: str) -> str:
    """The words of whoever acted: a reason, a question, the public answer in the language."""
    language = "kk" if get_language() == "kk" else "ru"  # officials answer in these two
    names = [*SAID, f"public_answer_{language}"]
    if audience not in AT_THE_DESK:
        names.remove("task")  # what a state body is asked to do is for those who decide
    return entry.reason or next((entry.details[n] for n in names if entry.details.get(n)), "")


def door_of(
    subject: Any,  # noqa: ANN401 - whatever the journal speaks of
    entry: JournalEntry | None,
    audience: str,
    recipient: int,
) -> str:
    """Where a question is answered without signing in; nothing else has such a door."""
    if audience in EVALUATORS:
        word = evaluation_word(subject, recipient)
        return reverse("asked:evaluation", args=[word]) if word else ""
    if audience == ASKED:
        word = fixed_word(entry, recipient)
        return reverse("asked:fixed", args=[word]) if word else ""
    if entry is None or entry.verb != "ask" or audience != "author":
        return ""
    return reverse("asked:question", args=[by_link.word_for(entry)])


def fixed_word(claim: JournalEntry | None, recipient: int) -> str:
    """The word of the latest question about a claim to this person; empty where there is none."""
    asked = FixQuestion.objects.filter(round__claim=claim, user=recipient)
    question = asked.select_related("round").order_by("-round__days_after").first()
    return asking_fixed.word_for(question) if question else ""


def evaluation_word(initiative: Initiative, recipient: int) -> str:
    """The word of the latest question about a result to this person, while it may be answered."""
    question = evaluated_links.latest_to(initiative, recipient)
    return evaluated_links.word_for(question) if question and question.evaluation.is_open else ""


def _of_comment(comment: Comment) -> str:
    thread = reverse("comments:thread", args=[comment.thread_id or comment.pk])
    return f"{thread}#comment-{comment.pk}"


def _of_letter(letter: Letter) -> str:
    thread = reverse("letters:letter", args=[letter.thread_id or letter.pk])
    return f"{thread}#letter-{letter.pk}"


def _of_news(news: WorkNews) -> str:
    return f"{reverse('work:home', args=[news.initiative_id])}#news-{news.pk}"


OWN_PAGE: dict[type, Callable[[Any], str]] = {
    LegalPerson: lambda papers: papers.owner.get_absolute_url(),
    Happening: lambda happening: happening.get_absolute_url() if happening.title else "",
    Comment: _of_comment,
    Letter: _of_letter,
    WorkNews: _of_news,
    Digest: lambda digest: reverse("follows:digest", args=[digest.pk]),
}


def page_of(subject: Any, audience: str) -> str:  # noqa: ANN401 - whatever the journal speaks of
    """The address in the active language: the desk for those who decide, else the public page."""
    if type(subject) in OWN_PAGE:
        return OWN_PAGE[type(subject)](subject)
    thing = initiative_of(subject)
    tables = (DESK_OF, PAGE_OF) if audience in AT_THE_DESK else (PAGE_OF,)
    for table in tables:
        try:
            return reverse(table[type(thing)], args=[thing.pk])
        except NoReverseMatch:
            continue  # a desk that is not built yet: its public page will do
    return ""
