"""The filter of the list as people see it; the names are those of `PinFilter`."""

from django import forms
from django.utils.translation import gettext_lazy as _

from geo.models import Pin
from initiatives.models import Direction
from mapapp.web.map.forms import NEEDS, regions


class ListForm(forms.Form):
    """What may be asked of the list; it draws, `PinFilter` decides."""

    q = forms.CharField(label=_("Words"), required=False, max_length=80)
    topic = forms.ChoiceField(label=_("Sphere"), required=False)
    stage_group = forms.ChoiceField(label=_("Where it stands"), required=False)
    region = forms.ChoiceField(label=_("Region"), required=False)
    needs = forms.MultipleChoiceField(
        label=_("Needs"), choices=NEEDS, required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        anything = ("", _("Any"))
        words = [(word.code, word.name) for word in Direction.objects.in_use()]
        self.fields["topic"].choices = [anything, *words]
        self.fields["stage_group"].choices = [anything, *Pin.StageGroup.choices]
        self.fields["region"].choices = regions()

    @property
    def selects(self) -> list[forms.BoundField]:
        """The questions with one answer."""
        return [self[name] for name in ("topic", "stage_group", "region")]

    @property
    def chosen(self) -> int:
        """How many filters are on, words aside."""
        return sum(bool(self.data.get(name)) for name in self.fields if name != "q")
