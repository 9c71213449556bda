"""Where it is, for a page without scripts as for one with them: an address, a photo, a district.

A place is two numbers, however it was found.
"""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from geo.geocoding import geocoder
from geo.locating import Located
from kernel.workflow import Refusal
from mapapp.web.places.forms import SidedForm
from mapapp.web.problems import kept_photos

Choices = list[tuple[str, str]]


class PinnedForm(SidedForm):
    """A place in Kazakhstan, found by an address or a photo too."""

    address = forms.CharField(
        label=gettext_lazy("Find an address, a village, a city"), max_length=80, required=False
    )
    found = forms.ChoiceField(
        label=gettext_lazy("Which of these?"),
        choices=(),
        required=False,
        widget=forms.RadioSelect,
    )
    photo_place = forms.CharField(widget=forms.HiddenInput, max_length=40, required=False)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["district"].empty_label = _("Choose…")
        self.fields["lon"].label = _("Place, longitude")
        self.fields["lat"].label = _("Place, latitude")
        self.fields["found"].choices = self._found

    @cached_property
    def _found(self) -> Choices:
        """The places a photo and an address may mean, each as its two numbers."""
        words = (self.data or self.initial).get("address", "").strip()
        places = geocoder().search(words, get_language()) if words else []
        found = [(f"{one.point.x:.6f} {one.point.y:.6f}", one.label) for one in places]
        if self.photo_spot:
            found.insert(0, (self.photo_spot, _("Where the photo was taken")))
        return found

    @cached_property
    def photo_spot(self) -> str:
        """Where a photo says it was taken: offered like an address, never taken by itself."""
        files = self.files.getlist("photos") if self.files else []
        remembered = (self.data or self.initial).get("photo_place", "")
        return kept_photos.taken_at(files) or kept_photos.spot_in(remembered)

    def clean(self) -> dict[str, Any]:
        """What was found counts as typed."""
        self._take_found()
        return super().clean()

    def _take_found(self) -> None:
        """An address with one answer is that place; with several, or a photo's, the chosen one."""
        given = self.cleaned_data
        if given.get("lon") or given.get("lat") or given.get("district"):
            return
        choices = [value for value, _label in self._found]
        only = choices[0] if len(choices) == 1 and not self.photo_spot else ""
        if chosen := given.get("found") or only:
            given["lon"], given["lat"] = chosen.split()
        elif choices:
            self.add_error("found", ValidationError(_("Choose the place you mean.")))

    def settle(self, place: Located) -> None:
        """Outside is a clear answer."""
        if place.outside:
            self.refuse(Refusal("outside_kazakhstan"))
        else:
            super().settle(place)

    @property
    def asks_for_place(self) -> bool:
        """The place must be mended: the screen where it is chosen comes first."""
        return bool({"lon", "lat", "side", "found"} & set(self.errors))

    def refuse(self, refusal: Refusal) -> None:
        """A refusal of the domain beside the field it speaks of."""
        raise NotImplementedError
