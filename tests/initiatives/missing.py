"""How each thing a move must have comes to be missing: a code of a refusal → what is done.

`spoil(subject, given)` takes one thing away from a subject that is ready, or from what the move
is given. A code like `task_missing` needs no line: the word is simply not given.
"""

from datetime import timedelta

import pgtrigger
from django.utils import timezone

from accounts.models import Office, User
from initiatives.models import EvaluationAnswer, Initiative, ProblemAnswer
from tests.factories import journeys
from tests.factories.accounts import OfficeFactory
from tests.factories.geo import RegionFactory
from tests.factories.initiatives import InitiativeFactory, NeedFactory, ProblemFactory, SeatFactory

# The stage a move is tried from, where the first of its line is not the plainest.
FROM = {
    "accept": "in_review", "appeal": "closed", "ask_support": "team_selection",
    "refuse": "in_review", "reopen": "solved", "seek": "team_selection",
    "start": "team_selection", "suspend": "submitted", "withdraw": "submitted",
}  # fmt: skip
YESTERDAY = timedelta(days=1)


def ready(factory, move):
    """A subject that stands where the move begins, and everything the move is given."""
    first = min(move.source)
    stage = FROM.get(move.verb, first)
    subject = factory(at_stage=stage if stage in move.source else first)
    prepare = journeys.PREPARED.get((factory._meta.model.__name__, move.verb))
    return subject, dict(prepare(subject, "")) if prepare else {}


def without(code, subject, given):
    """Take away what the code says is missing."""
    spoil = SPOILED.get(code)
    if spoil is None:
        del given[code.removesuffix("_missing")]
    else:
        spoil(subject, given)
    subject.refresh_from_db()


def changed(**facts):
    """The row itself is changed, past everything."""
    return lambda subject, _given: type(subject).objects.filter(pk=subject.pk).update(**facts)


def given_instead(**facts):
    """Something else is given."""
    return lambda _subject, given: given.update(facts)


def no_reason(_subject, given):
    """No words at all."""
    for name in [name for name in ("reason",) if name in given] or ["reason_code"]:
        del given[name]


def same_office(subject, given):
    changed(office=given["office"])(subject, given)


def closed_office(_subject, given):
    Office.objects.filter(pk=given["office"].pk).update(is_active=False)
    given["office"].refresh_from_db()


def no_office_above(subject, _given):
    Office.objects.exclude(pk=subject.office_id).update(is_active=False)


def itself(subject, given):
    given["target"] = subject


def closed_target(subject, given):
    factory = InitiativeFactory if isinstance(subject, Initiative) else ProblemFactory
    given["target"] = factory(at_stage="withdrawn")


def a_part(subject, _given):
    ProblemFactory(confirmed=True, part_of=subject)


def unreachable(subject, _given):
    User.objects.filter(pk=subject.author_id).update(phone_verified_at=None)


def yesterday(name):
    return lambda _subject, given: given.update({name: timezone.localdate() - YESTERDAY})


def all_covered(subject, _given):
    journeys._covered(subject, "")


def time_left(subject, _given):
    changed(due_at=timezone.now() + YESTERDAY)(subject, {})


def empty_seat(subject, _given):
    SeatFactory(initiative=subject, is_essential=True)


def open_need(subject, _given):
    NeedFactory(initiative=subject, is_essential=True)


def no_photo(**which):
    return lambda subject, _given: subject.evidence.filter(**which).delete()


def nobody_answered(subject, _given):
    EvaluationAnswer.objects.filter(evaluation__initiative=subject).delete()


def nobody_judged(subject, _given):
    ProblemAnswer.objects.filter(problem=subject).delete()


def closed_long_ago(subject, _given):
    """Nobody may doubt it any more."""
    changed(stage="closed", stage_since=timezone.now() - timedelta(days=91))(subject, {})


def never_kept(subject, _given):
    """The decision that it stays fixed was never made: the journal is changed."""
    with pgtrigger.ignore("kernel.JournalEntry:journal_is_append_only"):
        subject.journal().filter(verb="keep").update(verb="look")


def silence(_subject, given):
    given.clear()
    given["reason_code"] = "no_answer"


def no_end_date(subject, given):
    given.pop("resources_until")
    changed(resources_until=None)(subject, given)


def long_ago(subject, _given):
    """It has lain at an office for a month: the journal is changed, which nobody else can."""
    changed(office=journeys.official_of(subject.region).offices[0])(subject, {})
    with pgtrigger.ignore("kernel.JournalEntry:journal_is_append_only"):
        subject.journal().update(at=timezone.now() - timedelta(days=30))


def extended(subject, given):
    subject.move("extend", by=None, **given)


def carried(subject, _given):
    """An initiative carries it, so its plan is the clock."""
    subject.move("start", by=None)


def until(days):
    return lambda _subject, given: given.update(until=timezone.localdate() + timedelta(days))


def until_a_sunday(subject, given):
    after = timezone.localtime(subject.due_at).date()
    given["until"] = after + timedelta(days=7 + 6 - after.weekday())


def called_by_the_only_office(subject, _given):
    """No akimat stands above the one that calls."""
    Office.objects.all().delete()
    changed(called_by=OfficeFactory(region=subject.region))(subject, {})


def called_from_elsewhere(subject, _given):
    """The office that calls has another territory."""
    changed(called_by=OfficeFactory(region=RegionFactory()))(subject, {})


def appealed_from_there(subject, given):
    """It came by an appeal against that very office."""
    with pgtrigger.ignore("kernel.JournalEntry:journal_is_append_only"):
        facts = {"office_before_id": given["office"].pk}
        subject.journal().update(verb="appeal", details=facts)


def its_caller(subject, given):
    changed(called_by=given["office"])(subject, given)


SPOILED = {
    "call_is_elsewhere": called_from_elsewhere,
    "no_other_decider": called_by_the_only_office,
    "office_calls_it": its_caller,
    "has_parts": a_part,
    "parts_open": a_part,
    "forward_is_late": long_ago,
    "extended_already": extended,
    "clock_is_the_plan": carried,
    "until_not_later": until(-1),
    "until_too_late": until(100),
    "until_is_a_day_of_rest": until_a_sunday,
    "place_missing": changed(location=None, region=None),
    "title_missing": changed(title=""),
    "direction_missing": changed(direction=None),
    "signs_missing": changed(signs=["voluntary", "unpaid"]),
    "limits_missing": changed(keeps_limits=False),
    "questionnaire_incomplete": changed(answers={}),
    "applicant_not_yours": changed(applicant="group"),
    "contact_unconfirmed": unreachable,
    "reason_missing": no_reason,
    "gives_unclear": given_instead(gives=[{"kind": "money", "words": "Құбырға"}]),
    "gives_not_of_the_body": given_instead(gives=[{"kind": "land", "words": "Жер"}]),
    "reason_code_unknown": given_instead(reason_code="because"),
    "office_is_the_same": same_office,
    "office_is_closed": closed_office,
    "office_has_refused": appealed_from_there,
    "no_office_above": no_office_above,
    "target_is_itself": itself,
    "target_is_closed": closed_target,
    "answer_is_awaited": silence,
    "due_on_past": yesterday("due_on"),
    "resources_until_missing": no_end_date,
    "resources_until_past": yesterday("resources_until"),
    "lead_missing": changed(lead=None),
    "plan_missing": changed(plan_starts=None, plan_ends=None),
    "essential_seats_empty": empty_seat,
    "needs_missing": lambda subject, _given: subject.needs.all().delete(),
    "needs_all_covered": all_covered,
    "needs_covered": all_covered,
    "needs_uncovered": open_need,
    "end_date_ahead": time_left,
    "too_early": time_left,
    "before_photo_missing": no_photo(moment="before"),
    "after_photo_missing": no_photo(moment="after"),
    "report_missing": lambda subject, _given: subject.closing_reports.all().delete(),
    "report_incomplete": lambda subject, _given: subject.closing_reports.update(words=""),
    "evidence_missing": lambda subject, _given: subject.photos.all().delete(),
    "evaluation_is_running": nobody_answered,
    "answers_awaited": nobody_judged,
    "too_late_to_reopen": closed_long_ago,
    "nobody_doubts": nobody_judged,
    "nothing_to_appeal": never_kept,
}
