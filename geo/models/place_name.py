"""The gazetteer: names of places people type, in three languages and as they misspell them."""

from django.contrib.gis.db import models
from django.contrib.postgres.indexes import GinIndex
from django.db.models import F, GeneratedField, TextField, Value
from django.db.models.functions import Concat

from geo.fields import PlaceField, place_indexes
from geo.functions import PlainText
from geo.models.region import Region
from geo.place_search import PlaceNameQuerySet
from kernel.names import TrilingualName


class PlaceName(TrilingualName):
    """A named spot on the ground: a city, a village, a station."""

    kato = models.CharField(max_length=9, unique=True, null=True, blank=True)
    geonameid = models.PositiveIntegerField(unique=True, null=True, blank=True)
    kind = models.CharField(max_length=20)
    other_names = models.CharField(max_length=400, blank=True)
    point = PlaceField()
    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="place_names")
    population = models.PositiveIntegerField(null=True, blank=True)
    # Kept by the database: one spelling of all the names, see `letters.py`.
    search = GeneratedField(
        expression=PlainText(
            Concat(
                F("name_kk"),
                Value(" | "),
                F("name_ru"),
                Value(" | "),
                F("name_en"),
                Value(" | "),
                F("other_names"),
                output_field=TextField(),
            )
        ),
        output_field=TextField(),
        db_persist=True,
    )

    objects = PlaceNameQuerySet.as_manager()

    class Meta:
        indexes = [
            *place_indexes("place_name", "point"),
            GinIndex(fields=["search"], name="place_name_search", opclasses=["gin_trgm_ops"]),
        ]
