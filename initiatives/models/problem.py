"""A problem: something wrong at a place, told by a resident."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.functional import cached_property

from accounts.models import Office
from community.models import Hideable
from geo.fields import PlaceField, place_indexes
from geo.models import Region
from initiatives.models.assigned import Assigned
from initiatives.models.category_sheet import CategorySheet
from initiatives.models.given import recorded
from initiatives.querysets.problems import ProblemQuerySet
from initiatives.stages import ACCEPTED, PROBLEM_GROUP_OF, ProblemStage
from initiatives.taxonomy import Channel, ProblemCategory
from kernel.models import JournalEntry, Staged
from kernel.workflow import Fact, Move


class Problem(Assigned, Staged, Hideable):
    """Something wrong at a place. Its exact point is private; the public point is made once."""

    number = models.CharField(max_length=20, unique=True, editable=False)
    client_id = models.UUIDField(unique=True, null=True, blank=True, editable=False)
    client_digest = models.CharField(max_length=64, blank=True, editable=False)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="problems",
    )
    category = models.ForeignKey(
        ProblemCategory, on_delete=models.PROTECT, related_name="problems"
    )
    text = models.TextField(blank=True)
    sheet = models.ForeignKey(
        CategorySheet, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    sheet_answers = models.JSONField(default=dict, blank=True)
    language = models.CharField(max_length=2, choices=settings.LANGUAGES, default="kk")
    location = PlaceField()
    public_location = PlaceField()
    # how many times the public point was drawn anew because the place itself moved away
    draws = models.PositiveSmallIntegerField(default=0, editable=False)
    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="problems")
    office = models.ForeignKey(
        Office, on_delete=models.PROTECT, null=True, blank=True, related_name="problems"
    )
    routed_because = models.CharField(max_length=40, blank=True, editable=False)
    hides_name = models.BooleanField(default=True)
    contact_phone = models.CharField(max_length=20, blank=True)
    contact_email = models.EmailField(blank=True)
    taken_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="problems_taken",
    )
    channel = models.ForeignKey(
        Channel, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    is_vouched_for = models.BooleanField(default=False)
    duplicate_of = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="duplicates"
    )
    part_of = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="parts"
    )
    stage = models.CharField(
        max_length=24, choices=ProblemStage, default=ProblemStage.REPORTED, editable=False
    )

    objects = ProblemQuerySet.as_manager()

    class Meta:
        indexes = [
            *place_indexes("problem", "public_location"),
            models.Index(fields=["office", "stage", "due_at"], name="problem_desk"),
            models.Index(fields=["region", "stage"], name="problem_region_stage"),
            models.Index(fields=["stage", "due_at"], name="problem_timers"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(stage__in=ProblemStage.values), name="problem_stage_is_known"
            ),
            models.CheckConstraint(
                condition=~models.Q(duplicate_of=models.F("id")),
                name="problem_is_no_duplicate_of_itself",
            ),
            models.CheckConstraint(
                condition=~models.Q(part_of=models.F("id")),
                name="problem_is_no_part_of_itself",
            ),
            models.CheckConstraint(
                condition=~models.Q(stage=ProblemStage.DUPLICATE)
                | models.Q(duplicate_of__isnull=False),
                name="problem_duplicate_names_the_other",
            ),
            models.CheckConstraint(
                condition=models.Q(stage__in=[ProblemStage.REPORTED, ProblemStage.WITHDRAWN])
                | models.Q(author__isnull=False)
                | models.Q(is_vouched_for=True),
                name="problem_in_public_has_an_author",
            ),
            models.CheckConstraint(
                condition=models.Q(taken_by__isnull=True, channel__isnull=True)
                | models.Q(taken_by__isnull=False, channel__isnull=False),
                name="problem_taken_for_another_names_who_and_how",
            ),
            models.CheckConstraint(
                condition=models.Q(is_vouched_for=False) | models.Q(taken_by__isnull=False),
                name="problem_is_vouched_for_by_whoever_took_it",
            ),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def point_key(self) -> str:
        """The name its public point is drawn from: new only when the place moved away."""
        return f"problem:{self.number}" + (f":{self.draws}" if self.draws else "")

    @property
    def stage_group(self) -> str:
        """The map's word for the stage; empty where it is not on the map."""
        return PROBLEM_GROUP_OF.get(self.stage, "")

    @cached_property
    def hands_in_it(self) -> frozenset[int]:
        """Those with a hand in an initiative that carries it, read once for all moves."""
        from initiatives.affected import hands_in  # noqa: PLC0415 - it asks this model

        carried = self.initiatives.filter(stage__in=ACCEPTED).prefetch_related("members")
        return frozenset().union(*(hands_in(initiative) for initiative in carried))

    def moves_open_to(self, user: object) -> list[Move]:
        """What this person may do next."""
        return _moves().open_to(user, self)

    def move(
        self, verb: str, *, by: object, seen: int | None = None, **given: Fact
    ) -> JournalEntry:
        """Carry out one move of the table; raises `Refusal` and changes nothing otherwise."""
        entry = _moves().apply(verb, self, by=by, seen=seen, **recorded(given))
        self.refresh_from_db()
        return entry


def _moves() -> "Any":  # noqa: ANN401 - the table imports this model
    from initiatives.problem_pipeline import PROBLEM_MOVES  # noqa: PLC0415

    return PROBLEM_MOVES
