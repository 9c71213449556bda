"""What owners type about themselves: who they are, where from, how far, with what."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from accounts.bin import is_valid_bin
from geo.forms import clean_lon_lat
from initiatives.taxonomy import Direction, ResourceKind, Skill
from mapapp.web.choosing import read_once
from mapapp.web.lines_field import LinesField
from mapapp.web.places.forms import PlacedForm, numbers_of
from resources.models import LegalPerson, Offer, Owner
from resources.models.owner import TRAVELS_LEAST_KM, TRAVELS_MOST_KM


class WordsField(forms.ModelMultipleChoiceField):
    """Several words of a reference list, as boxes to tick."""

    widget = forms.CheckboxSelectMultiple


class OwnerForm(PlacedForm, forms.ModelForm):
    """A centre, a distance and words; saved by `keeping.keep`."""

    directions = WordsField(
        Direction.objects.none(), label=_("What you want to help with"), required=False
    )
    skills = WordsField(Skill.objects.none(), label=_("What you can do"), required=False)
    travels_km = forms.IntegerField(
        label=_("How far you would go, km"),
        min_value=TRAVELS_LEAST_KM,
        max_value=TRAVELS_MOST_KM,
        initial=5,
    )

    class Meta:
        model = Owner
        fields = ["travels_km", "directions", "skills", "language", "is_available"]
        labels = {
            "language": _("Language of letters"),
            "is_available": _("May be shown to initiatives that look for help"),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Django's own
        super().__init__(*args, **kwargs)
        self.fields["directions"].queryset = Direction.objects.in_use()
        self.fields["skills"].queryset = Skill.objects.in_use()
        if self.instance.pk:
            self.initial |= numbers_of(self.instance.home)

    def clean(self) -> dict[str, Any]:
        """The centre: a district, if one is chosen, is newer than the point kept before."""
        if self.cleaned_data.get("district"):
            self.cleaned_data |= {"lon": "", "lat": ""}
        given = super().clean()
        if "lon" not in self.errors:
            self.instance.home = clean_lon_lat(given["lon"], given["lat"])
        return given


class BodyForm(OwnerForm):
    """A group or a body: it has a name of its own."""

    class Meta(OwnerForm.Meta):
        fields = ["name", "about", *OwnerForm.Meta.fields]
        field_classes = {"about": LinesField}
        labels = OwnerForm.Meta.labels | {"name": _("Name"), "about": _("What you do")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Django's own
        super().__init__(*args, **kwargs)
        self.fields["name"].required = True


class LegalBodyForm(BodyForm):
    """A registered organisation or a business: it has a number in the register."""

    bin = forms.CharField(
        label=_("BIN"), max_length=20, help_text=_("Twelve digits of the business number")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Django's own
        super().__init__(*args, **kwargs)
        kept = LegalPerson.objects.filter(owner=self.instance.pk).first()
        if kept:
            self.initial.setdefault("bin", kept.bin)

    def clean_bin(self) -> str:
        """Twelve digits with a right last one, that nobody else has."""
        number = "".join(self.cleaned_data["bin"].split())
        if not is_valid_bin(number):
            raise ValidationError(_("This is not a business number."), code="bin_wrong")
        if LegalPerson.objects.filter(bin=number).exclude(owner=self.instance.pk).exists():
            raise ValidationError(
                _("Another organisation with this number is here already."), code="bin_taken"
            )
        return number


FORM_OF_KIND: dict[str, type[OwnerForm]] = {
    Owner.Kind.VOLUNTEER: OwnerForm,
    Owner.Kind.GROUP: BodyForm,
    Owner.Kind.ORGANISATION: LegalBodyForm,
    Owner.Kind.BUSINESS: LegalBodyForm,
}


class OfferForm(forms.ModelForm):
    """Something an owner is ready to share."""

    class Meta:
        model = Offer
        fields = ["resource_kind", "title", "quantity"]
        labels = {
            "resource_kind": _("Kind"),
            "title": _("What you can share"),
            "quantity": _("How many"),
        }

    def __init__(
        self,
        *args: Any,  # noqa: ANN401 - Django's own
        kinds: QuerySet[ResourceKind] | None = None,
        **kwargs: Any,  # noqa: ANN401 - the same
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["resource_kind"].queryset = ResourceKind.objects.in_use()
        read_once(self.fields["resource_kind"], kinds)
        self.fields["quantity"].min_value = 1
