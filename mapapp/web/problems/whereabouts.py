"""Where a problem is, as its page says it: units by name, and the map around the public place."""

from dataclasses import dataclass
from functools import cached_property

from geo.models import Level, Region
from initiatives.models import Problem
from initiatives.stages import PROBLEM_ON_THE_MAP
from mapapp.web.map.around import map_around


@dataclass(frozen=True)
class Whereabouts:
    """One problem on the ground."""

    problem: Problem

    @cached_property
    def place_names(self) -> str:
        """The units it lies in, the nearest first."""
        units = Region.objects.above(self.problem.region).exclude(level=Level.COUNTRY)
        return ", ".join(dict.fromkeys(unit.name for unit in reversed(units)))

    @property
    def on_the_map(self) -> str:
        """The map around the public place, with its card open; empty if it has no pin.

        A part has the pin of the whole.
        """
        if self.problem.stage not in PROBLEM_ON_THE_MAP or self.problem.is_hidden:
            return ""
        ref = self.problem.part_of_id or self.problem.pk
        return map_around(self.problem.public_location, kind="problem", ref=ref)
