"""What moderation asks: which rule, why, and which parts of a photo."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from community.breaches import Breach
from community.flagging import MOST_WORDS
from community.models import Decision
from mapapp.web.move_forms import words_field

BREACHES = [("", _("Choose…")), *Breach.choices]
SIDES = {
    "left": _("From the left"),
    "top": _("From the top"),
    "width": _("Width"),
    "height": _("Height"),
}
ROWS, IN_THOUSANDTHS = 6, 10


def breach_field(**facts: Any) -> forms.ChoiceField:  # noqa: ANN401 - the field's own
    """One of the rules."""
    return forms.ChoiceField(label=_("Which rule does it break?"), choices=BREACHES, **facts)


class FlagForm(forms.Form):
    """Which rule a thing breaks, and a word more."""

    breach = forms.ChoiceField(
        label=_("What is wrong with it?"), choices=Breach.choices, widget=forms.RadioSelect
    )
    words = words_field(_("In your words"), rows=3, most=MOST_WORDS, required=False)


class OpenForm(forms.Form):
    """Why somebody needs to see what is masked."""

    reason = words_field(_("Why do you need it? This is written down."), rows=2, most=MOST_WORDS)


class ModerationForm(forms.Form):
    """The form of one move; empty for a move that is one button."""

    def __init__(
        self, data: object = None, files: object = None, *, verb: str, decision: Decision
    ) -> None:
        super().__init__(data, files, prefix=verb)
        self.verb, self.decision = verb, decision

    @property
    def given(self) -> dict[str, Any]:
        """What the move takes, without what was left empty."""
        return {name: value for name, value in self.cleaned_data.items() if value}


class WhyForm(ModerationForm):
    """Why, for the author to read."""

    reason = words_field(_("Why? The author reads it."), rows=3)


class BreachForm(WhyForm):
    """Which rule, and why."""

    reason_code = breach_field()
    field_order = ["reason_code", "reason"]


class AppealForm(ModerationForm):
    """What the author says against it."""

    grounds = words_field(_("Why should it be shown again?"))


class RedactForm(ModerationForm):
    """Which rule, and up to six rectangles in per cent of the photo: drawn, or typed."""

    reason_code = breach_field()

    def __init__(self, *args: Any, **facts: Any) -> None:  # noqa: ANN401 - passed on untouched
        known = facts.pop("known", [])
        super().__init__(*args, **facts)
        for row in range(ROWS):
            numbers = known[row] if row < len(known) else [None] * len(SIDES)
            for side, number in zip(SIDES, numbers, strict=True):
                self.fields[f"{side}_{row}"] = _per_cent(SIDES[side], number)

    @property
    def rows(self) -> Iterator[list[forms.BoundField]]:
        """The rectangles, four numbers each."""
        return ([self[f"{side}_{row}"] for side in SIDES] for row in range(ROWS))

    @property
    def rule(self) -> forms.BoundField:
        """Which rule it breaks."""
        return self["reason_code"]

    @cached_property
    def rectangles(self) -> list[list[int]]:
        """Those that were drawn, in thousandths."""
        numbers = (
            [self.cleaned_data.get(f"{side}_{row}") for side in SIDES] for row in range(ROWS)
        )
        return [[int(n * IN_THOUSANDTHS) for n in row] for row in numbers if None not in row]

    def clean(self) -> dict[str, Any]:
        """A rectangle has all of its numbers or none."""
        for row in range(ROWS):
            names = [f"{side}_{row}" for side in SIDES]
            given = [self.cleaned_data.get(name) is not None for name in names]
            for name, has_number in zip(names, given, strict=True):
                if any(given) and not has_number and name not in self.errors:
                    self.add_error(name, _("A rectangle needs all four numbers."))
        return self.cleaned_data

    @property
    def given(self) -> dict[str, Any]:
        """The rule and the rectangles."""
        return {"reason_code": self.cleaned_data["reason_code"], "rectangles": self.rectangles}


def _per_cent(label: str, number: int | None) -> forms.DecimalField:
    return forms.DecimalField(
        label=label,
        required=False,
        min_value=0,
        max_value=100,
        decimal_places=1,
        localize=False,
        initial=None if number is None else Decimal(number) / IN_THOUSANDTHS,
        widget=forms.NumberInput(attrs={"step": "0.1", "min": "0", "max": "100"}),
    )


FORMS: dict[str, type[ModerationForm]] = {
    "redact": RedactForm,
    "unredact": WhyForm,
    "hide": BreachForm,
    "appeal": AppealForm,
    "uphold": WhyForm,
    "restore": WhyForm,
    "ask_deletion": BreachForm,
    "refuse_deletion": WhyForm,
}


def form_for(verb: str, decision: Decision, *given: object, **more: Any) -> ModerationForm:  # noqa: ANN401 - the form's own
    """The form of a move."""
    return FORMS.get(verb, ModerationForm)(*given, verb=verb, decision=decision, **more)
