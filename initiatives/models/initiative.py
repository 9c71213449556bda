"""An initiative: what someone proposes to do about a problem, at a place, with others."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from accounts.models import Office
from community.models import Hideable
from geo.fields import PlaceField, place_indexes
from geo.models import Region
from initiatives.applicants import Applicant
from initiatives.models.assigned import Assigned
from initiatives.models.given import recorded
from initiatives.models.numbering import next_number
from initiatives.models.problem import Problem
from initiatives.models.questionnaire import Questionnaire
from initiatives.querysets.initiatives import InitiativeQuerySet
from initiatives.stages import GROUP_OF, Stage, Step, step_of
from initiatives.taxonomy import Direction
from kernel.models import JournalEntry, Staged
from kernel.workflow import Fact, Move

COMPLETE = Q(
    number__isnull=False,
    location__isnull=False,
    public_location__isnull=False,
    region__isnull=False,
    direction__isnull=False,
)


# moves to another office: the journal keeps from which
LEADS_AWAY = frozenset({"forward", "appeal"})


class Initiative(Assigned, Staged, Hideable):
    """What someone proposes to do about a problem, at a place, with others."""

    number = models.CharField(max_length=20, unique=True, null=True, blank=True, editable=False)
    client_id = models.UUIDField(unique=True, null=True, blank=True, editable=False)
    title = models.CharField(max_length=120)
    summary = models.TextField(blank=True)
    language = models.CharField(max_length=2, choices=settings.LANGUAGES, default="kk")
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="initiatives"
    )
    lead = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="led_initiatives",
    )
    hides_name = models.BooleanField(default=True)
    # in whose name it is; of whom it is, upper apps know
    applicant = models.CharField(
        max_length=12, choices=Applicant, default=Applicant.CITIZEN, editable=False
    )
    # an office that calls for volunteers itself; its people have a hand in it, every one of them
    called_by = models.ForeignKey(
        Office, on_delete=models.PROTECT, null=True, blank=True, related_name="calls"
    )
    direction = models.ForeignKey(
        Direction, on_delete=models.PROTECT, null=True, blank=True, related_name="initiatives"
    )
    location = PlaceField(null=True, blank=True)
    public_location = PlaceField(null=True, blank=True)
    region = models.ForeignKey(
        Region, on_delete=models.PROTECT, null=True, blank=True, related_name="initiatives"
    )
    office = models.ForeignKey(
        Office, on_delete=models.PROTECT, null=True, blank=True, related_name="initiatives"
    )
    routed_because = models.CharField(max_length=40, blank=True, editable=False)
    problems = models.ManyToManyField(Problem, related_name="initiatives", blank=True)
    questionnaire = models.ForeignKey(
        Questionnaire, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    sphere_questionnaire = models.ForeignKey(
        Questionnaire, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    answers = models.JSONField(default=dict, blank=True)
    # what the author says of it (`signs.py`): three signs, and that it keeps to the limits
    signs = models.JSONField(default=list, blank=True)
    keeps_limits = models.BooleanField(default=False)
    plan_starts = models.DateField(null=True, blank=True)
    plan_ends = models.DateField(null=True, blank=True)
    resources_until = models.DateField(null=True, blank=True)
    public_answer_kk = models.TextField(blank=True)
    public_answer_ru = models.TextField(blank=True)
    report = models.TextField(blank=True)
    duplicate_of = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="duplicates"
    )
    stage = models.CharField(max_length=24, choices=Stage, default=Stage.DRAFT, editable=False)

    objects = InitiativeQuerySet.as_manager()

    class Meta:
        indexes = [
            *place_indexes("initiative", "public_location"),
            models.Index(fields=["office", "stage", "due_at"], name="initiative_desk"),
            models.Index(fields=["region", "stage"], name="initiative_region_stage"),
            models.Index(fields=["stage", "due_at"], name="initiative_timers"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(stage__in=Stage.values), name="initiative_stage_is_known"
            ),
            models.CheckConstraint(
                condition=Q(stage=Stage.DRAFT) | COMPLETE, name="initiative_sent_is_complete"
            ),
            models.CheckConstraint(
                condition=Q(stage=Stage.DRAFT) | ~Q(title=""), name="initiative_sent_has_a_title"
            ),
            models.CheckConstraint(
                condition=Q(plan_ends__gte=F("plan_starts")),
                name="initiative_plan_ends_after_start",
            ),
            models.CheckConstraint(
                condition=~Q(duplicate_of=F("id")), name="initiative_is_no_duplicate_of_itself"
            ),
            models.CheckConstraint(
                condition=~Q(stage=Stage.DUPLICATE) | Q(duplicate_of__isnull=False),
                name="initiative_duplicate_names_the_other",
            ),
            models.CheckConstraint(
                condition=Q(applicant__in=Applicant.values), name="initiative_applicant_is_known"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def step(self) -> Step | None:
        """The public step, 1 to 11; none beside the steps."""
        return step_of(self.stage)

    @property
    def stage_group(self) -> str:
        """The map's word for the stage; empty where it is not on the map."""
        return GROUP_OF.get(self.stage, "")

    @property
    def evaluation(self) -> Any:  # noqa: ANN401 - the latest round, or none
        """The evaluation opened last."""
        return self.evaluations.order_by("pk").last()

    def enter(self, stage: str, *, at: datetime) -> None:
        """Stand in a stage; what leaves the desk of its author gets its public number."""
        if self.number is None:
            self.number = next_number(self.region, letter="I")
        super().enter(stage, at=at)

    def moves_open_to(self, user: object) -> list[Move]:
        """What this person may do next."""
        return _pipeline().open_to(user, self)

    def move(
        self, verb: str, *, by: object, seen: int | None = None, **given: Fact
    ) -> JournalEntry:
        """Carry out one move of the table; raises `Refusal` and changes nothing otherwise."""
        facts = recorded(given)
        if verb in LEADS_AWAY and self.office_id:
            facts["office_before_id"] = self.office_id
        entry = _pipeline().apply(verb, self, by=by, seen=seen, **facts)
        self.refresh_from_db()
        return entry


def _pipeline() -> Any:  # noqa: ANN401 - the table imports this model
    from initiatives.pipeline import PIPELINE  # noqa: PLC0415

    return PIPELINE
