"""People, hours and things of a closing report: what was planned, what came, who says so.

What the product can count it counts itself; what only the team knows stands as the team's word.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from initiatives.models import Initiative, Need, TeamMember
from mapapp.templatetags.amounts import amount
from mapapp.web.initiatives.reported import Reported
from resources.given import given_to
from resources.models import Pledge

COUNTED = gettext_noop("counted here, from what was promised and given")


@dataclass(frozen=True, slots=True)
class NumberRow:
    """One line: what, planned, come, and how it is known."""

    what: str
    planned: str
    came: str
    how: str
    is_theirs: bool = False  # `how` is the team's own words
    is_named_by_team: bool = False


@dataclass(frozen=True)
class ReportNumbers:
    """All lines of one initiative; four queries, however long the lists are."""

    report: Reported

    @property
    def rows(self) -> list[NumberRow]:
        """What has neither a plan nor a number is left out."""
        found = (self._helped(), self._people(), self._hours(), *self._things())
        return [row for row in found if row.planned or row.came]

    @property
    def _initiative(self) -> Initiative:
        return self.report.initiative

    @cached_property
    def _given(self) -> list[Pledge]:
        return given_to(self._initiative)

    @cached_property
    def _needs(self) -> list[Need]:
        return list(self._initiative.needs.all())

    def _helped(self) -> NumberRow:
        said = self.report.facts
        return _said(_("People helped"), said["people_helped"], said["people_how"])

    def _hours(self) -> NumberRow:
        said = self.report.facts
        return _said(_("Hours of work"), said["hours"], said["hours_how"])

    def _people(self) -> NumberRow:
        """Places in the team and hands on the day, against those who came."""
        seats = sum(self._initiative.seats.values_list("wanted", flat=True))
        hands = sum(need.wanted for need in self._needs if need.kind == Need.Kind.PEOPLE)
        accepted = TeamMember.State.ACCEPTED
        team = {one.user_id for one in self._initiative.members.all() if one.state == accepted}
        sent = sum(one.worth for one in self._given if one.need.kind == Need.Kind.PEOPLE)
        came = len(team | {self._initiative.lead_id} - {None}) + sent
        planned = _count(seats + hands) if seats + hands else ""
        return NumberRow(_("People who did the work"), planned, _count(came), _(COUNTED))

    def _things(self) -> Iterator[NumberRow]:
        came: Counter[int] = Counter()
        for pledge in self._given:
            came[pledge.need_id] += pledge.worth
        for need in self._needs:
            if need.kind == Need.Kind.THING:
                given = amount(came[need.pk], need.unit) if came[need.pk] else ""
                wanted = amount(need.wanted, need.unit)
                yield NumberRow(need.title, wanted, given, _(COUNTED), is_named_by_team=True)


def _said(what: str, number: int | None, how: str) -> NumberRow:
    words = how or _("said by the team")
    return NumberRow(what, "", _count(number), words, is_theirs=bool(how))


def _count(number: int | None) -> str:
    return "" if number is None else amount(number)
