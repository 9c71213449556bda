"""What is on the map: one row for each public thing, whatever its kind.

The apps above write their pins when something of theirs changes; map, list, count and exports
all read this one table, so that they agree. It holds public facts only: the point is already
displaced or snapped where its owner asks for that.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import TypedDict, Unpack

from django.conf import settings
from django.contrib.gis.db import models
from django.contrib.gis.db.models.functions import Transform
from django.contrib.gis.geos import Point
from django.contrib.postgres.indexes import GinIndex, GistIndex
from django.contrib.postgres.search import SearchVectorField
from django.db.models import F, GeneratedField, TextField, Value
from django.db.models.functions import Concat
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from geo.fields import WEB_MERCATOR, PlaceField, place_indexes
from geo.functions import PlainText, ToTsVector
from geo.models.region import Region
from geo.querysets import PlacedQuerySet

NEEDS = ("people", "things", "money")


class Kind(models.TextChoices):
    """What a pin stands for: its shape on the map."""

    PROBLEM = "problem", _("Problem")
    INITIATIVE = "initiative", _("Initiative")
    OPPORTUNITY = "opportunity", _("Volunteering opportunity")
    OWNER = "owner", _("Who can help")


class StageGroup(models.TextChoices):
    """Where it stands, in four words: the fill of its marker."""

    WAITING = "waiting", _("Waiting")
    IN_WORK = "in_work", _("In work")
    DONE = "done", _("Done")
    STOPPED = "stopped", _("Stopped")


class Shown(TypedDict):
    """What the map shows of a thing, said by its owner."""

    point: Point
    stage: str
    stage_group: str
    topic: str
    since: datetime
    title: str
    language: str


class PinQuerySet(PlacedQuerySet):
    """Pins, and the two verbs by which other apps keep them."""

    place = "point"

    def put(
        self,
        kind: str,
        ref: int,
        *,
        region: Region,
        text: str = "",
        needs: Iterable[str] = (),
        **shown: Unpack[Shown],
    ) -> "Pin":
        """Show it as it is now: one statement, whether it was on the map or not."""
        wanted = set(needs)
        pin = Pin(
            kind=kind,
            ref=ref,
            region=region,
            region_path=region.path,
            text=text,
            changed_at=timezone.now(),
            **shown,
            **{f"needs_{what}": what in wanted for what in NEEDS},
        )
        self.bulk_create(
            [pin], update_conflicts=True, unique_fields=["kind", "ref"], update_fields=KEPT
        )
        return pin

    def drop(self, kind: str, ref: int) -> None:
        """Take it off the map."""
        self.filter(kind=kind, ref=ref).delete()


class Pin(models.Model):
    """One public thing on the map."""

    Kind = Kind
    StageGroup = StageGroup

    kind = models.CharField(max_length=12, choices=Kind.choices)
    ref = models.PositiveBigIntegerField()
    point = PlaceField()
    point_3857 = GeneratedField(
        expression=Transform("point", WEB_MERCATOR),
        output_field=models.PointField(srid=WEB_MERCATOR, spatial_index=False),
        db_persist=True,
    )
    stage = models.CharField(max_length=24)
    stage_group = models.CharField(max_length=8, choices=StageGroup.choices, blank=True)
    topic = models.CharField(max_length=40, blank=True)
    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="pins")
    region_path = models.CharField(max_length=60)
    since = models.DateTimeField()
    changed_at = models.DateTimeField(default=timezone.now)
    title = models.CharField(max_length=200)
    text = models.TextField(blank=True)
    language = models.CharField(max_length=2)
    needs_people = models.BooleanField(default=False)
    needs_things = models.BooleanField(default=False)
    needs_money = models.BooleanField(default=False)
    # Kept by the database: folded words for misspellings, and a vector for whole words.
    words = GeneratedField(
        expression=PlainText(Concat(F("title"), Value(" "), F("text"), output_field=TextField())),
        output_field=TextField(),
        db_persist=True,
    )
    search = GeneratedField(
        expression=ToTsVector(
            PlainText(Concat(F("title"), Value(" "), F("text"), output_field=TextField()))
        ),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    objects = PinQuerySet.as_manager()

    class Meta:
        indexes = [
            *place_indexes("pin", "point"),
            GistIndex(fields=["point_3857"], name="pin_point_3857_box"),
            GinIndex(fields=["search"], name="pin_search"),
            GinIndex(fields=["words"], name="pin_words", opclasses=["gin_trgm_ops"]),
            models.Index(
                fields=["region_path"], name="pin_region_path", opclasses=["text_pattern_ops"]
            ),
            models.Index(fields=["-since", "-id"], name="pin_newest"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["kind", "ref"], name="pin_is_one_for_each_thing"),
            models.CheckConstraint(
                condition=models.Q(kind__in=Kind.values), name="pin_kind_is_known"
            ),
            models.CheckConstraint(
                # who can help is at no stage, everything else is
                condition=models.Q(stage_group__in=StageGroup.values)
                | models.Q(kind=Kind.OWNER, stage_group=""),
                name="pin_stage_group_is_known",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """The page of the thing; which page a kind has is a setting of the project."""
        name = settings.PIN_URL_NAMES.get(self.kind)
        return reverse(name, args=[self.ref]) if name else ""

    @property
    def needs(self) -> list[str]:
        """What is still wanted, of people, things and money."""
        return [what for what in NEEDS if getattr(self, f"needs_{what}")]


KEPT = [
    field.name
    for field in Pin._meta.local_concrete_fields  # noqa: SLF001 - Django's public meta
    if field.name not in {"id", "kind", "ref"} and not field.generated
]
