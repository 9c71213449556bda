"""What stands in an application so far: which page is done, and in a few words what it says.

Read once for the list of pages and for the page of all answers.
"""

from functools import cached_property
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from initiatives.answering import unanswered_in
from initiatives.models import (
    BudgetLine,
    CoAuthor,
    Document,
    Indicator,
    Initiative,
    Milestone,
    Need,
    Seat,
)
from initiatives.signs import lack
from mapapp.templatetags.moments import day
from mapapp.templatetags.money import tenge


class Written:
    """One draft, read once by one person; an application that is not begun has nothing."""

    def __init__(self, initiative: Initiative | None, reader: Any) -> None:  # noqa: ANN401 - a user
        self.initiative, self.reader = initiative, reader

    @cached_property
    def milestones(self) -> list[Milestone]:
        """In their order."""
        return list(self.initiative.milestones.all()) if self.initiative else []

    @cached_property
    def indicators(self) -> list[Indicator]:
        """What will be counted."""
        return list(self.initiative.indicators.all()) if self.initiative else []

    @cached_property
    def seats(self) -> list[Seat]:
        """Roles of the team."""
        return list(self.initiative.seats.select_related("skill")) if self.initiative else []

    @cached_property
    def needs(self) -> list[Need]:
        """Everything that is asked for."""
        return list(self.initiative.needs.select_related("skill")) if self.initiative else []

    @cached_property
    def budget(self) -> list[BudgetLine]:
        """What it costs."""
        return list(self.initiative.budget_lines.all()) if self.initiative else []

    @cached_property
    def co_authors(self) -> list[CoAuthor]:
        """Who writes along or is invited to."""
        return list(self.initiative.co_authors.all()) if self.initiative else []

    @cached_property
    def documents(self) -> list[Document]:
        """Papers."""
        return list(self.initiative.documents.all()) if self.initiative else []

    @property
    def budget_tiyn(self) -> int:
        """What all of it costs."""
        return sum(line.amount_tiyn for line in self.budget)

    @property
    def people(self) -> list[Need]:
        """Hands."""
        return [need for need in self.needs if need.kind == Need.Kind.PEOPLE]

    @property
    def things(self) -> list[Need]:
        """Things and money to be gathered."""
        return [need for need in self.needs if need.kind != Need.Kind.PEOPLE]

    @cached_property
    def unanswered(self) -> list[str]:
        """Required questions without an answer; all of them where there is no questionnaire."""
        draft = self.initiative
        is_asked = draft is not None and draft.questionnaire_id is not None
        return unanswered_in(draft) if is_asked else ["?"]

    def is_done(self, page: str) -> bool:
        """Whether nothing of the page is missing any more."""
        return self.initiative is not None and bool(getattr(self, f"_has_{page}")())

    def says(self, page: str) -> str:
        """The page in a few words; empty while nothing was written."""
        return "" if self.initiative is None else str(getattr(self, f"_says_{page}")())

    def _has_place(self) -> bool:
        return self.initiative.region_id is not None

    def _has_result(self) -> bool:
        draft = self.initiative
        is_said = not lack(draft.signs) and draft.keeps_limits
        return bool(draft.title and draft.direction_id and is_said)

    def _has_questions(self) -> bool:
        return not self.unanswered

    def _has_plan(self) -> bool:
        return bool(self.initiative.plan_starts and self.initiative.plan_ends)

    def _has_people(self) -> bool:
        return bool(self.seats or self.people)

    def _has_team(self) -> bool:
        return bool(self.co_authors or self.documents)

    def _has_money(self) -> bool:
        return bool(self.things or self.budget)

    def _says_place(self) -> str:
        return self.initiative.region.name if self.initiative.region else ""

    def _says_result(self) -> str:
        return self.initiative.title

    def _says_questions(self) -> str:
        count = len(self.initiative.answers)
        words = ngettext("%(count)s answer", "%(count)s answers", count) % {"count": count}
        return words if count else ""

    def _says_plan(self) -> str:
        starts, ends = self.initiative.plan_starts, self.initiative.plan_ends
        if not starts or not ends:
            return ""
        return _("%(starts)s to %(ends)s") % {"starts": day(starts), "ends": day(ends)}

    def _says_people(self) -> str:
        count = sum(line.wanted for line in (*self.seats, *self.people))
        words = ngettext("%(count)s person", "%(count)s people", count) % {"count": count}
        return words if count else ""

    def _says_team(self) -> str:
        count = len(self.co_authors) + len(self.documents)
        words = ngettext("%(count)s line", "%(count)s lines", count) % {"count": count}
        return words if count else ""

    def _says_money(self) -> str:
        if self.budget:
            return tenge(self.budget_tiyn)
        count = len(self.things)
        words = ngettext("%(count)s line", "%(count)s lines", count) % {"count": count}
        return words if count else ""
