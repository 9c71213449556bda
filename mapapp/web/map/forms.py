"""The filter as people see it: the same names as `PinFilter`, with the words to choose from."""

from django import forms
from django.utils.translation import gettext_lazy as _

from geo.models import Pin
from initiatives.stages import ON_THE_MAP, PROBLEM_ON_THE_MAP, ProblemStage, Stage
from initiatives.taxonomy import Direction, ProblemCategory
from mapapp.web.choosing import once
from mapapp.web.places.choices import all_regions, districts_of

KINDS = [
    (Pin.Kind.PROBLEM, _("Problems")),
    (Pin.Kind.INITIATIVE, _("Initiatives")),
    (Pin.Kind.OWNER, _("Who can help")),
]
NEEDS = [("people", _("People")), ("things", _("Things")), ("money", _("Money"))]


def topics() -> list:
    """Categories of problems and directions of initiatives, each under its own heading."""
    groups = ((_("What is wrong"), ProblemCategory), (_("What is proposed"), Direction))
    return [
        ("", _("Any")),
        *(
            (head, [(word.code, word.name) for word in words.objects.in_use()])
            for head, words in groups
        ),
    ]


def stages() -> list:
    """Where problems and initiatives can stand on the map, each under its own heading."""
    groups = (
        (_("Problems"), ProblemStage, PROBLEM_ON_THE_MAP),
        (_("Initiatives"), Stage, ON_THE_MAP),
    )
    return [
        ("", _("Any")),
        *(
            (head, [(stage.value, stage.label) for stage in words if stage in shown])
            for head, words, shown in groups
        ),
    ]


def regions() -> list:
    """The first level, by name."""
    return [("", _("All Kazakhstan")), *((unit.kato, unit.name) for unit in all_regions())]


def districts(kato: str) -> list:
    """The districts of the chosen region, by name."""
    return [("", _("The whole region")), *((d.kato, d.name) for d in districts_of(kato))]


class Ticks(forms.MultipleChoiceField):
    """Several answers at once, each a box to tick."""

    widget = forms.CheckboxSelectMultiple


class MapForm(forms.Form):
    """What may be asked of the map; it draws, `PinFilter` decides."""

    q = forms.CharField(label=_("Words"), required=False, max_length=80)
    kind = Ticks(label=_("What to show"), choices=KINDS, required=False)
    stage_group = Ticks(label=_("How far it is"), choices=Pin.StageGroup.choices, required=False)
    needs = Ticks(label=_("What it needs"), choices=NEEDS, required=False)
    topic = forms.ChoiceField(label=_("What it is about"), required=False)
    stage = forms.ChoiceField(label=_("Stage"), required=False)
    region = forms.ChoiceField(label=_("Region"), required=False)
    district = forms.ChoiceField(label=_("District"), required=False)
    since = forms.DateField(label=_("From"), required=False)
    until = forms.DateField(label=_("Until"), required=False)

    def __init__(self, data: object) -> None:
        super().__init__(data, label_suffix="")
        self.fields["topic"].choices = once(topics)
        self.fields["stage"].choices = stages
        self.fields["region"].choices = once(regions)
        self.fields["district"].choices = districts(self.data.get("region", ""))
