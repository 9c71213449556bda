"""The report of a problem: one form for a thumb, for a keyboard and for a page without scripts.

Only place and kind are asked; everything else is optional.
"""

from typing import Any
from uuid import uuid4

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from geo.forms import clean_lon_lat
from initiatives.duplicates import likely_duplicates
from initiatives.models import Problem
from initiatives.reporting import LANGUAGES, MOST_LETTERS, MOST_PHOTOS
from initiatives.taxonomy import EmergencyPhone, ProblemCategory
from kernel.workflow import Refusal
from mapapp.web import refusals
from mapapp.web.lines_field import LinesField
from mapapp.web.photos.forms import PhotosField
from mapapp.web.problems import kept_photos
from mapapp.web.problems.place_form import PinnedForm
from mapapp.web.problems.questioned_form import QuestionedForm
from mapapp.web.problems.tiles import TILES_SHOWN, Tile, tiles

FIELD_OF = {
    "outside_kazakhstan": "lon",
    "territory_of_another": "lon",
    "category_unknown": "category",
    "text_too_long": "text",
    "photos_too_many": "photos",
}


class ReportForm(QuestionedForm, PinnedForm):
    """What a person sends."""

    client_id = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
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
    text = LinesField(
        label=_("In your own words"),
        max_length=MOST_LETTERS,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    shows_name = forms.BooleanField(label=_("Show my name"), required=False)
    field_order = ["client_id", "lon", "lat", "found", "side", "district", "category", "answers"]

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["category"].queryset = ProblemCategory.objects.in_use()
        self.seals: list[str] = self.data.getlist(kept_photos.FIELD) if self.is_bound else []

    def clean(self) -> dict[str, Any]:
        """No more photos than are kept."""
        given = super().clean()
        given["waiting"] = kept_photos.keys_of(self.seals)
        if len(given.get("photos") or []) + len(given["waiting"]) > MOST_PHOTOS:
            self.refuse(Refusal("photos_too_many", most=MOST_PHOTOS))
        return given

    def refuse(self, refusal: Refusal) -> None:
        """A refusal of the domain beside the field it speaks of."""
        is_photo = refusal.code.startswith("photo")
        name = FIELD_OF.get(refusal.code, "photos" if is_photo else None)
        self.add_error(name, refusals.words(refusal))

    @cached_property
    def likely(self) -> list[Problem]:
        """Perhaps the same, for a page without scripts: asked once, before it is sent."""
        if not self.is_first_page or self.errors:
            return []
        given = self.cleaned_data
        place = clean_lon_lat(given["lon"], given["lat"])
        return likely_duplicates(place, category=given["category"], text=given["text"])

    @property
    def has_a_second_page(self) -> bool:
        """Something is asked or shown before it goes."""
        return self.is_asking or bool(self.likely)

    @property
    def tiles(self) -> list[Tile]:
        """The kinds most often told of."""
        return tiles(self["category"])[:TILES_SHOWN]

    @property
    def more_tiles(self) -> list[Tile]:
        """The others."""
        return tiles(self["category"])[TILES_SHOWN:]

    @property
    def emergency_phones(self) -> list[EmergencyPhone]:
        """Whom to call before writing."""
        return list(EmergencyPhone.objects.in_use())

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
            "waiting": given["waiting"],
            "text": given["text"],
            "sheet": self.sheet if self.heard else None,
            "answers": self.heard,
            "hides_name": not given["shows_name"],
            "language": language if language in LANGUAGES else "kk",
        }
