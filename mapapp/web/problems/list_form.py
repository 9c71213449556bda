"""The filter of the list as people see it; the names are those of `PinFilter`."""

from collections.abc import Iterable

from django import forms
from django.utils.translation import gettext_lazy as _

from geo.models import Pin
from initiatives.taxonomy import ProblemCategory
from mapapp.web.map.forms import regions


class ListForm(forms.Form):
    """What may be asked of the list; it draws, `PinFilter` decides."""

    q = forms.CharField(label=_("Words"), required=False, max_length=80)
    topic = forms.ChoiceField(label=_("What is wrong"), required=False)
    stage_group = forms.ChoiceField(label=_("Where it stands"), required=False)
    region = forms.ChoiceField(label=_("Region"), required=False)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        anything = ("", _("Any"))
        words = [(word.code, word.name) for word in ProblemCategory.objects.in_use()]
        self.fields["topic"].choices = [anything, *words]
        self.fields["stage_group"].choices = [anything, *Pin.StageGroup.choices]
        self.fields["region"].choices = regions()

    def named(self, pins: Iterable[Pin]) -> list[tuple[Pin, str]]:
        """Each pin with what its kind of trouble is called."""
        names = dict(self.fields["topic"].choices)
        return [(pin, names.get(pin.topic, "")) for pin in pins]
