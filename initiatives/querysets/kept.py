"""Whose hands things are in: kept by a desk, assigned to a person or a post."""

from typing import Any, Self

from django.db import models
from django.db.models import Q

from accounts.predicates import is_signed_in
from initiatives.querysets.territory import NOTHING, decided_by, offices_of, watched_by

NOT_SENT = ("draft", "reported")


class KeptQuerySet(models.QuerySet[Any]):
    """For what lies on desks; twins of `initiatives.keep_desk` and `initiatives.assign`."""

    def kept_by(self, user: object) -> Self:
        """Those whose notes this person reads and writes: their duty, and no hand in it."""
        return self._without_a_hand(user, watched_by(user))

    def assignable_by(self, user: object) -> Self:
        """Those this person may give to a colleague."""
        return self._without_a_hand(user, decided_by(user))

    def assigned_to(self, user: object) -> Self:
        """Those given to this person, or to a post where they sit."""
        if not is_signed_in(user):
            return self.none()
        return self.filter(Q(assigned_to=user.pk) | Q(assigned_office__in=offices_of(user)))

    def unassigned(self) -> Self:
        """Those nobody was given."""
        return self.filter(assigned_to=None, assigned_office=None)

    def worked_on_by(self, user: object) -> Self:
        """Those this person has a hand in."""
        return self.filter(self._own(user)) if is_signed_in(user) else self.none()

    def _without_a_hand(self, user: object, duty: Q) -> Self:
        if not is_signed_in(user):
            return self.none()
        return self.filter(duty).exclude(stage__in=NOT_SENT).exclude(self._own(user))

    def _own(self, user: object) -> Q:
        """Those this person has a hand in; kinds with a team add it."""
        return Q(author=user.pk) if is_signed_in(user) else NOTHING
