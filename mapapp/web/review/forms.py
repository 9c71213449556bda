"""The filter of the desk: kept in the address, so that a view can be saved and shared."""

from typing import Any

from django import forms
from django.db.models import Q
from django.utils.functional import cached_property
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from accounts.models import Office
from geo.models import Level, Region
from initiatives.models.about import THINGS
from initiatives.stages import ProblemStage, Stage
from initiatives.taxonomy import ProblemCategory
from mapapp.web.move_forms import day_field
from mapapp.web.review.conditions import CONDITIONS, NOBODY, NOTHING, condition

ANY = ("", _("Any"))
KINDS = [ANY, ("problem", _("Problems")), ("initiative", _("Initiatives"))]
COUNTED = [
    ("new", _("New")),
    ("today", _("Due today")),
    ("overdue", _("Overdue")),
    ("waiting", _("Waiting for the author")),
    ("doubted", _("Asked to be reopened")),
]
STATES = [
    ANY,
    *COUNTED,
    ("soon", _("Due within three days")),
    ("week", _("Due within a week")),
    ("none", _("No term")),
]
MINE = "mine"
HANDS = [ANY, (MINE, _("Mine")), (NOBODY, _("Nobody's yet"))]
A_PAGE, MOST = 50, 200
PAGES = [("", "50"), ("100", "100"), ("200", "200")]
MOST_SUPPORTERS = 1_000_000


class DeskForm(forms.Form):
    """What may be asked of the desk; a wrong answer filters nothing."""

    q = forms.CharField(
        label=_("Words or number"),
        max_length=80,
        required=False,
        widget=forms.TextInput(attrs={"type": "search", "enterkeyhint": "search"}),
    )
    state = forms.ChoiceField(label=_("Term"), choices=STATES, required=False)
    kind = forms.ChoiceField(label=_("What"), choices=KINDS, required=False)
    stage = forms.ChoiceField(label=_("Stage"), required=False)
    district = forms.ChoiceField(label=_("District"), required=False)
    category = forms.ChoiceField(label=_("Kind of problem"), required=False)
    hands = forms.ChoiceField(label=_("In whose hands"), choices=HANDS, required=False)
    due_from = day_field(_("Due from"))
    due_until = day_field(_("Due until"))
    supporters = forms.IntegerField(
        label=_("“Me too” at least"),
        min_value=1,
        max_value=MOST_SUPPORTERS,
        required=False,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )
    rows = forms.ChoiceField(label=_("Lines on a page"), choices=PAGES, required=False)
    photos = forms.BooleanField(label=_("With photos"), required=False)

    def __init__(self, data: Any, *, user: Any) -> None:  # noqa: ANN401 - a QueryDict, a user
        super().__init__(data, label_suffix="")
        self.user = user
        categories = [(word.code, word.name) for word in ProblemCategory.objects.in_use()]
        self.fields["category"].choices = [ANY, *categories]
        self.fields["district"].choices = [ANY, *districts_of(user.offices)]
        self.fields["stage"].choices = [
            ANY,
            (_("Problems"), ProblemStage.choices),
            (_("Initiatives"), Stage.choices),
        ]

    @cached_property
    def understood(self) -> dict[str, Any]:
        """What was answered, as far as it was understood."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}

    @cached_property
    def asked(self) -> dict[str, str]:
        """The filter as it stands in an address."""
        return {name: _as_text(self.understood[name]) for name in self._answers}

    @property
    def kept(self) -> dict[str, str]:
        """The filter and the length of a page: what every link of the desk carries."""
        rows = self.understood.get("rows")
        return self.asked | ({"rows": rows} if rows else {})

    @property
    def address(self) -> str:
        """The same as a query."""
        return urlencode(self.kept)

    @property
    def a_page(self) -> int:
        """How many lines a page has."""
        return int(self.understood.get("rows") or A_PAGE)

    @property
    def chosen(self) -> dict[str, Q]:
        """The condition for each table."""
        answers = {name: self.understood[name] for name in self._answers}
        if answers.get("hands") == MINE:
            answers["hands"] = self.user.pk
        return {kind: condition(kind, answers) for kind in THINGS}

    @property
    def _answers(self) -> list[str]:
        return [name for name in CONDITIONS if name in self.understood]


def _as_text(value: Any) -> str:  # noqa: ANN401 - a word, a number, a day or a tick
    if value is True:
        return "on"
    return value if isinstance(value, str) else str(value)


def districts_of(offices: tuple[Office, ...]) -> list[tuple[str, str]]:
    """The districts of the territories a person answers for, by their paths."""
    lands = NOTHING
    for office in offices:
        lands |= Q(path__startswith=office.region.path)
    units = Region.objects.filter(lands, level=Level.DISTRICT).order_by("path")
    return [(unit.path, unit.name) for unit in units]
