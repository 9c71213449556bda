"""Coded reasons: what can be counted later, beside the words a person writes."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ReasonCode(models.TextChoices):
    """Why something was refused, forwarded, withdrawn, suspended or carried out by time."""

    NOT_COMPETENT = "not_competent", _("Outside the powers of a state body")
    NOT_PUBLIC = "not_public", _("Not of public use")
    UNLAWFUL = "unlawful", _("Against the law")
    UNCLEAR = "unclear", _("Cannot be understood or found")
    ALREADY_PLANNED = "already_planned", _("Already planned or being done")
    NO_MEANS = "no_means", _("No means this year")
    NOT_A_PROBLEM = "not_a_problem", _("Checked on the spot: nothing is wrong")
    PRIVATE_MATTER = "private_matter", _("A private matter")
    WRONG_TERRITORY = "wrong_territory", _("Another territory")
    WRONG_OFFICE = "wrong_office", _("Another office is responsible")
    HIGHER_OFFICE = "higher_office", _("A higher office decides this")
    SOLVED_OTHERWISE = "solved_otherwise", _("Solved in another way")
    CANNOT_GO_ON = "cannot_go_on", _("The author cannot go on")
    BY_MISTAKE = "by_mistake", _("Sent by mistake")
    DISPUTE = "dispute", _("A dispute is being settled")
    COURT = "court", _("A court or another body is deciding")
    BREAKS_RULES = "breaks_rules", _("Breaks the rules of the platform")
    UNSAFE = "unsafe", _("Not safe for people")
    OTHER = "other", _("Another reason")
    NO_ANSWER = "no_answer", _("No answer in time")
    END_DATE_PASSED = "end_date_passed", _("The end date has passed")
    NO_QUORUM = "no_quorum", _("Too few people answered")
    BY_QUORUM = "by_quorum", _("Enough people answered")
    LATER_ANSWERS = "later_answers", _("Later answers say it is not solved")
    CATEGORY_CHANGED = "category_changed", _("The kind of problem was corrected")
    PLACE_CHANGED = "place_changed", _("The place was corrected")
    BY_ADOPTION = "by_adoption", _("An initiative took it up")
    NOT_DONE = "not_done", _("Nothing was done")
    DONE_BADLY = "done_badly", _("Done, but not well")
    CAME_BACK = "came_back", _("It has come back")
    WRONG_PLACE = "wrong_place", _("Done at another place")
    MADE_WORSE = "made_worse", _("It is worse than before")
    CHECKED_FIXED = "checked_fixed", _("Checked on the spot: it is fixed")
    ANOTHER_PROBLEM = "another_problem", _("What is told now is another problem")
    NOT_IN_REACH = "not_in_reach", _("What is left cannot be done now")


R = ReasonCode

# why somebody says that it is not fixed
WHY_NOT = (R.NOT_DONE, R.DONE_BADLY, R.CAME_BACK, R.WRONG_PLACE, R.MADE_WORSE, R.OTHER)

# What a person may choose from, by verb. A verb that is not here needs words only.
CHOICES: dict[str, tuple[ReasonCode, ...]] = {
    "refuse": (
        R.NOT_COMPETENT,
        R.NOT_PUBLIC,
        R.UNLAWFUL,
        R.UNCLEAR,
        R.ALREADY_PLANNED,
        R.NO_MEANS,
        R.NOT_A_PROBLEM,
        R.PRIVATE_MATTER,
        R.OTHER,
    ),
    "forward": (R.WRONG_TERRITORY, R.WRONG_OFFICE, R.HIGHER_OFFICE, R.OTHER),
    "withdraw": (R.SOLVED_OTHERWISE, R.CANNOT_GO_ON, R.BY_MISTAKE, R.OTHER),
    "request_reopening": WHY_NOT,
    "keep": (R.CHECKED_FIXED, R.ANOTHER_PROBLEM, R.NOT_IN_REACH, R.OTHER),
    "suspend": (R.DISPUTE, R.COURT, R.BREAKS_RULES, R.UNSAFE, R.OTHER),
}
