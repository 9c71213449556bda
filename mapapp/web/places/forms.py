"""A place in three equal ways: the map, two numbers, or a district from the list."""

from typing import Any

from django import forms
from django.contrib.gis.geos import Point
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from geo.forms import clean_lon_lat
from geo.locating import Located, locate
from geo.models import Level, Region

LISTED = (Level.REGION, Level.DISTRICT)


class PlacedForm(forms.Form):
    """Longitude and latitude are plain decimals; without a script a district stands for both."""

    lon = forms.CharField(label=_("Longitude"), max_length=24, required=False)
    lat = forms.CharField(label=_("Latitude"), max_length=24, required=False)
    district = forms.ModelChoiceField(
        Region.objects.none(), label=_("Or choose a district"), required=False
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        listed = Region.objects.filter(level__in=LISTED, centre__isnull=False)
        self.fields["district"].queryset = listed.order_by("path")

    def clean(self) -> dict[str, Any]:
        """The point, or the middle of the district where no point was given."""
        given = super().clean()
        district = given.get("district")
        try:
            given |= numbers_of(_point(given, district))
        except ValidationError as trouble:
            self.add_error("lon", trouble)
        return given


class SidedForm(PlacedForm):
    """Near a border a person says on which side of it the place lies."""

    side = forms.ModelChoiceField(
        Region.objects.none(),
        label=_("Which side of the border?"),
        to_field_name="kato",
        required=False,
        widget=forms.RadioSelect,
        empty_label=None,
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["side"].queryset = Region.objects.all()
        self.sides: list[Region] = []

    def clean(self) -> dict[str, Any]:
        """The side, where there are two."""
        given = super().clean()
        if "lon" not in self.errors and given.get("lon"):
            self.settle(locate(clean_lon_lat(given["lon"], given["lat"])))
        return given

    def settle(self, place: Located) -> None:
        """Near a border both sides are offered, and one is chosen."""
        self.sides = sides_of(place)
        if self.sides and self.cleaned_data.get("side") not in self.sides:
            near = _("The place is closer than 200 m to a border. Choose the side it is on.")
            self.add_error("side", ValidationError(near, code="side_missing"))


def sides_of(place: Located) -> list[Region]:
    """The units on both sides of a near border, the finest of each side only."""
    if place.outside or not place.alternatives:
        return []
    held = [one.path for one in place.alternatives]
    finest = [
        one
        for one in place.alternatives
        if not any(path != one.path and path.startswith(one.path) for path in held)
    ]
    return [place.district or place.region, *finest]


def _point(given: dict[str, Any], district: Region | None) -> Point:
    lon, lat = given.get("lon"), given.get("lat")
    if lon or lat:
        return clean_lon_lat(lon, lat)
    if district is None:
        raise ValidationError(_("Say where it is."), code="place_missing")
    return district.centre


def numbers_of(place: Point | None) -> dict[str, str]:
    """A point as the two fields hold it."""
    return {"lon": f"{place.x:.6f}", "lat": f"{place.y:.6f}"} if place else {}
