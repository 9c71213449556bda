"""Each thing a move must have: what it is called on a list, and where it is mended.

Keyed by the names of the requirements, so that a row of the move table and a row of the list are
one. What is asked in the move's own form is mended there; what only others can do, where it shows.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from initiatives.models import Initiative
from kernel.workflow import Requirement
from mapapp.web.initiatives.tasks import address_of


@dataclass(frozen=True, slots=True)
class Way:
    """A door, and who may open it now; without a permission everybody who sees the list may."""

    href: Callable[[Initiative], str]
    may: str = ""

    def leads(self, user: Any, initiative: Initiative) -> bool:  # noqa: ANN401 - a user
        """It opens for this person at the present stage."""
        return not self.may or user.has_perm(self.may, initiative)


@dataclass(frozen=True, slots=True)
class Mending:
    """One requirement for people; without a way it is given in the form of the move itself."""

    label: str
    way: Way | None = None

    @property
    def is_given_at_once(self) -> bool:
        """Nothing can be prepared: the form asks."""
        return self.way is None

    def href(self, user: Any, initiative: Initiative) -> str:  # noqa: ANN401 - a user
        """Where this person mends it now; empty where it cannot be mended yet."""
        way = self.way
        return way.href(initiative) if way and way.leads(user, initiative) else ""


def page(name: str, *, may: str) -> Way:
    """A page of the initiative."""
    return Way(lambda initiative: reverse(f"initiatives:{name}", args=[initiative.pk]), may)


def written(name: str, *, may: str) -> Way:
    """A page of the application."""
    return Way(lambda initiative: address_of(initiative, name), may)


def part(name: str) -> Way:
    """A part of its main page."""
    return Way(lambda initiative: f"{reverse('initiatives:detail', args=[initiative.pk])}#{name}")


def own(name: str) -> Way:
    """A page of the person, not of the initiative."""
    return Way(lambda _initiative: reverse(name))


WRITES, PLANS, LISTS, PROVES, REPORTS = (
    f"initiatives.{what}"
    for what in ("change_initiative", "keep_plan", "add_need", "add_evidence", "write_report")
)
IN_THE_APPLICATION = {
    "has_a_place": Mending(_("A place inside Kazakhstan"), written("place", may=WRITES)),
    "has_a_title": Mending(_("A title"), written("result", may=WRITES)),
    "has_a_direction": Mending(_("A sphere"), written("result", may=WRITES)),
    "signs_are_said": Mending(_("The three signs of volunteering"), written("result", may=WRITES)),
    "limits_are_kept": Mending(
        _("Your word that volunteers do only their part"), written("result", may=WRITES)
    ),
    "questionnaire_is_complete": Mending(
        _("An answer to every question"), written("questions", may=WRITES)
    ),
    "applicant_is_spoken_for": Mending(
        _("Somebody in whose name you may ask"),
        page("in_name", may="initiatives.choose_applicant"),
    ),
    "contact_is_confirmed": Mending(_("A confirmed phone or e-mail"), own("me:contact")),
    "call_stays_in_its_territory": Mending(
        _("A place in the territory of the office that calls"), written("place", may=WRITES)
    ),
    "plan_is_dated": Mending(_("A plan with a beginning and an end"), written("plan", may=PLANS)),
}
IN_THE_TEAM = {
    "has_a_lead": Mending(_("Somebody who leads and answers for the work"), part("team")),
    "essential_seats_are_filled": Mending(
        _("Every role it cannot do without is filled"), part("team")
    ),
}
AMONG_THE_NEEDS = {
    "needs_are_listed": Mending(_("A list of what is needed"), written("people", may=LISTS)),
    "some_need_is_open": Mending(
        _("Something that is still to be found"), written("people", may=LISTS)
    ),
    "essential_needs_are_covered": Mending(
        _("Everything it cannot do without is promised"), part("needs")
    ),
    "is_not_resourced": Mending(_("Something essential is not found"), part("needs")),
}
IN_THE_PROOF = {
    "has_photos": Mending(_("Photos of before and after the work"), page("evidence", may=PROVES)),
    "report_is_whole": Mending(_("The closing report"), page("report", may=REPORTS)),
    "quorum_or_deadline": Mending(_("Enough answers, or the end of the term"), part("proof")),
}
IN_THE_FORM = {
    "answer_is_given_or_late": Mending(_("Your answer")),
    "end_date_is_ahead": Mending(_("Until when promises are gathered")),
    "end_date_has_passed": Mending(_("The end of the term")),
    "skip_is_explained_from": Mending(_("Why the steps in between are left out")),
    "reason_is_coded": Mending(_("The kind of reason")),
    "has_an_office_above": Mending(_("An office above the one that refused")),
    "office_is_another": Mending(_("Another office")),
    "office_has_not_refused": Mending(_("An office that has not refused it")),
    "office_is_active": Mending(_("An office that is at work")),
    "forward_is_in_time": Mending(_("The term to pass it on")),
    "extends_once": Mending(_("Not extended before")),
    "extension_is_possible": Mending(_("A day within the term of the law")),
    "somebody_else_decides": Mending(_("Somebody else who decides on it")),
    "office_does_not_call_it": Mending(_("An office that does not call it itself")),
    "gives_are_clear": Mending(_("What is given, or that nothing is")),
    "only_the_body_gives": Mending(_("What is given, by the body that was asked")),
    "term_is_ahead": Mending(_("A day to come")),
    "target_is_open": Mending(_("Another one that is open")),
}
MENDED = IN_THE_APPLICATION | IN_THE_TEAM | AMONG_THE_NEEDS | IN_THE_PROOF | IN_THE_FORM


def name_of(requirement: Requirement) -> str:
    """A requirement by its name; one made for a verb by the name of what made it."""
    return requirement.__qualname__.partition(".")[0]


def mending_of(requirement: Requirement) -> Mending:
    """How it is called and where it is mended; KeyError for one nobody has written down."""
    return MENDED[name_of(requirement)]
