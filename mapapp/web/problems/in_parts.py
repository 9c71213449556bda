"""The parts of a problem that were given out, or the whole it is of, as one person sees it."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from initiatives.models import Problem


@dataclass(frozen=True)
class InParts:
    """One problem, one visitor."""

    problem: Problem
    user: Any

    @cached_property
    def parts(self) -> list[Problem]:
        """Those given out of it."""
        given_out = self.problem.parts.visible_to(self.user).order_by("pk")
        return list(given_out.select_related("category", "office"))

    @cached_property
    def whole(self) -> Problem | None:
        """The problem it is a part of."""
        if not self.problem.part_of_id:
            return None
        return Problem.objects.visible_to(self.user).filter(pk=self.problem.part_of_id).first()
