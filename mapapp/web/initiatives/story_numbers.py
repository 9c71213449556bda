"""What an initiative took and what came of it: people, days, money, things, problems solved.

Only what was given counts, never what was promised.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from initiatives.models import Initiative, Need, Problem, TeamMember
from initiatives.stages import ProblemStage
from kernel.models import JournalEntry
from mapapp.templatetags.moments import local_day
from mapapp.templatetags.money import tenge
from mapapp.web.initiatives.reported import public_report_of
from resources.given import given_to
from resources.models import Pledge

SOLVED = {ProblemStage.FIXED, ProblemStage.CLOSED}
BEGINS = {"start", "support"}


@dataclass(frozen=True, slots=True)
class Number:
    """One number and what it counts, in words that agree with it."""

    value: str
    label: str


@dataclass(frozen=True)
class Numbers:
    """The numbers of one initiative; what is not known is left out."""

    initiative: Initiative
    journal: Sequence[JournalEntry]
    problems: Sequence[Problem]

    @property
    def lines(self) -> list[Number]:
        """Those that are known and not nothing."""
        found = (self._people(), self._days(), self._work(), self._solved(), self._money())
        return [number for number in (*found, self._helped(), self._hours()) if number]

    @property
    def things(self) -> list[str]:
        """What was given beside money, as its lines are called."""
        lines = (pledge for pledge in self._given if pledge.need.kind == Need.Kind.THING)
        return [f"{one.need.title}: {_count(one.worth)} {one.need.unit}".strip() for one in lines]

    @cached_property
    def _given(self) -> list[Pledge]:
        return given_to(self.initiative)

    def _helped(self) -> Number | None:
        """The team's own word, and said to be."""
        return _number(
            self._said("people_helped"),
            lambda n: ngettext(
                "person was helped, says the team", "people were helped, says the team", n
            ),
        )

    def _hours(self) -> Number | None:
        return _number(
            self._said("hours"),
            lambda n: ngettext("hour of work, says the team", "hours of work, says the team", n),
        )

    def _said(self, what: str) -> int | None:
        report = public_report_of(self.initiative)
        return report.facts[what] if report else None

    def _people(self) -> Number | None:
        state = TeamMember.State.ACCEPTED
        team = {row.user_id for row in self.initiative.members.all() if row.state == state}
        team |= {self.initiative.lead_id} - {None}
        sent = sum(one.worth for one in self._given if one.need.kind == Need.Kind.PEOPLE)
        return _number(
            len(team) + sent, lambda n: ngettext("person did the work", "people did the work", n)
        )

    def _days(self) -> Number | None:
        days = _days_between(self._when({"submit"}, first=True), self._when({"conclude"}))
        return _number(
            days,
            lambda n: ngettext(
                "day from the application to the result",
                "days from the application to the result",
                n,
            ),
        )

    def _work(self) -> Number | None:
        days = _days_between(self._when(BEGINS, first=True), self._when({"finish"}))
        return _number(days, lambda n: ngettext("day of work", "days of work", n))

    def _solved(self) -> Number | None:
        if not self.problems:
            return None
        solved = sum(problem.stage in SOLVED for problem in self.problems)
        value = _("%(have)s of %(wanted)s") % {"have": solved, "wanted": len(self.problems)}
        words = ngettext("problem is solved", "problems are solved", len(self.problems))
        return Number(value, words)

    def _money(self) -> Number | None:
        total = sum(one.worth for one in self._given if one.need.kind == Need.Kind.MONEY)
        return Number(tenge(total), _("given in money")) if total else None

    def _when(self, verbs: set[str], *, first: bool = False) -> datetime | None:
        found = [entry.at for entry in self.journal if entry.verb in verbs]
        return found[0 if first else -1] if found else None


def _number(count: int | None, words: object) -> Number | None:
    return Number(_count(count), words(count)) if count else None


def _count(number: int) -> str:
    return number_format(number, decimal_pos=0, force_grouping=True)


def _days_between(begin: datetime | None, end: datetime | None) -> int | None:
    """Calendar days, both ends counted: what was done within a day took one."""
    return (local_day(end) - local_day(begin)).days + 1 if begin and end else None
