"""What an initiative must have before a move: each returns the code of what is missing, or None.

The words for people live in the faces (`mapapp/web/refusals.py`).
"""

from collections import Counter
from datetime import date
from typing import Any

from django.utils import timezone

from initiatives import appeals, coverage, evaluating, signs, speaking
from initiatives.answering import unanswered_in
from initiatives.models import Initiative, Moment, TeamMember
from initiatives.reasons import CHOICES
from initiatives.stages import PROBLEM_STILL_OPEN, STILL_OPEN, ProblemStage, Stage
from kernel.workflow import Requirement

Given = dict[str, Any]
# what another thing may be joined to: open, and in public
LEADS_ON = (STILL_OPEN | PROBLEM_STILL_OPEN) - {Stage.DRAFT, ProblemStage.REPORTED}
IN_BOTH_LANGUAGES = ("public_answer_kk", "public_answer_ru")


def reason_is_coded(verb: str) -> Requirement:
    """The chosen reason is one of the verb's list; a decision against somebody demands one."""
    known = {code.value for code in CHOICES[verb]}

    def check(_subject: object, given: Given) -> str | None:
        """A coded reason, if one is chosen, is of the verb's list."""
        code = given.get("reason_code", "")
        if not code:
            return "reason_code_missing" if verb in {"refuse", "keep"} else None
        return None if code in known else "reason_code_unknown"

    return check


def has_a_place(initiative: Initiative, _given: Given) -> str | None:
    """A point inside Kazakhstan: then, and only then, it has a region."""
    return None if initiative.location and initiative.region_id else "place_missing"


def has_a_title(initiative: Initiative, _given: Given) -> str | None:
    """A title: one line that says what is proposed."""
    return None if initiative.title else "title_missing"


def has_a_direction(initiative: Initiative, _given: Given) -> str | None:
    """A sphere (direction)."""
    return None if initiative.direction_id else "direction_missing"


def questionnaire_is_complete(initiative: Initiative, _given: Given) -> str | None:
    """An answer to every required question of its versions that is asked of its applicant."""
    if initiative.questionnaire_id is None or unanswered_in(initiative):
        return "questionnaire_incomplete"
    return None


def signs_are_said(initiative: Initiative, _given: Given) -> str | None:
    """The three signs of volunteering, said by those who write it."""
    return "signs_missing" if signs.lack(initiative.signs) else None


def limits_are_kept(initiative: Initiative, _given: Given) -> str | None:
    """Their word that volunteers replace neither the state nor paid work."""
    return None if initiative.keeps_limits else "limits_missing"


def applicant_is_spoken_for(initiative: Initiative, _given: Given) -> str | None:
    """An author who speaks today for those in whose name it is."""
    return None if speaking.is_spoken_for(initiative) else "applicant_not_yours"


def contact_is_confirmed(initiative: Initiative, _given: Given) -> str | None:
    """An author who can be reached."""
    return None if initiative.author.has_confirmed_contact else "contact_unconfirmed"


def office_does_not_call_it(subject: Any, given: Given) -> str | None:  # noqa: ANN401 - both kinds
    """Another office than the one that calls for it itself."""
    office, caller = given.get("office"), getattr(subject, "called_by_id", None)
    return "office_calls_it" if office and office.pk == caller else None


def office_is_another(subject: Any, given: Given) -> str | None:  # noqa: ANN401 - both kinds
    """Another office than the present one."""
    office = given.get("office")
    return "office_is_the_same" if office and office.pk == subject.office_id else None


def office_has_not_refused(initiative: Initiative, given: Given) -> str | None:
    """While an appeal is decided, no office that has refused it."""
    office = given.get("office")
    has_refused = office and office.pk in appeals.offices_that_refused(initiative)
    return "office_has_refused" if has_refused else None


def office_is_active(_subject: object, given: Given) -> str | None:
    """An office that is at work."""
    office = given.get("office")
    return "office_is_closed" if office and not office.is_active else None


def has_an_office_above(decided: str = "refuse") -> Requirement:
    """Where an appeal against this decision can go."""

    def check(subject: Any, _given: Given) -> str | None:  # noqa: ANN401 - both kinds
        """Somebody above the one who decided."""
        return None if appeals.office_above(subject, decided) else "no_office_above"

    return check


def target_is_open(subject: Any, given: Given) -> str | None:  # noqa: ANN401 - both kinds
    """Another open thing of its kind to lead to; it is held, so that it stays open meanwhile.

    Of two that are joined to each other at once, whoever holds the lower key waits for the other,
    whoever holds the higher is told so: one of them is done, and nothing can lock up.
    """
    target = given.get("target")
    if target is None:
        return None
    if target == subject:
        return "target_is_itself"
    may_wait = subject.pk < target.pk
    rows = type(target).objects.select_for_update(skip_locked=not may_wait, of=("self",))
    held = rows.filter(pk=target.pk).first()
    if held is None:
        return "target_is_busy"
    return None if held.stage in LEADS_ON else "target_is_closed"


def skip_is_explained_from(*stages: str) -> Requirement:
    """Leaving out a step "if needed" is said aloud, with a reason."""

    def check(subject: Any, given: Given) -> str | None:  # noqa: ANN401 - any staged thing
        """The step left out is explained (`skip_reason`)."""
        if subject.stage not in stages or str(given.get("skip_reason", "")).strip():
            return None
        return "skip_reason_missing"

    return check


def term_is_ahead(_initiative: Initiative, given: Given) -> str | None:
    """A term that is a day to come."""
    return _day_ahead(given.get("due_on"), "due_on_past")


def _day_ahead(day: date | None, code: str) -> str | None:
    return code if day is not None and day < timezone.localdate() else None


def has_a_lead(initiative: Initiative, _given: Given) -> str | None:
    """A lead who answers for the work."""
    return None if initiative.lead_id else "lead_missing"


def essential_seats_are_filled(initiative: Initiative, _given: Given) -> str | None:
    """Every essential role of the team filled."""
    members = initiative.members.all()  # a page that shows the team has read it already
    taken = Counter(one.seat_id for one in members if one.state == TeamMember.State.ACCEPTED)
    seats = [seat for seat in initiative.seats.all() if seat.is_essential]
    is_empty = any(taken[seat.pk] < seat.wanted for seat in seats)
    return "essential_seats_empty" if is_empty else None


def needs_are_listed(initiative: Initiative, _given: Given) -> str | None:
    """A list of needs: nobody can help with what is not written down."""
    return None if initiative.needs.all() else "needs_missing"


def plan_is_dated(initiative: Initiative, _given: Given) -> str | None:
    """A plan with a beginning and an end."""
    return None if initiative.plan_starts and initiative.plan_ends else "plan_missing"


def some_need_is_open(initiative: Initiative, _given: Given) -> str | None:
    """At least one line that is not covered yet."""
    return None if coverage.open_needs(initiative) else "needs_all_covered"


def end_date_is_ahead(initiative: Initiative, given: Given) -> str | None:
    """An end date to come (`resources_until`)."""
    day = given.get("resources_until") or initiative.resources_until
    return _day_ahead(day, "resources_until_past") if day else "resources_until_missing"


def end_date_has_passed(initiative: Initiative, _given: Given) -> str | None:
    """An end date that has passed, every suspension given back."""
    is_past = initiative.due_at and initiative.due_at <= timezone.now()
    return None if is_past else "end_date_ahead"


def is_not_resourced(initiative: Initiative, _given: Given) -> str | None:
    """An essential line that is still not covered; where none is called essential, any line."""
    names_essentials = any(need.is_essential for need in initiative.needs.all())
    is_short = coverage.open_needs(initiative, essential=names_essentials)
    return None if is_short else "needs_covered"


def essential_needs_are_covered(initiative: Initiative, _given: Given) -> str | None:
    """Every essential line covered."""
    return "needs_uncovered" if coverage.open_needs(initiative, essential=True) else None


def has_photos(initiative: Initiative, _given: Given) -> str | None:
    """Photos of before and after; after a reopening, new ones of after."""
    if not initiative.evidence.filter(moment=Moment.BEFORE).exists():
        return "before_photo_missing"
    after = initiative.evidence.filter(moment=Moment.AFTER)
    if reopened := initiative.journal().filter(verb="reopen").last():
        after = after.filter(created_at__gt=reopened.at)
    return None if after.exists() else "after_photo_missing"


def quorum_or_deadline(initiative: Initiative, _given: Given) -> str | None:
    """A quorum of answers, or the deadline."""
    return None if evaluating.may_be_concluded(initiative) else "evaluation_is_running"


def answer_is_given_or_late(subject: Any, given: Given) -> str | None:  # noqa: ANN401 - both kinds
    """An answer, or "no answer" once the time to answer is over."""
    if str(given.get("answer", "")).strip():
        return None
    if given.get("reason_code") != "no_answer":
        return "answer_missing"
    return None if subject.answer_is_late else "answer_is_awaited"
