"""The administrative tree of Kazakhstan by KATO, from the country down to the settlement.

The tree is kept as a path of codes, so "everything under" is one range of an index and needs
no recursion. Boundaries stand in a table of their own: a row of the tree is joined to nearly
everything, and must not drag tens of thousands of vertices along. A unit may have none (its
polygon is not published, or only its name is loaded) and is still a place in the tree.
"""

from typing import Any, Self

from django.contrib.gis.db import models
from django.contrib.gis.geos import MultiPolygon
from django.contrib.postgres.indexes import GistIndex
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from geo.fields import AreaField, BoundaryField, PlaceField
from geo.querysets import RegionQuerySet
from kernel.names import TrilingualName

COUNTRY_KATO = "000000000"


class Level(models.IntegerChoices):
    """How deep in the tree a unit stands."""

    COUNTRY = 0, _("Country")
    REGION = 1, _("Region")
    DISTRICT = 2, _("District")
    RURAL_DISTRICT = 3, _("Rural district")
    SETTLEMENT = 4, _("Settlement")


class Region(TrilingualName):
    """One administrative unit, of any level."""

    Level = Level

    kato = models.CharField(max_length=9, unique=True)
    iso = models.CharField(max_length=6, blank=True)
    level = models.PositiveSmallIntegerField(choices=Level.choices)
    kind = models.CharField(max_length=20, blank=True)
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="children"
    )
    path = models.CharField(max_length=60, unique=True, editable=False)
    centre = PlaceField(null=True, blank=True)
    population = models.PositiveIntegerField(null=True, blank=True)
    population_on = models.DateField(null=True, blank=True)
    population_source = models.CharField(max_length=120, blank=True)

    objects = RegionQuerySet.as_manager()

    class Meta:
        ordering = ["path"]
        indexes = [
            models.Index(fields=["path"], name="region_path", opclasses=["text_pattern_ops"]),
            models.Index(fields=["level", "kato"], name="region_level_kato"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(kato__regex=r"^\d{9}$"), name="region_kato_is_nine_digits"
            ),
            models.CheckConstraint(
                condition=Q(level=Level.COUNTRY, parent=None)
                | Q(level__gt=Level.COUNTRY, parent__isnull=False),
                name="region_only_the_country_has_no_parent",
            ),
            models.CheckConstraint(
                condition=~Q(parent=F("id")), name="region_is_not_its_own_parent"
            ),
            models.CheckConstraint(
                condition=Q(population_on=None)
                | Q(population__isnull=False) & ~Q(population_source=""),
                name="region_population_dated_has_a_source",
            ),
        ]

    def save(self, **options: Any) -> None:  # noqa: ANN401 - Django's own
        """Keep the path in step with the parent."""
        self.path = f"{self.parent.path if self.parent else ''}{self.kato}."
        super().save(**options)

    @property
    def boundary(self) -> MultiPolygon | None:
        """Its land, read on demand; nothing where no polygon is loaded."""
        return Boundary.objects.filter(region=self).values_list("shape", flat=True).first()

    def draw(self, boundary: MultiPolygon) -> None:
        """Give it its land, or correct it; the pieces follow by themselves."""
        Boundary.objects.update_or_create(region=self, defaults={"shape": boundary})

    @property
    def codes(self) -> list[str]:
        """The codes of the units that hold it, the country first, itself last."""
        return self.path.rstrip(".").split(".")

    def ancestors(self) -> RegionQuerySet:
        """The units that hold it, the country first, without itself."""
        return type(self).objects.above(self).exclude(pk=self.pk)

    def contains(self, other: Self) -> bool:
        """Whether the other is this unit or lies inside it, by the tree."""
        return other.path.startswith(self.path)


class Boundary(models.Model):
    """The land of a unit."""

    region = models.OneToOneField(
        Region, on_delete=models.CASCADE, primary_key=True, related_name="outline"
    )
    shape = BoundaryField()

    class Meta:
        verbose_name_plural = "boundaries"
        indexes = [GistIndex(fields=["shape"], name="boundary_shape_box")]
        constraints = [
            models.CheckConstraint(
                condition=Q(shape__isvalid=True), name="region_boundary_is_valid"
            ),
        ]

    def __str__(self) -> str:
        return str(self.region)


class RegionPiece(models.Model):
    """A small part of a boundary; kept by the database, used to find the region of a point.

    A whole region has tens of thousands of vertices, a piece at most 64: the search reads one
    page of the index and one small polygon. The country itself is not cut: it follows from the
    units inside it.
    """

    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="pieces")
    shape = AreaField()

    class Meta:
        indexes = [GistIndex(fields=["shape"], name="region_piece_shape_box")]

    def __str__(self) -> str:
        return f"{self.region_id}/{self.pk}"
