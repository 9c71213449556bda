"""The words of refusals about the work of an initiative: team, plan, needs, proof, care."""

from django.utils.translation import gettext_lazy as _

TEAM = {
    "lead_missing": _("Nobody leads it yet."),
    "lead_must_hand_over": _("Hand the lead over to somebody first."),
    "essential_seats_empty": _("Some roles it cannot do without are still empty."),
    "not_gathering": _("People and things are not gathered at this stage."),
    "already_in_team": _("This person is in the team already."),
    "not_in_team": _("This person is not in the team."),
    "asked_already": _("This person asks to join: answer the request."),
    "is_invited": _("This person is invited already."),
    "invited_already": _("You are invited to the team: answer the invitation on its page."),
    "invited_lately": _("This person was invited not long ago. Ask again later."),
    "invitations_too_many": _(
        "More than %(most)s unanswered invitations are too many. Take some back first."
    ),
    "not_invited": _("This invitation is over: it was taken back, or answered already."),
    "helper_gone": _(
        "This person is no longer in the list: invited already, in the team, or not available "
        "now. Choose from the list again."
    ),
    "task_title_missing": _("Say what is to be done."),
    "tasks_too_many": _("More than %(most)s open tasks are too many."),
    "task_is_taken": _("Somebody has it already."),
    "task_is_done": _("It is done already."),
    "task_of_another_role": _("It is for those of another role."),
    "seat_full": _("All places of this role are taken."),
    "seat_is_taken": _("Somebody has this role, so it stays in the list."),
    "seats_too_many": _("More than %(most)s roles are too many."),
    "problem_not_adoptable": _("This problem cannot be taken up at its present stage."),
    "problems_too_many": _("More than %(most)s problems are too many for one initiative."),
}

HELPED = {
    "consent_missing": _("Ask them first, then say here that they have agreed."),
    "contacts_missing": _("Write at least one address or number."),
    "contact_unreadable": _(
        "Line %(line)s is neither an e-mail address nor a mobile number of Kazakhstan."
    ),
    "contact_of_the_team": _(
        "Line %(line)s belongs to somebody of the team. Nobody judges their own work."
    ),
    "beneficiaries_too_many": _("More than %(most)s people are too many."),
    "link_used": _("Your answer is counted already. Each link answers once. Thank you."),
}

PLAN = {
    "milestones_too_many": _("More than %(most)s milestones are too many."),
    "area_unknown": _("Choose how far it reaches."),
    "line_was_reported": _("It stands in a closing report, so it stays in the plan."),
    "budget_too_long": _("More than %(most)s budget lines are too many."),
    "indicators_too_many": _("More than %(most)s things to count are too many."),
    "planned_missing": _("Say how many are planned."),
    "amount_missing": _("Say how much it costs."),
    "line_has_expenses": _("Money was spent on this line, so it stays in the budget."),
    "expense_words_missing": _("Say what was paid for."),
    "spent_on_ahead": _("Money is not spent on a day to come."),
    "over_the_line": _(
        "%(left)s tenge are left on this line. Plan another line first, then spend on it."
    ),
    "corrected_already": _("It was taken back already."),
    "correction_stays": _("This entry takes another one back, so it stays."),
    "milestone_begun": _("It is done already, wholly or partly, so it stays in the plan."),
    "progress_unknown": _("Say whether it is done, partly done, or still ahead."),
    "reached_on_missing": _("Say since which day."),
    "reached_on_ahead": _("It cannot be done on a day to come."),
    "source_unknown": _("Choose where the money comes from."),
}

APPLICATION = {
    "co_authors_too_many": _("More than %(most)s co-authors are too many."),
    "invitation_over": _("This invitation is over: it was taken back, accepted, or sent."),
    "writes_already": _("You write this initiative already."),
    "documents_too_many": _("More than %(most)s documents are too many."),
    "document_size": _("The document is larger than %(most_mb)s MB. Send a smaller one."),
    "sketch_is_no_picture": _("A drawing is a picture: JPEG, PNG or WebP, not a PDF."),
    "document_broken": _("The document did not arrive whole. Choose it again."),
}

NEEDS = {
    "needs_missing": _("List first what is needed."),
    "needs_too_many": _("More than %(most)s lines are too many."),
    "needs_uncovered": _("Not everything it cannot do without is promised yet."),
    "needs_covered": _("Everything it cannot do without has been found."),
    "needs_all_covered": _("Everything is promised already: the work can start."),
    "need_has_promises": _("Somebody has promised something to this line, so it stays."),
    "need_is_covered": _("Everything is promised here already. Thank you."),
    "more_than_needed": _("This is more than is still needed."),
    "wanted_missing": _("Say how much is needed."),
    "wrong_measure": _("Money is promised in tenge, anything else in pieces."),
}

PROOF = {
    "evidence_missing": _("Add a photo of how it looks now."),
    "before_photo_missing": _("Add a photo of how it was before the work."),
    "after_photo_missing": _("Add a photo of how it is after the work."),
    "photo_type": _("This is not a photo we can read. Send one of these: %(formats)s."),
    "photo_size": _("The photo is larger than %(most_mb)s MB. Send a smaller one."),
    "photo_pixels": _("The photo has more than %(most_mpx)s million points. Send a smaller one."),
    "photo_broken": _("The photo did not arrive whole. Choose it again."),
    "pair_is_not_two": _("Choose one photo of before and one of after."),
    "pairs_too_many": _("More than %(most)s pairs are too many."),
    "ledger_off": _(
        "The line “%(line)s” is off: %(amount)s tenge of it came from nobody. Say in the report "
        "who paid it, have a gift marked as given, or take back an expense that was wrong."
    ),
    "ledger_elsewhere_over": _(
        "The line “%(line)s” is off: %(amount)s tenge more were paid by others than were spent."
    ),
    "ledger_payer_missing": _(
        "The line “%(line)s” is off: say in the report who paid %(amount)s tenge of it."
    ),
    "ledger_left_unsaid": _(
        "%(amount)s tenge are left: say in the report where they are and what becomes of them."
    ),
    "photos_too_many": _("More than %(most)s photos are too many."),
    "moment_unknown": _("Say whether the photo shows it before or after."),
    "verdict_unknown": _("Choose one of the answers."),
    "grade_unknown": _("Choose one of the grades."),
    "why_missing": _("Choose what is still wrong."),
    "answers_awaited": _("Those who told of it have not answered yet."),
    "evaluation_is_running": _("Those affected are still answering."),
    "evaluation_closed": _("Answers are no longer taken."),
    "later_answers_agree": _("The later answers do not deny the result."),
}

CARE = {
    "care_kind_unknown": _("Choose one of the kinds in the list."),
    "care_state_unknown": _("Choose one of the answers."),
    "care_points_too_many": _("More than %(most)s places are too many for one initiative."),
    "care_points_missing": _("Say first what is looked after."),
    "care_point_far": _("This place lies in another region than the initiative."),
    "care_point_was_visited": _(
        "Somebody has been there, so it stays. If it is no longer there, say so on a visit."
    ),
    "care_point_gone": _(
        "The place you visited was taken off the list meanwhile. Choose it anew from the list."
    ),
    "round_until_past": _("The day has passed already: choose a day to come."),
    "round_too_long": _("A round takes at most %(most)s days."),
    "round_is_on": _("The round goes on: not everything has been visited in it yet."),
    "not_at_work": _("Visits are written down while the work is going on."),
    "visit_ahead": _("A visit cannot be on a day to come."),
    "visit_too_old": _("A visit is written down within seven days, and not before it was begun."),
    "visited_that_day": _("You have written down a visit to it on that day already."),
    "visit_conflict": _(
        "A visit with other words was already sent from this form. Open the form anew."
    ),
}

WORK = TEAM | HELPED | PLAN | APPLICATION | NEEDS | PROOF | CARE
