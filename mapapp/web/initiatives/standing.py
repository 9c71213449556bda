"""Where an initiative stands: the stepper, who has to act until when, what has been said aloud."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from django.utils import timezone

from initiatives.clocks import TURN_OF, Turn
from initiatives.models import Initiative
from initiatives.stages import BESIDE_THE_STEPS, RESULTS, STILL_OPEN, Stage
from kernel.models import JournalEntry
from mapapp.web.initiatives.timeline import Happened, timeline
from mapapp.web.initiatives.told import Told, told
from mapapp.web.steps import Stepper, stepper

PLANNED_BY = dict.fromkeys(
    (Stage.TEAM_SELECTION, Stage.RESOURCE_SEARCH, Stage.RESOURCE_ATTRACTION),
    ("resources_until", "plan_starts"),
) | {Stage.IMPLEMENTATION: ("plan_ends",)}


@dataclass(frozen=True)
class Standing:
    """The journal of one initiative, read for people."""

    initiative: Initiative
    journal: list[JournalEntry]

    @property
    def seen(self) -> int:
        """The entry this page shows last: a move from an older page is refused."""
        return self.journal[-1].pk if self.journal else 0

    @cached_property
    def until(self) -> date | datetime | None:
        """The date that counts now: the clock's, or else a day of the plan still to come."""
        initiative = self.initiative
        if initiative.stage not in STILL_OPEN:
            return None
        if initiative.due_at:
            return initiative.due_at
        days = PLANNED_BY.get(initiative.stage, ())
        planned = (getattr(initiative, day) for day in days)
        return next((day for day in planned if day and day >= timezone.localdate()), None)

    @cached_property
    def stepper(self) -> Stepper:
        """The eleven steps in words."""
        return stepper(self.initiative.stage, self.journal, until=self.until)

    @property
    def is_over(self) -> bool:
        """Nobody has to act any more."""
        return self.initiative.stage in RESULTS | (BESIDE_THE_STEPS - {Stage.SUSPENDED})

    @property
    def answering(self) -> str:
        """Who has to act: the office by its name, anybody else by the role."""
        turn = TURN_OF.get(self.initiative.stage, Turn.AUTHOR)
        office = self.initiative.office
        return office.name if office and turn == Turn.OFFICE else str(turn.label)

    @cached_property
    def told(self) -> Told | None:
        """A refusal, a return, a question or a result, said aloud."""
        return told(self.initiative, self.journal)

    @cached_property
    def timeline(self) -> list[Happened]:
        """What happened, newest first."""
        return timeline(self.initiative, self.journal)
