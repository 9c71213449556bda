"""The life of a problem, from a report to a fix that those who told of it confirm."""

import rules

from initiatives import effects, judging, receipt, reopening
from initiatives import problem_effects as then
from initiatives import problem_requirements as must
from initiatives.aims import before_last
from initiatives.consequences import after_problem
from initiatives.models import Problem
from initiatives.predicates import (
    is_author,
    is_problem_official,
    is_system,
    leads_its_initiative,
)
from initiatives.requirements import (
    IN_BOTH_LANGUAGES,
    answer_is_given_or_late,
    has_an_office_above,
    office_is_active,
    office_is_another,
    reason_is_coded,
    target_is_open,
)
from initiatives.stages import (
    ACCEPTED,
    PROBLEM_BEFORE_CLAIM,
    PROBLEM_REROUTABLE,
    SAID_TO_BE_FIXED,
    ProblemStage,
)
from kernel.workflow import Move, OneOf, Workflow

P = ProblemStage
JUDGED = OneOf(
    frozenset({P.FIXED, P.NOT_FIXED}), lambda problem, _given: judging.verdict_on(problem)
)
BEFORE_MERGE = OneOf(frozenset({P.CONFIRMED, P.ACKNOWLEDGED}), before_last("merge"))
ON_THE_DESK = frozenset({P.CONFIRMED, P.ACKNOWLEDGED})
UNDER_THE_LAW = frozenset({P.ACKNOWLEDGED, P.IN_WORK})
WHERE_IT_STANDS = OneOf(UNDER_THE_LAW, lambda problem, _given: problem.stage)


@rules.predicate
def is_adoption(user: object, problem: Problem) -> bool:
    """Not a person: an accepted initiative carries it."""
    return user is None and problem.initiatives.filter(stage__in=ACCEPTED).exists()


# fmt: off
PROBLEM_MOVES = Workflow(
    "problem",
    Move("confirm", frozenset({P.REPORTED}), P.CONFIRMED, by=is_system,
         when=(must.contact_is_confirmed,),
         clock="start:take_up", tells=frozenset({"author", "office"}),
         effect=then.forget_contact),
    Move("take_up", frozenset({P.CONFIRMED}), P.ACKNOWLEDGED, by=is_problem_official,
         clock="start:review", tells=frozenset({"author", "followers"}),
         effect=then.count_from_receipt),
    Move("forward", ON_THE_DESK, P.CONFIRMED, by=is_problem_official,
         when=(office_is_another, office_is_active, reason_is_coded("forward"),
               receipt.forward_is_in_time),
         needs=("office", "reason"),
         clock="start:take_up", tells=frozenset({"author", "that_office"}),
         effect=effects.hand_over),
    Move("reroute", PROBLEM_REROUTABLE, P.CONFIRMED, by=is_system,
         when=(office_is_another, office_is_active), needs=("office", "reason_code"),
         clock="start:take_up", tells=frozenset({"author", "that_office", "office_before"}),
         effect=effects.reroute),
    Move("extend", UNDER_THE_LAW, WHERE_IT_STANDS, by=is_problem_official,
         when=(receipt.extends_the_law, receipt.extends_once, receipt.extension_is_possible),
         needs=("until", *IN_BOTH_LANGUAGES),
         tells=frozenset({"author", "followers"}), effect=effects.extend),
    Move("refuse", ON_THE_DESK, P.REFUSED, by=is_problem_official,
         when=(reason_is_coded("refuse"), must.no_part_is_open), needs=("reason",),
         clock="stop", tells=frozenset({"author", "followers"})),
    Move("merge", ON_THE_DESK, P.DUPLICATE, by=is_problem_official,
         when=(target_is_open, must.stands_alone), needs=("target",),
         clock="pause", tells=frozenset({"author", "followers"}), effect=effects.merge),
    Move("unmerge", frozenset({P.DUPLICATE}), BEFORE_MERGE, by=is_problem_official,
         needs=("reason",),
         clock="resume", tells=frozenset({"author", "followers"}), effect=effects.unmerge),
    Move("ask", frozenset({P.ACKNOWLEDGED}), P.NEEDS_INFORMATION, by=is_problem_official,
         needs=("question",),
         clock="pause", tells=frozenset({"author"})),
    Move("answer", frozenset({P.NEEDS_INFORMATION}), P.ACKNOWLEDGED, by=is_author | is_system,
         when=(answer_is_given_or_late,),
         clock="resume", tells=frozenset({"office"})),
    Move("start", frozenset({P.ACKNOWLEDGED}), P.IN_WORK, by=is_problem_official | is_adoption,
         tells=frozenset({"author", "followers"}), effect=then.follow_the_plan),
    Move("claim_fixed", frozenset({P.IN_WORK}), P.CLAIMED_FIXED,
         by=is_problem_official | leads_its_initiative,
         when=(must.has_evidence, must.no_part_is_open),
         clock="start:judge", tells=frozenset({"asked", "author", "followers"})),
    Move("judge", frozenset({P.CLAIMED_FIXED}), JUDGED, by=is_system,
         when=(must.may_be_judged,),
         clock="start:close", tells=frozenset({"author", "followers", "office"})),
    Move("retry", frozenset({P.NOT_FIXED}), P.ACKNOWLEDGED, by=is_system,
         clock="start:review", tells=frozenset({"author", "office"})),
    Move("request_reopening", SAID_TO_BE_FIXED, P.REOPEN_REQUESTED,
         by=reopening.told_of_it | is_system,
         when=(reason_is_coded("request_reopening"), reopening.is_in_time,
               reopening.is_doubted),
         needs=("reason_code",),
         clock="start:reopening", tells=frozenset({"author", "office"}), effect=reopening.doubt),
    Move("appeal", SAID_TO_BE_FIXED, P.REOPEN_REQUESTED, by=reopening.told_of_it,
         when=(reopening.is_in_time, reopening.was_kept, has_an_office_above("keep")),
         needs=("reason",),
         clock="start:reopening", tells=frozenset({"author", "office"}),
         effect=reopening.go_one_level_up),
    Move("reopen", frozenset({P.REOPEN_REQUESTED}), P.ACKNOWLEDGED,
         by=is_problem_official & ~reopening.kept_it,
         clock="start:review", tells=frozenset({"author", "followers"}),
         effect=reopening.settle),
    Move("keep", frozenset({P.REOPEN_REQUESTED}), P.FIXED,
         by=is_problem_official & ~reopening.claimed_it & ~reopening.kept_it,
         when=(reason_is_coded("keep"),), needs=IN_BOTH_LANGUAGES,
         clock="start:close", tells=frozenset({"author", "deniers", "followers"}),
         effect=reopening.wait_as_before),
    Move("close", frozenset({P.FIXED}), P.CLOSED, by=is_system,
         when=(must.time_has_passed,),
         clock="stop", tells=frozenset({"author"})),
    Move("withdraw", PROBLEM_BEFORE_CLAIM, P.WITHDRAWN, by=is_author,
         when=(reason_is_coded("withdraw"),), needs=("reason",),
         clock="stop", tells=frozenset({"office", "followers"})),
    after=after_problem,
)
# fmt: on
