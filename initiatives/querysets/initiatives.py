"""Which initiatives: by who may see them and whose desk they lie on."""

from typing import Any, Self

from django.contrib.contenttypes.models import ContentType
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import JSONObject

from accounts.models import Membership
from accounts.predicates import is_signed_in
from community.models.hideable import HideableQuerySet
from geo.querysets import PlacedQuerySet
from initiatives.querysets.kept import KeptQuerySet
from initiatives.querysets.speakers import spoken_for_by
from initiatives.querysets.staged import StagedQuerySet
from initiatives.querysets.territory import (
    NOTHING,
    coordinated_by,
    decided_by,
    offices_of,
    watched_by,
)
from initiatives.stages import (
    IN_PUBLIC,
    ON_THE_DESK,
    ON_THE_DESK_OF_COORDINATORS,
    ON_THE_DESK_OF_THE_BODY,
    ON_THE_MAP,
    SAID_TO_BE_DONE,
    STILL_OPEN,
    Stage,
)
from kernel.among import Among
from kernel.models import JournalEntry

PLANNED = ("pk", "title", "due_on", "indicator", "progress", "reached_on")


def _lines(rows: Any, *fields: str) -> ArraySubquery:  # noqa: ANN401 - rows of any model
    """Rows as plain facts, in their order."""
    facts = JSONObject(**{name: name for name in fields})
    return ArraySubquery(rows.values(facts=facts))


class InitiativeQuerySet(KeptQuerySet, StagedQuerySet, PlacedQuerySet, HideableQuerySet):
    """Initiatives; drafts are their author's alone."""

    place = "public_location"

    def joinable_by(self, user: object) -> Self:
        """Those this person may make part of a programme; twin of `initiatives.join_programme`."""
        if not is_signed_in(user):
            return self.none()
        return self.filter(Q(lead=user.pk) | Q(author=user.pk), stage__in=STILL_OPEN)

    def visible_to(self, user: object) -> Self:
        """The rows of `initiatives.view_initiative`; a test keeps the two in step."""
        seen = Q(stage__in=IN_PUBLIC, hidden_at=None)
        if is_signed_in(user):
            beyond = watched_by(user) | self._carried_by(user) | self._asked_of(user)
            seen |= Q(author=user.pk) | (beyond & ~Q(stage=Stage.DRAFT))
            seen |= Q(self._written_along_by(user), stage=Stage.DRAFT)
        return self.filter(seen)

    def care_read_by(self, user: object) -> Self:
        """The rows of `initiatives.read_care`; a test keeps the two in step."""
        if not is_signed_in(user):
            return self.none()
        sent = Q(self._carried_by(user) | decided_by(user)) & ~Q(stage=Stage.DRAFT)
        along = Q(self._written_along_by(user), stage=Stage.DRAFT)
        return self.filter(Q(author=user.pk) | along | sent)

    def on_the_desk_of(self, official: object) -> Self:
        """The rows of `initiatives.review_initiative`, the most urgent first."""
        if not is_signed_in(official):
            return self.none()
        desk = Q(decided_by(official), stage__in=ON_THE_DESK) & ~self._refused_by(official)
        desk |= Q(coordinated_by(official), stage__in=ON_THE_DESK_OF_COORDINATORS)
        desk |= Q(self._asked_of(official), stage__in=ON_THE_DESK_OF_THE_BODY)
        return self.filter(desk).exclude(self._own(official)).by_deadline()

    def with_plan(self) -> Self:
        """Adds `planned`, `counted`, `budgeted`: plan and budget, read in the same query."""
        planned = self._related("milestones").order_by("ordering", "pk")
        counted = self._related("indicators").order_by("pk")
        budgeted = self._related("budget_lines").order_by("pk")
        return self.annotate(
            planned=_lines(planned, *PLANNED),
            counted=_lines(counted, "pk", "title", "planned", "unit"),
            budgeted=_lines(budgeted, "title", "amount_tiyn", "source"),
        )

    def with_report(self) -> Self:
        """Adds `reported`: the latest closing report as plain facts, read in the same query."""
        reports = self.model._meta.get_field("closing_reports").related_model.objects  # noqa: SLF001 - Django's own way
        mine = reports.filter(initiative=OuterRef("pk")).order_by("-pk").told()
        return self.annotate(reported=ArraySubquery(mine.values("facts")[:1]))

    def reported_to(self, user: object) -> Self:
        """The rows of `initiatives.view_report`: what is said to be done, and one's own work."""
        seen = Q(stage__in=SAID_TO_BE_DONE)
        if is_signed_in(user):
            seen |= Q(self._carried_by(user), stage=Stage.IMPLEMENTATION)
        return self.visible_to(user).filter(seen)

    def on_the_map(self) -> Self:
        """Those with a pin."""
        return self.filter(stage__in=ON_THE_MAP, hidden_at=None)

    def carried_by(self, user: object) -> Self:
        """Those in whose team this person is, the lead included."""
        return self.filter(self._carried_by(user) if is_signed_in(user) else NOTHING)

    def _own(self, user: object) -> Q:
        """Author, lead, ever in the team or where they sat."""
        named = self._called_by_office_of(user) | spoken_for_by(user)
        return super()._own(user) | self._worked_on_by(user) | named

    def _worked_on_by(self, user: object) -> Q:
        places = self.model._meta.get_field("members").related_model.objects  # noqa: SLF001 - Django's own way
        mine = places.with_a_hand_in_it().filter(initiative=OuterRef("pk"), user=user.pk)
        return Q(lead=user.pk) | Q(Exists(mine))

    def _called_by_office_of(self, user: object) -> Q:
        sat_in = Membership.objects.filter(user=user.pk).values("office")
        return Q(called_by__in=sat_in, called_by__isnull=False)

    def _carried_by(self, user: object) -> Q:
        members = self._related("members").filter(user=user.pk, state="accepted")
        return Q(lead=user.pk) | Q(Exists(members))

    def written_by(self, user: object) -> Self:
        """Drafts this person writes, as author or along."""
        if not is_signed_in(user):
            return self.none()
        mine = Q(author=user.pk) | self._written_along_by(user)
        return self.filter(mine, stage=Stage.DRAFT)

    def _written_along_by(self, user: object) -> Q:
        return Q(Exists(self._related("co_authors").filter(user=user.pk)))

    def _asked_of(self, user: object) -> Q:
        """A body this person sits in has an open question about it."""
        bodies = offices_of(user)
        if not bodies:
            return NOTHING
        asked = self._whole("involvements").filter(closed_at=None, office__in=bodies)
        return Q(Among("pk", asked.values("initiative")))

    def _refused_by(self, user: object) -> Q:
        kind = ContentType.objects.get_for_model(self.model)
        mine = JournalEntry.objects.filter(verb="refuse", actor=user.pk, subject_type=kind)
        return Q(Exists(mine.filter(subject_id=OuterRef("pk"))))

    def _related(self, name: str) -> Self:
        return self._whole(name).filter(initiative=OuterRef("pk"))

    def _whole(self, name: str) -> Self:
        rows = self.model._meta.get_field(name).related_model  # noqa: SLF001 - Django's own way
        return rows._base_manager.all()  # noqa: SLF001 - whole rows
