"""Which problems: by who may see them, whose desk they lie on, what is near."""

from typing import Self

from django.db.models import Exists, OuterRef, Q

from accounts.predicates import is_signed_in
from community.models.hideable import HideableQuerySet
from geo.querysets import PlacedQuerySet
from initiatives.querysets.kept import KeptQuerySet
from initiatives.querysets.staged import StagedQuerySet
from initiatives.querysets.territory import decided_by, watched_by
from initiatives.stages import (
    ACCEPTED,
    ADOPTABLE,
    PROBLEM_IN_PUBLIC,
    PROBLEM_ON_THE_DESK,
    PROBLEM_ON_THE_MAP,
    ProblemStage,
)


class ProblemQuerySet(KeptQuerySet, StagedQuerySet, PlacedQuerySet, HideableQuerySet):
    """Problems; the public place is the only one a public question may touch."""

    place = "public_location"

    def visible_to(self, user: object) -> Self:
        """The rows of `initiatives.view_problem`; a test keeps the two in step."""
        seen = Q(stage__in=PROBLEM_IN_PUBLIC, hidden_at=None)
        if is_signed_in(user):
            seen |= Q(author=user.pk) | (watched_by(user) & ~Q(stage=ProblemStage.REPORTED))
        return self.filter(seen)

    def on_the_desk_of(self, official: object) -> Self:
        """The rows of `initiatives.review_problem`, the most urgent first."""
        rows = self.filter(decided_by(official), stage__in=PROBLEM_ON_THE_DESK)
        rows = rows.exclude(author=getattr(official, "pk", None))
        return rows.exclude(self._carried_with_a_hand_of(official)).by_deadline()

    def worked_on_by(self, user: object) -> Self:
        """Those this person wrote, or an initiative with a hand of theirs carries.

        Narrower rules ask `_own`: whoever carries a problem may still read its desk's notes.
        """
        if not is_signed_in(user):
            return self.none()
        return self.filter(self._own(user) | self._carried_with_a_hand_of(user))

    def _carried_with_a_hand_of(self, user: object) -> Q:
        """An initiative this person has a hand in carries it."""
        initiatives = self.model._meta.get_field("initiatives").related_model  # noqa: SLF001 - Django's own way
        carried = initiatives.objects.filter(problems=OuterRef("pk"), stage__in=ACCEPTED)
        return Q(Exists(carried.worked_on_by(user)))

    def on_the_map(self) -> Self:
        """Those with a pin; a part stands where the whole does."""
        return self.filter(stage__in=PROBLEM_ON_THE_MAP, hidden_at=None, part_of=None)

    def adoptable(self) -> Self:
        """Those an initiative may take up."""
        return self.filter(stage__in=ADOPTABLE)
