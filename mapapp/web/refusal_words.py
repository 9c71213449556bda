"""The words of every refusal code: what is missing and what to do, never blame."""

from django.utils.translation import gettext_lazy as _

from mapapp.web.refusal_words_work import WORK

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
    "office_has_refused": _("This office has refused it; an appeal is decided by another."),
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
    "signs_missing": _(
        "Say on the page “Result and title” that it is volunteering: the law asks for three signs."
    ),
    "limits_missing": _(
        "Say on the page “Result and title” that volunteers replace neither the state nor paid "
        "work."
    ),
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
    "drive_is_draft": _("This campaign is not announced yet."),
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
    "draft_gone": _("Somebody has thrown this draft away. Begin a new one."),
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
    | WORK
    | LINKS
    | MODERATION
    | PRINTED
    | QUESTIONS
)
