"""Who may do what. One line, one sentence."""

import rules

from initiatives.models.owed import OwedStage
from initiatives.models.programme import PROVED
from initiatives.owed_pipeline import answers_supporters
from initiatives.predicates import (
    gives_it,
    is_a_call,
    is_announced,
    is_asked,
    is_author,
    is_gathering,
    is_independent_coordinator,
    is_lead,
    is_not_hidden,
    is_on_team,
    is_on_the_desk,
    is_problem_official,
    is_problem_on_the_desk,
    is_sent,
    keeps_its_routing,
    keeps_programme,
    keeps_questionnaires,
    keeps_template,
    keeps_the_desk,
    keeps_the_view,
    may_open_contact,
    runs_the_desk,
    shares_the_view,
    stands_in,
    writes_along,
)
from initiatives.readers import (
    is_being_done,
    may_read_care,
    may_read_documents,
    may_read_receipts,
    may_view_initiative,
    may_view_problem,
    may_view_report,
)
from initiatives.stages import GATHERING, NOT_TAKEN_UP, STILL_OPEN, UNDER_WAY, Stage

is_draft = stands_in(
    frozenset({Stage.DRAFT, Stage.NEEDS_INFORMATION}), "it is a draft or waits for information"
)
is_not_taken_up = stands_in(NOT_TAKEN_UP, "it is not taken up yet")
is_owed = stands_in(frozenset({OwedStage.OWED}), "the answer is owed")
is_at_work = stands_in(frozenset({Stage.IMPLEMENTATION}), "the work is going on")
is_open = stands_in(STILL_OPEN, "it is open")
is_proved = stands_in(frozenset(PROVED), "residents confirmed the result")
shows_work = stands_in(GATHERING | UNDER_WAY, "the work is going on")

rules.add_perm("initiatives.view_problem", may_view_problem)
rules.add_perm("initiatives.change_problem", is_author & is_not_taken_up)
rules.add_perm("initiatives.review_problem", is_problem_on_the_desk)
rules.add_perm("initiatives.split_problem", is_problem_official)
rules.add_perm("initiatives.keep_routing_rule", keeps_its_routing)

rules.add_perm("initiatives.keep_desk", keeps_the_desk)
rules.add_perm("initiatives.assign", runs_the_desk)

rules.add_perm("initiatives.view_involvement", is_asked)
rules.add_perm("initiatives.mark_given", gives_it)

rules.add_perm("initiatives.change_template", keeps_template)

rules.add_perm("initiatives.open_contact", may_open_contact & is_sent)
rules.add_perm("initiatives.view_initiative", may_view_initiative)
rules.add_perm("initiatives.change_initiative", (is_author & is_draft) | writes_along)
rules.add_perm(
    "initiatives.invite", is_author & stands_in(frozenset({Stage.DRAFT}), "it is a draft")
)
rules.add_perm(
    "initiatives.choose_applicant",
    is_author & ~is_a_call & stands_in(frozenset({Stage.DRAFT}), "it is a draft"),
)
rules.add_perm("initiatives.keep_documents", (is_author & is_draft) | writes_along)
rules.add_perm("initiatives.read_documents", may_read_documents)
rules.add_perm("initiatives.review_initiative", is_on_the_desk)
rules.add_perm("initiatives.answer_supporters", answers_supporters & is_owed)
rules.add_perm("initiatives.manage_team", (is_lead | is_author) & is_gathering)
rules.add_perm(
    "initiatives.add_need", ((is_lead | is_author) & (is_gathering | is_draft)) | writes_along
)
rules.add_perm(
    "initiatives.keep_plan", ((is_lead | is_author) & (is_gathering | is_draft)) | writes_along
)
rules.add_perm("initiatives.read_care", may_read_care)
rules.add_perm(
    "initiatives.keep_care", ((is_lead | is_author) & (is_gathering | is_draft)) | writes_along
)
rules.add_perm("initiatives.visit", is_on_team & is_at_work)
rules.add_perm("initiatives.begin_round", is_lead & is_at_work)
rules.add_perm("initiatives.carry", (is_lead | is_author) & is_sent & is_not_hidden)
rules.add_perm("initiatives.add_evidence", is_on_team & shows_work)
rules.add_perm("initiatives.keep_expenses", (is_lead | is_author) & shows_work & is_not_hidden)
rules.add_perm("initiatives.read_receipts", may_read_receipts)
rules.add_perm("initiatives.read_tasks", (is_on_team | is_author) & is_sent)
rules.add_perm("initiatives.keep_tasks", (is_lead | is_author) & shows_work & is_not_hidden)
rules.add_perm("initiatives.do_tasks", (is_on_team | is_author) & shows_work & is_not_hidden)
rules.add_perm("initiatives.mark_progress", (is_lead | is_author) & shows_work & is_not_hidden)
rules.add_perm("initiatives.tell_news", (is_on_team | is_author) & shows_work & is_not_hidden)
rules.add_perm("initiatives.view_report", may_view_report)
rules.add_perm("initiatives.write_report", is_on_team & is_being_done)
rules.add_perm(
    "initiatives.name_beneficiaries",
    is_lead
    & stands_in(frozenset({Stage.IMPLEMENTATION, Stage.CLOSING}), "its report is not accepted")
    & is_not_hidden,
)

rules.add_perm("initiatives.view_deskview", keeps_the_view | shares_the_view)
rules.add_perm("initiatives.change_deskview", keeps_the_view)

rules.add_perm("initiatives.keep_questionnaires", keeps_questionnaires)

rules.add_perm("initiatives.view_drive", is_announced | keeps_programme)
rules.add_perm("initiatives.keep_programme", keeps_programme)
rules.add_perm("initiatives.join_programme", (is_lead | is_author) & is_open)
rules.add_perm("initiatives.mark_practice", is_independent_coordinator & is_proved)
