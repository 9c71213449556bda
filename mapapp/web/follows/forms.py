"""What a person says about a follow: where, about what, how often."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from geo.corners import CornersField, as_text
from geo.density import usual_radius_km
from geo.forms import clean_lon_lat
from geo.models import Level, Pin, Region
from mapapp.web.map.forms import Ticks, topics
from mapapp.web.places.forms import numbers_of
from notifications.models import Cadence, Follow, Hearing, Shape
from notifications.models.follow import LEAST_KM, MOST_KM

FOLLOWED = (Pin.Kind.PROBLEM, Pin.Kind.INITIATIVE, Pin.Kind.OPPORTUNITY)
KINDS = [(kind.value, kind.label) for kind in FOLLOWED]


class CadenceForm(forms.Form):
    """How often, and a name of one's own."""

    cadence = forms.ChoiceField(
        label=_("How often"),
        choices=Cadence.choices,
        widget=forms.RadioSelect,
        initial=Cadence.WEEKLY,
    )

    def __init__(self, *args: Any, follow: Follow, **kwargs: Any) -> None:  # noqa: ANN401 - Django's own
        self.follow = follow
        super().__init__(*args, label_suffix="", **kwargs)

    def clean(self) -> dict[str, Any]:
        """Put what was said into the follow, kept or not."""
        given = super().clean()
        for name in self.KEPT:
            if name in given:
                setattr(self.follow, name, given[name])
        return given

    KEPT: tuple[str, ...] = ("cadence",)


class FollowForm(CadenceForm):
    """An area of any shape; a subclass says which."""

    kinds = Ticks(label=_("What to tell of"), choices=KINDS, required=False)
    stage_groups = Ticks(label=_("How far it is"), choices=Pin.StageGroup.choices, required=False)
    topics = forms.MultipleChoiceField(
        label=_("What it is about"), widget=forms.CheckboxSelectMultiple, required=False
    )
    name = forms.CharField(
        label=_("Your name for it"),
        max_length=80,
        required=False,
        help_text=_("Such as “around my mother's house”. Only you see it."),
    )

    field_order: tuple[str, ...] = ()
    KEPT = ("cadence", "kinds", "stage_groups", "topics", "name")

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Django's own
        super().__init__(*args, **kwargs)
        self.fields["topics"].choices = [group for group in topics() if group[0]]
        for name in ("kinds", "stage_groups", "topics"):
            self.fields[name].help_text = _("Nothing chosen means everything.")


class CircleForm(FollowForm):
    """A point and a distance; an empty distance is the usual one of the place."""

    lon = forms.CharField(label=_("Longitude"), max_length=24, required=False)
    lat = forms.CharField(label=_("Latitude"), max_length=24, required=False)
    radius_km = forms.DecimalField(
        label=_("How far around, km"),
        min_value=LEAST_KM,
        max_value=MOST_KM,
        max_digits=4,
        decimal_places=1,
        required=False,
        help_text=_("From 0.5 to 100. Empty: what is usual there, less in a city."),
    )

    def clean(self) -> dict[str, Any]:
        """The checked centre; the distance, if none was said, by how many live around."""
        given = super().clean()
        try:
            self.follow.centre = self._centre(given)
        except ValidationError as trouble:
            self.add_error("lon", trouble)
        else:
            radius = given.get("radius_km") or usual_radius_km(self.follow.centre)
            self.follow.radius_km = radius
        return given

    def _centre(self, given: dict[str, Any]) -> Any:  # noqa: ANN401 - a point
        if not (given.get("lon") or given.get("lat")):
            raise ValidationError(_("Say where it is."), code="place_missing")
        return clean_lon_lat(given.get("lon"), given.get("lat"))


class RegionForm(FollowForm):
    """A unit of the tree: the whole country, a region, a district."""

    region = forms.ModelChoiceField(
        Region.objects.none(),
        label=_("Region or district"),
        to_field_name="kato",
        empty_label="—",
        error_messages={"required": _("Choose a region or a district.")},
    )
    KEPT = (*FollowForm.KEPT, "region")

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Django's own
        super().__init__(*args, **kwargs)
        listed = Region.objects.filter(level__lte=Level.DISTRICT).order_by("path")
        self.fields["region"].queryset = listed
        self.fields["region"].label_from_instance = _indented


def _indented(unit: Region) -> str:
    """Districts stand under their region."""
    return f"{'– ' * max(unit.level - Level.REGION, 0)}{unit.name}"


class DrawnForm(FollowForm):
    """Corners tapped on the map, or typed."""

    corners = CornersField(
        label=_("Corners of the area"),
        help_text=_("Longitude and latitude of each corner: 71.40,51.10 71.50,51.10 71.45,51.20"),
        error_messages={"required": _("Draw an area: at least three corners.")},
    )

    def clean(self) -> dict[str, Any]:
        """The checked polygon."""
        given = super().clean()
        if given.get("corners"):
            self.follow.drawn = given["corners"]
        return given


FORMS: dict[str, type[CadenceForm]] = {
    Shape.THING: CadenceForm,
    Shape.CIRCLE: CircleForm,
    Shape.REGION: RegionForm,
    Shape.DRAWN: DrawnForm,
}


def kept_in(follow: Follow) -> dict[str, Any]:
    """A follow as its form holds it."""
    radius = {"radius_km": follow.radius_km} if follow.radius_km else {}
    return {
        **{name: getattr(follow, name) for name in FollowForm.KEPT},
        **numbers_of(follow.centre),
        **radius,
        "region": follow.region.kato if follow.region else "",
        "corners": as_text(follow.drawn) if follow.drawn else "",
    }


class HearingForm(forms.ModelForm):
    """By which ways a person hears, and when never."""

    class Meta:
        model = Hearing
        fields = ("by_email", "by_push", "quiet_from", "quiet_until")
        labels = {
            "by_email": _("By e-mail"),
            "by_push": _("On the screen of my devices"),
            "quiet_from": _("Quiet from"),
            "quiet_until": _("Quiet until"),
        }
        widgets = {
            "quiet_from": forms.TimeInput({"type": "time"}, format="%H:%M"),
            "quiet_until": forms.TimeInput({"type": "time"}, format="%H:%M"),
        }
        help_texts = {
            "quiet_until": _(
                "In the time of Kazakhstan. What happens meanwhile comes afterwards."
            ),
        }

    def clean(self) -> dict[str, Any]:
        """Quiet hours have two ends."""
        given = super().clean()
        ends = [given.get("quiet_from"), given.get("quiet_until")]
        if any(ends) and not all(end is not None for end in ends):
            missing = "quiet_from" if ends[0] is None else "quiet_until"
            self.add_error(missing, ValidationError(_("Say both ends of the quiet hours.")))
        return given
