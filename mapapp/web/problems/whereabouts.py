"""Where a problem is, as its page says it: units by name, and the map around the public place."""

from dataclasses import dataclass
from functools import cached_property

from geo.models import Level, Region
from initiatives.models import Problem
from initiatives.stages import PROBLEM_ON_THE_MAP

AROUND = 0.01  # degrees to each side of the place in the map's address


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
    def map_query(self) -> str:
        """The map around the public place, with its card open; empty if it has no pin.

        A part has the pin of the whole.
        """
        if self.problem.stage not in PROBLEM_ON_THE_MAP or self.problem.is_hidden:
            return ""
        lon, lat = self.problem.public_location.coords
        sides = (lon - AROUND, lat - AROUND, lon + AROUND, lat + AROUND)
        box = ",".join(f"{side:.5f}" for side in sides)
        return f"bbox={box}&pin=problem-{self.problem.part_of_id or self.problem.pk}"
