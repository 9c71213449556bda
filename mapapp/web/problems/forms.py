"""The report of a problem: one form for a thumb, for a keyboard and for a page without scripts.

Only place and kind are asked; everything else is optional. A place is two numbers, however it
was found: by the cross over the map, by an address, from the list of districts.
"""

from typing import Any
from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from geo.forms import clean_lon_lat
from geo.geocoding import geocoder
from geo.locating import Located, locate
from geo.models import Region
from initiatives.reporting import LANGUAGES, MOST_LETTERS, MOST_PHOTOS
from initiatives.taxonomy import ProblemCategory
from kernel.workflow import Refusal
from mapapp.web import refusals
from mapapp.web.initiatives.place_form import PlacedForm
from mapapp.web.photos.forms import PhotosField
from mapapp.web.problems.tiles import TILES_SHOWN, Tile, tiles

FIELD_OF = {
    "outside_kazakhstan": "lon",
    "category_unknown": "category",
    "text_too_long": "text",
    "photos_too_many": "photos",
}


class ReportForm(PlacedForm):
    """What a person sends."""

    client_id = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    address = forms.CharField(
        label=_("Find an address, a village, a city"), max_length=80, required=False
    )
    found = forms.ChoiceField(
        label=_("Which of these?"), choices=(), required=False, widget=forms.RadioSelect
    )
    side = forms.ModelChoiceField(
        Region.objects.none(),
        label=_("Which side of the border?"),
        to_field_name="kato",
        required=False,
        widget=forms.RadioSelect,
        empty_label=None,
    )
    category = forms.ModelChoiceField(
        ProblemCategory.objects.none(),
        label=_("What is wrong?"),
        to_field_name="code",
        error_messages={
            "required": _("Choose what is wrong."),
            "invalid_choice": _("Choose one of the kinds in the list."),
        },
    )
    photos = PhotosField(label=_("Photos"), required=False)
    text = forms.CharField(
        label=_("In your own words"),
        max_length=MOST_LETTERS,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    shows_name = forms.BooleanField(label=_("Show my name"), required=False)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["category"].queryset = ProblemCategory.objects.in_use()
        self.fields["district"].empty_label = _("Choose…")
        self.fields["lon"].label = _("Place, longitude")
        self.fields["lat"].label = _("Place, latitude")
        self.fields["side"].queryset = Region.objects.all()
        self.fields["found"].choices = self._found
        self.sides: list[Region] = []

    @cached_property
    def _found(self) -> list[tuple[str, str]]:
        """The places an address may mean, each as its two numbers."""
        words = (self.data or self.initial).get("address", "").strip()
        places = geocoder().search(words, get_language()) if words else []
        return [(f"{one.point.x:.6f} {one.point.y:.6f}", one.label) for one in places]

    def clean(self) -> dict[str, Any]:
        """The place, the side of a border it belongs to, and no more photos than are kept."""
        self._take_found()
        given = super().clean()
        if "lon" not in self.errors and given.get("lon"):
            self._settle(locate(clean_lon_lat(given["lon"], given["lat"])))
        if len(given.get("photos") or []) > MOST_PHOTOS:
            self.refuse(Refusal("photos_too_many", most=MOST_PHOTOS))
        return given

    def _take_found(self) -> None:
        """An address with one answer is that place; with several, the chosen one."""
        given = self.cleaned_data
        if given.get("lon") or given.get("lat") or given.get("district"):
            return
        choices = [value for value, _label in self._found]
        chosen = given.get("found") or (choices[0] if len(choices) == 1 else "")
        if chosen:
            given["lon"], given["lat"] = chosen.split()
        elif choices:
            self.add_error("found", ValidationError(_("Choose the place you mean.")))

    def _settle(self, place: Located) -> None:
        """Outside is a clear answer; near a border both sides are offered."""
        if place.outside:
            self.refuse(Refusal("outside_kazakhstan"))
            return
        self.sides = sides_of(place)
        chosen = self.cleaned_data.get("side")
        if self.sides and chosen not in self.sides:
            near = _("The place is closer than 200 m to a border. Choose the side it is on.")
            self.add_error("side", ValidationError(near, code="side_missing"))

    @property
    def asks_for_place(self) -> bool:
        """The place must be mended: the screen where it is chosen comes first."""
        return bool({"lon", "lat", "side", "found"} & set(self.errors))

    def refuse(self, refusal: Refusal) -> None:
        """A refusal of the domain beside the field it speaks of."""
        is_photo = refusal.code.startswith("photo")
        name = FIELD_OF.get(refusal.code, "photos" if is_photo else None)
        self.add_error(name, refusals.words(refusal))

    @property
    def tiles(self) -> list[Tile]:
        """The kinds most often told of."""
        return tiles(self["category"])[:TILES_SHOWN]

    @property
    def more_tiles(self) -> list[Tile]:
        """The others."""
        return tiles(self["category"])[TILES_SHOWN:]

    @property
    def facts(self) -> dict[str, Any]:
        """What the verb takes."""
        given = self.cleaned_data
        language = (get_language() or "kk")[:2]
        return {
            "client_id": given["client_id"],
            "lon": float(given["lon"]),
            "lat": float(given["lat"]),
            "chosen_region": given["side"],
            "category": given["category"],
            "photos": given["photos"],
            "text": given["text"],
            "hides_name": not given["shows_name"],
            "language": language if language in LANGUAGES else "kk",
        }


def sides_of(place: Located) -> list[Region]:
    """The units on both sides of a near border, the finest of each side only."""
    if not place.alternatives:
        return []
    held = [one.path for one in place.alternatives]
    finest = [
        one
        for one in place.alternatives
        if not any(path != one.path and path.startswith(one.path) for path in held)
    ]
    return [place.district or place.region, *finest]
