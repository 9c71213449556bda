"""The people behind the names in `Move.tells`: one short question per name.

A finder gets the subject of the entry and the entry, and answers with keys of users. Nobody else
in the product knows who follows, who is affected or whose desk it is for the sake of telling.
"""

from collections.abc import Callable, Iterable
from typing import Any

from accounts.models import Membership, Office, User
from accounts.roles import OfficeKind
from community.models import Decision, Flag, Letter, Support
from community.predicates import watches_over
from community.receiving import line_of
from initiatives import drawing
from initiatives.affected import people_behind, people_of
from initiatives.evaluated_from_outside import latest_draw_of
from initiatives.judging import claim_of
from initiatives.models import (
    FixQuestion,
    FixRound,
    Initiative,
    Opinion,
    Problem,
    ProblemAnswer,
    TeamMember,
)
from kernel.models import JournalEntry
from notifications.models import Cadence, Follow
from notifications.subjects import initiative_of
from resources.models import Owner, Pledge
from resources.offering import who_could_help

MATCHING_ASKED = 30  # the nearest and fittest: a call to everybody soon reaches nobody
Subject = Any  # an initiative, a problem, a promise, a place in a team, papers
Keys = Iterable[int | None]
Finder = Callable[[Subject, JournalEntry | None], Keys]
AUDIENCES: dict[str, Finder] = {}


def audience(finder: Finder) -> Finder:
    """Register a finder under its own name."""
    AUDIENCES[finder.__name__] = finder
    return finder


@audience
def author(subject: Subject, _entry: JournalEntry | None) -> Keys:
    """Who told about it."""
    return [initiative_of(subject).author_id]


@audience
def answered(subject: Subject, _entry: JournalEntry | None) -> Keys:
    """Whom a comment answers, and who began its thread."""
    return [subject.answers_to.author_id, subject.thread.author_id]


@audience
def addressees(subject: Letter, _entry: JournalEntry | None) -> Keys:
    """Those who read for the receiver, apart from whoever began the conversation."""
    readers = line_of(subject.receiver).people_of(subject.receiver)
    return [key for key in readers if key != subject.first.author_id]


@audience
def writer(subject: Letter, _entry: JournalEntry | None) -> Keys:
    """Who began the conversation."""
    return [subject.first.author_id]


@audience
def lead(subject: Subject, _entry: JournalEntry | None) -> Keys:
    """Who leads the initiative; its author until there is a lead."""
    initiative = initiative_of(subject)
    return [initiative.lead_id or initiative.author_id]


@audience
def member(subject: Subject, _entry: JournalEntry | None) -> Keys:
    """The person whose place in a team it is about."""
    return [subject.user_id]


@audience
def office(subject: Subject, _entry: JournalEntry | None) -> Keys:
    """Those on whose desk it lies."""
    return _sitting_in(initiative_of(subject).office_id)


@audience
def that_office(subject: Subject, entry: JournalEntry | None) -> Keys:
    """Those to whom this very entry sent it, wherever it went since."""
    return _sitting_in(*_office_named_by(entry) or [subject.office_id])


@audience
def assignees(_subject: Subject, entry: JournalEntry | None) -> Keys:
    """To whom this very entry gave it: a person, or those who sit in a post."""
    return [entry.details.get("to_id"), *_sitting_in(*_office_named_by(entry))]


@audience
def office_before(_subject: Subject, entry: JournalEntry | None) -> Keys:
    """Those whose desk it left by this very entry."""
    return _sitting_in(entry.details.get("office_before_id") if entry else None)


@audience
def both_offices(subject: Subject, entry: JournalEntry | None) -> Keys:
    """Where it lay and who refused it, and the one above that decides now."""
    refusal = subject.journal().filter(verb="refuse", pk__lt=entry.pk).last()
    refused_at = refusal.actor.offices if refusal else ()
    deciding = [post.pk for post in refused_at if post.contains(subject.region)]
    return _sitting_in(subject.office_id, entry.details.get("office_before_id"), *deciding)


@audience
def body(subject: Subject, entry: JournalEntry | None) -> Keys:
    """The state body that was asked."""
    asked = _office_named_by(entry)
    return _sitting_in(*asked or subject.involvements.values_list("office", flat=True))


@audience
def coordinators(subject: Subject, _entry: JournalEntry | None) -> Keys:
    """The front office of the territory."""
    region = subject.region
    if region is None:
        return []
    posts = Office.objects.open().of_kind(OfficeKind.COORDINATOR)
    above = posts.filter(region__kato__in=region.codes)
    return _sitting_in(*above.values_list("pk", flat=True))


@audience
def followers(subject: Subject, _entry: JournalEntry | None) -> Keys:
    """Those who follow it at once, and supporters who have not said how often."""
    thing = initiative_of(subject)
    wishes = _wishes_about(thing)
    at_once = wishes.listening().filter(cadence=Cadence.IMMEDIATE).values_list("user", flat=True)
    supporters = Support.objects.of(thing).exclude(user__in=wishes.values("user"))
    return [*at_once, *supporters.values_list("user", flat=True)]


@audience
def team(subject: Subject, entry: JournalEntry | None) -> Keys:
    """Those in the team, the lead included."""
    joined = TeamMember.objects.filter(
        initiative=initiative_of(subject), state=TeamMember.State.ACCEPTED
    )
    return [*joined.values_list("user", flat=True), *lead(subject, entry)]


@audience
def donors(subject: Subject, _entry: JournalEntry | None) -> Keys:
    """Those who promised or gave: for one promise its own, for an initiative all of them."""
    if isinstance(subject, Pledge):
        return _speaking_for([subject.owner_id])
    pledges = Pledge.objects.mattering().filter(need__initiative=initiative_of(subject))
    return _speaking_for(pledges.values("owner"))


@audience
def representatives(subject: Subject, _entry: JournalEntry | None) -> Keys:
    """Those who speak for the owner."""
    return _speaking_for([subject.owner_id])


@audience
def affected(subject: Subject, _entry: JournalEntry | None) -> Keys:
    """Those who named the problems or share them, unless they chose to hear less often."""
    if isinstance(subject, Problem):
        return people_of(subject) - _hearing_later(subject)
    return people_behind(subject) - _hearing_later(subject)


@audience
def asked(_subject: Problem, entry: JournalEntry | None) -> Keys:
    """Those who are asked whether this claim is true, in its latest round."""
    last = FixRound.objects.filter(claim=entry).order_by("-days_after").first()
    return FixQuestion.objects.filter(round=last).values_list("user", flat=True)


@audience
def deniers(subject: Problem, _entry: JournalEntry | None) -> Keys:
    """Those who say that it is not fixed."""
    said = ProblemAnswer.objects.filter(claim=claim_of(subject), verdict=Opinion.NO)
    return said.values_list("user", flat=True)


@audience
def evaluators(subject: Subject, _entry: JournalEntry | None) -> Keys:
    """Those who are asked to judge the result."""
    return subject.evaluation.asked.values_list("pk", flat=True) if subject.evaluation else []


@audience
def residents(subject: Subject, _entry: JournalEntry | None) -> Keys:
    """Those of them who are asked for where they live."""
    if subject.evaluation is None:
        return []
    return list(subject.evaluation.questions.residents().values_list("user", flat=True))


@audience
def drawn(subject: Initiative, _entry: JournalEntry | None) -> Keys:
    """Those who speak for the independent evaluators that were drawn."""
    return set().union(*drawing.speakers_of(latest_draw_of(subject)).values())


@audience
def matching_owners(subject: Initiative, _entry: JournalEntry | None) -> Keys:
    """Those who would get there, the fittest of them."""
    helpers = who_could_help(subject, limit=MATCHING_ASKED)
    return _speaking_for([helper.owner.pk for helper in helpers])


@audience
def moderators(subject: Decision, _entry: JournalEntry | None) -> Keys:
    """Those who moderate its territory and have no hand in it."""
    posts = Office.objects.open().of_kind(OfficeKind.MODERATOR)
    above = posts.filter(region__kato__in=subject.region.codes)
    sitting = _sitting_in(*above.values_list("pk", flat=True))
    return [one.pk for one in User.objects.filter(pk__in=sitting) if watches_over(one, subject)]


@audience
def flaggers(subject: Decision, _entry: JournalEntry | None) -> Keys:
    """Those who flagged it, guests apart."""
    flags = Flag.objects.filter(
        subject_type=subject.subject_type_id, subject_id=subject.subject_id
    )
    return flags.exclude(user=None).values_list("user", flat=True)


@audience
def everyone(subject: Subject, entry: JournalEntry | None) -> Keys:
    """All who took part."""
    is_problem = isinstance(subject, Problem)
    finders = [author, followers, affected] + ([] if is_problem else [team, donors])
    return [key for finder in finders for key in finder(subject, entry)]


def _hearing_later(thing: Subject) -> set[int]:
    """Who chose to hear of it by digest, or not at all."""
    wishes = _wishes_about(thing).exclude(is_paused=False, cadence=Cadence.IMMEDIATE)
    return set(wishes.values_list("user", flat=True))


def _wishes_about(thing: Subject) -> Any:  # noqa: ANN401 - a queryset of follows
    return Follow.objects.filter(thing_kind=thing._meta.model_name, thing_ref=thing.pk)  # noqa: SLF001 - Django's public meta


def _sitting_in(*offices: int | None) -> Keys:
    sitting = Membership.objects.current().filter(office__in=[o for o in offices if o])
    return sitting.values_list("user", flat=True)


def _office_named_by(entry: JournalEntry) -> list[int]:
    key = entry.details.get("office_id")
    return [key] if key else []


def _speaking_for(owners: Iterable[int]) -> Keys:
    """The volunteers themselves, and the present representatives of the others."""
    return Owner.objects.filter(pk__in=owners).people()
