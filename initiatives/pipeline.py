"""The life of an initiative, from the first draft to a result that those affected confirm.

One table: who may take what from where to where, what it must have, the clock, whom it tells.
Words of the stages: `stages.py`; codes of what is missing: `requirements.py`.
"""

import rules

from initiatives import calling, closing_sent, evaluating, involving, receipt
from initiatives import effects as then
from initiatives import requirements as must
from initiatives.aims import before_last
from initiatives.consequences import after_initiative
from initiatives.models import Initiative
from initiatives.predicates import (
    is_author,
    is_body_official,
    is_decider,
    is_independent_coordinator,
    is_lead,
    is_moderator,
    is_reviewer,
    is_system,
)
from initiatives.requirements import IN_BOTH_LANGUAGES
from initiatives.stages import BEFORE_CLOSING, RESULTS, STILL_OPEN, Stage
from kernel.workflow import Move, OneOf, Workflow

RESULT = OneOf(RESULTS, lambda initiative, _given: evaluating.result_now(initiative))
STAGE_BEFORE = OneOf(STILL_OPEN, before_last("suspend"))

S = Stage


@rules.predicate
def is_denied_later(user: object, initiative: Initiative) -> bool:
    """Not a person: enough of those asked again say that it is not solved."""
    return user is None and evaluating.later_answers_deny(initiative)


# fmt: off
PIPELINE = Workflow(
    "initiative",
    Move("submit", frozenset({S.DRAFT}), S.SUBMITTED, by=is_author,
         when=(must.has_a_place, must.has_a_title, must.has_a_direction,
               must.signs_are_said, must.limits_are_kept,
               must.questionnaire_is_complete, must.applicant_is_spoken_for,
               must.contact_is_confirmed,
               calling.call_stays_in_its_territory, calling.somebody_else_decides),
         clock="start:take_up", tells=frozenset({"author", "office"}), effect=then.send),
    Move("take_up", frozenset({S.SUBMITTED}), S.IN_REVIEW,
         by=is_reviewer | is_independent_coordinator,
         clock="start:review", tells=frozenset({"author"}), effect=then.count_from_receipt),
    Move("forward", frozenset({S.SUBMITTED, S.IN_REVIEW}), S.SUBMITTED, by=is_reviewer,
         when=(must.office_is_another, must.office_does_not_call_it, must.office_is_active,
               must.office_has_not_refused, must.reason_is_coded("forward"),
               receipt.forward_is_in_time),
         needs=("office", "reason"),
         clock="start:take_up", tells=frozenset({"author", "that_office"}), effect=then.hand_over),
    Move("extend", frozenset({S.IN_REVIEW}), S.IN_REVIEW, by=is_reviewer,
         when=(receipt.extends_once, receipt.extension_is_possible),
         needs=("until", *IN_BOTH_LANGUAGES),
         tells=frozenset({"author", "followers"}), effect=then.extend),
    Move("ask", frozenset({S.IN_REVIEW}), S.NEEDS_INFORMATION, by=is_reviewer,
         needs=("question",),
         clock="pause", tells=frozenset({"author"})),
    Move("answer", frozenset({S.NEEDS_INFORMATION}), S.IN_REVIEW, by=is_author | is_system,
         when=(must.answer_is_given_or_late,),
         clock="resume", tells=frozenset({"office"})),
    Move("refuse", frozenset({S.IN_REVIEW, S.STATE_BODY_REVIEW}), S.REFUSED, by=is_decider,
         when=(must.reason_is_coded("refuse"),), needs=IN_BOTH_LANGUAGES,
         clock="stop", tells=frozenset({"author", "followers"}), effect=then.refuse),
    Move("appeal", frozenset({S.REFUSED}), S.IN_REVIEW, by=is_author,
         when=(must.has_an_office_above(),), needs=("reason",),
         clock="start:review", tells=frozenset({"both_offices"}), effect=then.go_one_level_up),
    Move("merge", frozenset({S.IN_REVIEW}), S.DUPLICATE, by=is_reviewer,
         when=(must.target_is_open,), needs=("target",),
         clock="pause", tells=frozenset({"author", "followers"}), effect=then.merge),
    Move("unmerge", frozenset({S.DUPLICATE}), S.IN_REVIEW, by=is_reviewer,
         needs=("reason",),
         clock="resume", tells=frozenset({"author", "followers"}), effect=then.unmerge),
    Move("involve", frozenset({S.IN_REVIEW}), S.STATE_BODY_REVIEW, by=is_reviewer,
         when=(must.office_is_another, must.office_does_not_call_it, must.office_is_active,
               must.office_has_not_refused, must.term_is_ahead),
         needs=("office", "task", "due_on"),
         clock="start:body", tells=frozenset({"author", "body"}),
         effect=then.involve_to_consider),
    Move("accept", frozenset({S.IN_REVIEW, S.STATE_BODY_REVIEW}), S.TEAM_SELECTION, by=is_decider,
         when=(must.skip_is_explained_from(S.IN_REVIEW), involving.gives_are_clear,
               involving.only_the_body_gives), needs=IN_BOTH_LANGUAGES,
         clock="stop", tells=frozenset({"author", "followers"}), effect=then.accept),
    Move("seek", frozenset({S.TEAM_SELECTION, S.RESOURCES_NOT_FOUND}), S.RESOURCE_SEARCH,
         by=is_lead,
         when=(must.has_a_lead, must.essential_seats_are_filled, must.needs_are_listed,
               must.plan_is_dated),
         clock="stop", tells=frozenset({"matching_owners"}), effect=then.wait_for_the_plan),
    Move("attract", frozenset({S.RESOURCE_SEARCH}), S.RESOURCE_ATTRACTION, by=is_lead,
         when=(must.some_need_is_open, must.end_date_is_ahead),
         clock="stop", tells=frozenset({"matching_owners"}), effect=then.attract_until),
    Move("run_out", frozenset({S.RESOURCE_ATTRACTION}), S.RESOURCES_NOT_FOUND, by=is_system,
         when=(must.end_date_has_passed, must.is_not_resourced),
         clock="stop", tells=frozenset({"donors", "team", "office"}), effect=then.run_out),
    Move("ask_support", frozenset({S.TEAM_SELECTION, S.RESOURCE_ATTRACTION}),
         S.STATE_BODY_SUPPORT, by=is_lead,
         when=(must.skip_is_explained_from(S.TEAM_SELECTION), must.office_does_not_call_it,
               must.office_is_active,
               must.term_is_ahead, must.plan_is_dated),
         needs=("office", "task"),
         clock="start:body", tells=frozenset({"body"}), effect=then.involve_to_support),
    Move("support", frozenset({S.STATE_BODY_SUPPORT}), S.IMPLEMENTATION, by=is_body_official,
         when=(involving.gives_are_clear,), needs=("gives|gives_nothing", *IN_BOTH_LANGUAGES),
         clock="stop", tells=frozenset({"team"}), effect=then.support),
    Move("start", frozenset({S.TEAM_SELECTION, S.RESOURCE_ATTRACTION}), S.IMPLEMENTATION,
         by=is_lead,
         when=(must.has_a_lead, must.essential_seats_are_filled, must.essential_needs_are_covered,
               must.plan_is_dated,
               must.skip_is_explained_from(S.TEAM_SELECTION, S.RESOURCE_ATTRACTION)),
         clock="stop", tells=frozenset({"followers", "donors"}), effect=then.begin),
    Move("finish", frozenset({S.IMPLEMENTATION}), S.CLOSING, by=is_lead,
         when=(must.has_photos, closing_sent.report_is_whole),
         clock="start:closing_check", tells=frozenset({"affected", "followers"}),
         effect=closing_sent.send),
    Move("return_report", frozenset({S.CLOSING}), S.IMPLEMENTATION, by=is_independent_coordinator,
         needs=("reason",),
         clock="start:closing_check", tells=frozenset({"team"}), effect=closing_sent.send_back),
    Move("open_evaluation", frozenset({S.CLOSING}), S.EVALUATION, by=is_independent_coordinator,
         when=(must.has_photos,), needs=("evidence_accepted",),
         clock="start:evaluation",
         tells=frozenset({"affected", "evaluators", "residents", "drawn"}),
         effect=then.open_evaluation),
    Move("conclude", frozenset({S.EVALUATION}), RESULT, by=is_system,
         when=(must.quorum_or_deadline,),
         clock="stop", tells=frozenset({"everyone"}), effect=then.conclude),
    Move("reopen", RESULTS, S.IN_REVIEW, by=is_reviewer | is_denied_later,
         needs=("reason|reason_code",),
         clock="start:review", tells=frozenset({"team", "office"}), effect=then.reopen),
    Move("suspend", STILL_OPEN, S.SUSPENDED, by=is_moderator,
         when=(must.reason_is_coded("suspend"),), needs=("reason",),
         clock="pause", tells=frozenset({"followers"})),
    Move("resume", frozenset({S.SUSPENDED}), STAGE_BEFORE, by=is_moderator,
         needs=("reason",),
         clock="resume", tells=frozenset({"followers"}), effect=then.resume),
    Move("withdraw", BEFORE_CLOSING, S.WITHDRAWN, by=is_author,
         when=(must.reason_is_coded("withdraw"),), needs=("reason",),
         clock="stop", tells=frozenset({"followers"}), effect=then.close_involvement),
    after=after_initiative,
)
# fmt: on
