"""What the pages of an application say to each kind of applicant: rows of words, no branches.

A page without a row speaks to all alike. Which questions are asked of whom is data of the
questionnaire itself (`Question.asked_of`).
"""

from dataclasses import replace

from django.utils.translation import gettext_lazy as _

from initiatives.applicants import Applicant
from initiatives.models import Initiative
from mapapp.web.initiatives.pages import Page

GROUP, ORGANISATION = Applicant.GROUP, Applicant.ORGANISATION
BUSINESS, DEPARTMENT = Applicant.BUSINESS, Applicant.DEPARTMENT
WORDS = {
    ("result", BUSINESS): {
        "hint": _(
            "Say what residents will have of it. What sells your goods or shows your name is "
            "advertising, not an initiative."
        ),
    },
    ("result", DEPARTMENT): {
        "hint": _(
            "Say what residents will have of it. Volunteers add to what the state does; they do "
            "not do paid work in its place."
        ),
    },
    ("people", GROUP): {
        "example": _("Five of the group are there each Saturday; one electrician is missing."),
    },
    ("people", DEPARTMENT): {
        "hint": _(
            "Say what you provide: tools, transport, food, insurance, and who answers for people. "
            "Only work that nobody is paid for."
        ),
    },
    ("money", ORGANISATION): {
        "example": _("The organisation pays the lamps from its grant; two ladders are to borrow."),
    },
    ("money", BUSINESS): {
        "example": _("The company gives the lamps; what is missing is a lift for one day."),
    },
    ("team", GROUP): {
        "example": _("The minutes of the meeting where the group decided, as a photo or a PDF."),
    },
    ("team", ORGANISATION): {
        "example": _("The decision of the board, and the consent of the owner of the land."),
    },
    ("team", BUSINESS): {
        "example": _("A letter of guarantee, and the consent of the owner of the land."),
    },
}


def fitting(page: Page, initiative: Initiative | None) -> Page:
    """The page as it speaks to this applicant."""
    words = WORDS.get((page.name, initiative.applicant), {}) if initiative else {}
    return replace(page, **words)
