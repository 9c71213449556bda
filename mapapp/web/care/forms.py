"""What is said of a thing that is looked after, of a visit to it, and of a round."""

from typing import Any
from uuid import uuid4

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from initiatives.models import CareKind, CarePoint, CareState
from initiatives.visiting import MOST_LETTERS
from kernel.workflow import Refusal
from mapapp.web import refusals
from mapapp.web.move_forms import day_field, words_field
from mapapp.web.photos.forms import PhotosField, PhotosInput
from mapapp.web.places.forms import SidedForm

FIELD_OF = {
    "outside_kazakhstan": "lon",
    "care_point_far": "lon",
    "care_kind_unknown": "kind",
    "care_state_unknown": "state",
    "text_too_long": "note",
    "visit_ahead": "day",
    "visit_too_old": "day",
    "visited_that_day": "day",
    "round_until_past": "until",
    "round_too_long": "until",
}


class RefusableForm(forms.Form):
    """A form whose domain may refuse; the words stand beside the field they speak of."""

    def refuse(self, refusal: Refusal) -> None:
        """A refusal of the domain."""
        is_photo = refusal.code.startswith("photo")
        name = "photos" if is_photo else FIELD_OF.get(refusal.code)
        self.add_error(name if name in self.fields else None, refusals.words(refusal))


class KindChoice(forms.ModelChoiceField):
    """A kind by its name, and how far everybody sees where it is."""

    def label_from_instance(self, kind: CareKind) -> str:
        """What a person must know before choosing."""
        if kind.is_sensitive:
            said = _("%(kind)s: everybody sees only a cell of about %(km)s km")
            return said % {"kind": kind.name, "km": kind.cell_km}
        return kind.name


class PointForm(RefusableForm, SidedForm):
    """A thing at a place."""

    kind = KindChoice(
        CareKind.objects.none(),
        label=gettext_lazy("What is it?"),
        to_field_name="code",
        widget=forms.RadioSelect,
        empty_label=None,
        error_messages={"required": gettext_lazy("Choose what it is.")},
    )
    title = forms.CharField(
        label=gettext_lazy("How do you call it?"),
        help_text=gettext_lazy("For instance: the old oak at the school gate."),
        max_length=80,
        required=False,
    )
    field_order = ["kind", "title", "lon", "lat", "side", "district"]

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].queryset = CareKind.objects.in_use()

    @property
    def facts(self) -> dict[str, Any]:
        """What the verb takes."""
        given = self.cleaned_data
        place = {"lon": float(given["lon"]), "lat": float(given["lat"]), "chosen": given["side"]}
        return {"kind": given["kind"], "title": given["title"], **place}


class VisitForm(RefusableForm):
    """How it was found, when, and what else there is to say."""

    client_id = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    # the number of a thing that was struck out is given again; a form on the road knows its own
    point = forms.IntegerField(widget=forms.HiddenInput, required=False)
    state = forms.ChoiceField(
        label=gettext_lazy("How is it?"),
        choices=CareState.choices,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Say how it is.")},
    )
    note = words_field(
        gettext_lazy("What did you see or do?"), rows=3, most=MOST_LETTERS, required=False
    )
    photos = PhotosField(
        label=gettext_lazy("Photo"),
        required=False,
        widget=PhotosInput({"multiple": False}),
        help_text=gettext_lazy("Place, date and camera are removed from it before it is kept."),
    )
    day = day_field(gettext_lazy("When were you there?"), required=True)

    def __init__(self, *args: object, of: CarePoint, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.of = of
        self.fields["point"].initial = of.pk
        self.fields["day"].initial = timezone.localdate

    @property
    def is_of_another(self) -> bool:
        """Written at another thing, which had this number before."""
        return self.cleaned_data["point"] not in (None, self.of.pk)

    @property
    def facts(self) -> dict[str, Any]:
        """What the verb takes."""
        given = dict(self.cleaned_data)
        del given["point"]
        photos = given.pop("photos")
        return given | {"photo": photos[0] if photos else None}


class RoundForm(RefusableForm):
    """Until when everything is to be visited once."""

    until = day_field(gettext_lazy("Until which day?"), required=True)
