"""What one visitor may do on the page of an initiative; asked of permissions and the table."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from accounts.predicates import coordinates
from community import supporting
from initiatives import evaluated_from_outside, evaluating
from initiatives.models import Evaluation, Initiative
from initiatives.predicates import is_lead
from initiatives.stages import GATHERING, SUPPORTED_IN
from initiatives.voices import voices_of
from mapapp.web.initiatives.people import Team


@dataclass(frozen=True)
class Visitor:
    """One person in front of one initiative."""

    initiative: Initiative
    user: Any
    team: Team
    rounds: list[Evaluation]

    @property
    def may_continue(self) -> bool:
        """The author goes on writing."""
        return self.user.has_perm("initiatives.change_initiative", self.initiative)

    @property
    def may_edit_needs(self) -> bool:
        """The author of a draft, later whoever leads."""
        return self.may_continue or self.user.has_perm("initiatives.add_need", self.initiative)

    @cached_property
    def may_manage_team(self) -> bool:
        """Answers those who ask to join."""
        return self.user.has_perm("initiatives.manage_team", self.initiative)

    @cached_property
    def may_add_evidence(self) -> bool:
        """Shows what the work changed."""
        mine = self.team.is_mine
        return mine and self.user.has_perm("initiatives.add_evidence", self.initiative)

    @property
    def may_write_report(self) -> bool:
        """Writes what came of the plan."""
        return self.user.has_perm("initiatives.write_report", self.initiative)

    @property
    def sees_helpers(self) -> bool:
        """Those who look for helpers see who they are; the others see how many."""
        leads = is_lead(self.user, self.initiative) or self.may_manage_team
        return leads or coordinates(self.user, self.initiative)

    @property
    def may_join(self) -> bool:
        """People may still join, and this one has not nor is invited; a guest signs in first."""
        comes_in = self.team.is_mine or self.team.invitation
        return self.initiative.stage in GATHERING and not comes_in

    @property
    def may_support(self) -> bool:
        """Anybody but those who do it."""
        return self.initiative.stage in SUPPORTED_IN and not self.team.has_a_hand

    @cached_property
    def supporters(self) -> int:
        """How many people whose voice counts stand behind it; read along by its page."""
        known = getattr(self.initiative, "voices", None)
        return voices_of(self.initiative) if known is None else known

    @cached_property
    def is_supported(self) -> bool:
        """The visitor already stands behind it; read along by its page."""
        known = getattr(self.initiative, "is_backed", None)
        if known is not None:
            return known
        return supporting.is_supported_by(self.user, self.initiative)

    @cached_property
    def evaluation(self) -> Evaluation | None:
        """The round that asks this very person."""
        if self.team.has_a_hand or not self.user.is_authenticated or not self.rounds:
            return None
        asking = {one for one in self.rounds if one.is_open}
        asked = Evaluation.asked.through.objects.filter(user=self.user, evaluation__in=asking)
        keys = set(asked.values_list("evaluation", flat=True)) if asking else set()
        return next((one for one in reversed(self.rounds) if one.pk in keys), None)

    @cached_property
    def may_evaluate(self) -> bool:
        """Asked or drawn, and not one of those who did the work."""
        if self.team.has_a_hand or not self.user.is_authenticated or not self.rounds:
            return False
        one = self.evaluation
        if one is not None and evaluating.refusal_to_answer(one, self.user) is None:
            return True
        return evaluated_from_outside.drawn_for(self.initiative, self.user) is not None

    @property
    def has_actions(self) -> bool:
        """There is something to press."""
        return any((self.may_continue, self.may_evaluate, self.may_join, self.may_support))
