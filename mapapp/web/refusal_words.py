"""The words of every refusal code: what is missing and what to do, never blame."""

from django.utils.translation import gettext_lazy as _

UNKNOWN = _("This cannot be done now.")

RACE = {
    "stale": _("It has changed since you opened this page. Nothing was overwritten."),
    "wrong_stage": _("It stands elsewhere by now, so this step is no longer open."),
    "conflict": _(
        "A report with other words was already sent from this form as %(number)s. "
        "Open a new form for a new problem."
    ),
}

SENT = {
    "already_sent": _(
        "It was sent already as %(number)s, so these words were not added. "
        "Open a new form for another initiative."
    ),
}

RIGHTS = {
    "not_allowed": _("This step is not yours to make."),
    "own_thing": _("It is your own: your voice is counted already."),
    "support_is_over": _("It is over, so it takes no more support."),
    "own_work": _("You worked on it, so others judge whether it is done."),
    "affected_already": _("You are asked as one of those affected: answer as yourself."),
    "not_drawn": _("You do not speak for an evaluator that was drawn."),
    "not_independent": _(
        "You gave to it, decided on it or work beside those who did: a colleague speaks instead."
    ),
    "not_asked": _("This question is for the author and those who said “me too”."),
    "nothing_claimed": _("Whether it is fixed is not asked now."),
    "nobody_doubts": _("Nobody says that it is not fixed."),
    "doubted_already": _(
        "Your “no” was answered: the reason stands in the timeline. You may ask the office above."
    ),
    "too_late_to_reopen": _("It was closed long ago. If it is back, please report it again."),
    "nothing_to_appeal": _("There is no decision to appeal against now."),
    "contact_unconfirmed": _("First confirm a phone or an e-mail by the code we send."),
    "place_of_another": _("This place in the team belongs to somebody else."),
    "too_many_follows": _("You follow %(most)s places and things: end one of them first."),
    "not_asked_to_join": _("This person has not asked to join."),
    "one_by_one": _("This step is made one by one, on the page of the thing."),
    "join_instead": _("People are not promised: join the team yourself."),
}

REASONS = {
    "note_missing": _("Write the note."),
    "comment_missing": _("Write what you want to say."),
    "comment_too_long": _("Shorten it to %(most)s letters."),
    "news_missing": _("Say what was done."),
    "news_too_many": _(
        "Those who follow have heard of it %(most)s times within a day. Tell the rest tomorrow."
    ),
    "letter_missing": _("Write your letter."),
    "letter_too_long": _("Shorten it to %(most)s letters."),
    "letter_hidden": _("A moderator has hidden this letter, so it is not written on."),
    "letters_wait": _("%(most)s letters of yours wait for an answer there. Please wait for one."),
    "receiver_closed": _("Nobody answers letters there now. Choose another office."),
    "receiver_is_oneself": _("You answer its letters yourself."),
    "team_is_anothers": _("Only the author and the lead write in the name of a team."),
    "answered_is_gone": _("What you answer is no longer there."),
    "reason_missing": _("Give the reason: it will be read by those who wait."),
    "reason_code_missing": _("Choose the kind of reason."),
    "reason_code_unknown": _("Choose one of the reasons in the list."),
    "skip_reason_missing": _("Say why this step is not needed."),
    "public_answer_kk_missing": _("Write the answer in Kazakh."),
    "public_answer_ru_missing": _("Write the answer in Russian."),
    "question_missing": _("Write what you ask."),
    "answer_kk_missing": _("Write the answer."),
    "answer_missing": _("Write the answer."),
    "answer_is_awaited": _("The author still has time to answer."),
    "report_missing": _("Write the closing report first."),
    "report_incomplete": _("Something in the closing report is still open."),
    "task_missing": _("Say what the state body is asked to do."),
    "gives_missing": _("Say what the body gives, or tick that it gives nothing."),
    "gives_not_of_the_body": _("Only the state body that was asked says what it gives."),
    "gives_unclear": _("Say of each thing what it is, and of money how much."),
    "given_already": _("It is marked as given already."),
    "evidence_accepted_missing": _("Confirm that you have looked at the evidence."),
}

OFFICES = {
    "assignee_elsewhere": _("Choose a person of the office, or an office below it."),
    "assignee_twice": _("Give it to a person or to an office, not to both."),
    "office_missing": _("Choose an office."),
    "office_is_the_same": _("It lies with this office already: choose another."),
    "office_calls_it": _("This office calls for it itself: choose another."),
    "no_other_decider": _(
        "There is no akimat above your office on the platform yet that could decide on it."
    ),
    "call_is_elsewhere": _(
        "Your office calls for volunteers in its own territory: choose a place there."
    ),
    "office_is_closed": _("This office does not work any more: choose another."),
    "forward_is_late": _(
        "The three working days to pass it on are over. Answer it here, or ask the office above: "
        "it may still send it on."
    ),
    "no_office_above": _("There is no higher office on the platform to appeal to."),
    "target_is_busy": _("Somebody is deciding on the other one just now. Try again in a moment."),
    "target_missing": _("Name the other one by its public number."),
    "target_is_itself": _("It cannot be a duplicate of itself."),
    "target_is_closed": _("The other one is closed: choose one that is still open."),
}

REPORTS = {
    "answer_unknown": _("Choose one of the answers."),
    "answer_stops": _("Call first: the numbers stand below."),
    "edit_too_late": _(
        "The akimat has taken it up, so it is no longer changed. You may withdraw it."
    ),
    "nothing_changed": _("Nothing was changed."),
    "part_of_a_part": _("This is a part itself: give out parts of the whole."),
    "parts_too_many": _("A problem has at most %(most)s parts."),
    "part_text_missing": _("Say what the other office is asked to do."),
    "parts_open": _("Parts of it are still open: wait for their offices, or ask them."),
    "has_parts": _("It has parts, or is a part itself, so it cannot be joined with another."),
    "territory_of_another": _("This place is outside the territory of your front office."),
}

PLACES = {
    "place_missing": _("Say where it is."),
    "outside_kazakhstan": _("This place is outside Kazakhstan: we work within its borders."),
    "not_a_number": _("Longitude and latitude are two numbers, such as 71.43 and 51.13."),
    "title_missing": _("Say in one line what you want to do."),
    "direction_missing": _("Choose the sphere."),
    "category_unknown": _("Choose one of the kinds in the list."),
    "text_too_long": _("The text is longer than %(most)s letters."),
    "questionnaire_incomplete": _("Some questions of the application are not answered yet."),
}

DATES = {
    "until_missing": _("Say until when."),
    "until_not_later": _("Choose a day after the present date."),
    "until_too_late": _("The law gives at most two months from the day it arrived."),
    "until_is_a_day_of_rest": _("Offices are closed that day: choose a working day."),
    "extended_already": _("The term was extended once already: the law gives no second time."),
    "clock_is_the_plan": _("An initiative carries it: its plan is the clock."),
    "plan_missing": _("Say when the work should start and end."),
    "period_backwards": _("The period ends before it begins."),
    "priority_is_said": _("This sphere is put first there in a part of that time already."),
    "drive_is_over": _("This campaign is over."),
    "drive_is_elsewhere": _("This campaign is for another place."),
    "plan_backwards": _("The end is before the start."),
    "due_on_missing": _("Say until when."),
    "due_on_past": _("The day has passed already: choose a day to come."),
    "resources_until_missing": _("Say until when promises are gathered."),
    "resources_until_past": _("The day has passed already: choose a day to come."),
    "given_on_missing": _("Say on which day it was given."),
    "given_on_ahead": _("It cannot be given on a day to come."),
    "given_on_too_early": _("It was promised later than that day."),
    "done_on_ahead": _("It cannot be done on a day to come."),
    "taken_on_ahead": _("A photo cannot be taken in the future."),
    "end_date_ahead": _("There is still time."),
    "too_early": _("It is too early for this."),
}

TEAM = {
    "lead_missing": _("Nobody leads it yet."),
    "lead_must_hand_over": _("Hand the lead over to somebody first."),
    "essential_seats_empty": _("Some roles it cannot do without are still empty."),
    "not_gathering": _("People and things are not gathered at this stage."),
    "already_in_team": _("This person is in the team already."),
    "not_in_team": _("This person is not in the team."),
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

PLAN = {
    "milestones_too_many": _("More than %(most)s milestones are too many."),
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
    "money_unaccounted": _(
        "Money was given: say in the report how much was spent and where the rest is."
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

LINKS = {
    "outside_over": _("The question is closed: it was answered, taken back, or its time is over."),
    "outside_too_many": _("More than %(most)s open letters are too many."),
    "question_over": _("The question is closed: it was answered, or it is no longer needed."),
    "fix_question_over": _("The question is over: what is said of it now stands on its page."),
    "evaluation_over": _("The question is over: the result stands on its page."),
    "link_unknown": _("This link is not whole. Open it from the message once more."),
    "link_late": _("This link is too old. Sign in to answer."),
}

MODERATION = {
    "too_often": _("That was a lot in one hour. Nothing is lost: try again a little later."),
    "own_flag": _("It is your own: change or withdraw it on its page instead."),
    "not_a_photo": _("Only in a photo can something be painted over."),
    "rectangles_missing": _("Draw at least one rectangle, or type its four numbers."),
    "rectangles_wrong": _("A rectangle must lie inside the photo and cover something."),
    "rectangles_too_many": _("More than %(most)s rectangles are too many."),
    "original_gone": _("The original is no longer kept, so the photo stays as it is."),
    "grounds_missing": _("Say why it should be shown again."),
    "appeal_was_judged": _("Another moderator has decided already. A second appeal is not heard."),
}

PRINTED = {
    "press_busy": _("Many are printing just now. Nothing is lost: try again in a minute."),
    "press_failed": _("This could not be printed. We have written it down and will look at it."),
}

QUESTIONS = {
    "applicant_not_yours": _("You do not speak for those in whose name it is. Choose again."),
    "published_already": _("This version is published, so it stays as it is. Begin a new one."),
    "draft_unfinished": _("Not published: mend what is marked first."),
    "questions_too_many": _("At most %(most)s questions: nobody answers more."),
}

WORDS = (
    RACE
    | SENT
    | RIGHTS
    | REASONS
    | OFFICES
    | REPORTS
    | PLACES
    | DATES
    | TEAM
    | PLAN
    | APPLICATION
    | NEEDS
    | PROOF
    | CARE
    | LINKS
    | MODERATION
    | PRINTED
    | QUESTIONS
)
