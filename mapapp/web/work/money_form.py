"""What was paid, when, for what; and the receipt, which the public does not see."""

from decimal import Decimal
from typing import Any
from uuid import uuid4

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from initiatives.models import BudgetLine, Initiative
from initiatives.models.expense import LETTERS
from initiatives.spending import Spent
from kernel.money import tiyn
from kernel.workflow import Refusal
from mapapp.templatetags.money import tenge
from mapapp.web import refusals
from mapapp.web.initiatives.need_forms import ACCEPTED, MOST_TENGE
from mapapp.web.move_forms import day_field

LEAST = Decimal("0.01")
FIELD_OF = {
    "amount_missing": "amount",
    "over_the_line": "amount",
    "expense_words_missing": "words",
    "spent_on_ahead": "spent_on",
    "reason_missing": "reason",
}


class LineChoice(forms.ModelChoiceField):
    """A line of the budget, with what is left on it."""

    def label_from_instance(self, line: Any) -> str:  # noqa: ANN401 - a line with `spent`
        """Its name and the rest."""
        words = _("%(title)s: %(left)s left")
        return str(words) % {"title": line.title, "left": tenge(line.amount_tiyn - line.spent)}


class MoneyForm(forms.Form):
    """What both forms share: sent once, and a refusal beside its field."""

    client_id = forms.UUIDField(widget=forms.HiddenInput)

    def refuse(self, refusal: Refusal) -> None:
        """A refusal of the domain beside the field it speaks of."""
        is_paper = refusal.code.startswith(("document", "photo"))
        name = "receipt" if is_paper else FIELD_OF.get(refusal.code)
        self.add_error(name, refusals.words(refusal))


class SpendForm(MoneyForm):
    """An expense."""

    line = LineChoice(
        BudgetLine.objects.none(), label=_("Line of the budget"), empty_label=_("Choose…")
    )
    amount = forms.DecimalField(
        label=_("How much, in tenge"), min_value=LEAST, max_value=MOST_TENGE, decimal_places=2
    )
    spent_on = day_field(_("On which day?"), required=True)
    words = forms.CharField(
        label=_("What was paid for?"),
        max_length=LETTERS,
        help_text=_("Everybody can read it. No phones, addresses or names of others."),
    )
    receipt = forms.FileField(
        label=_("Receipt"),
        required=False,
        help_text=_("PDF, JPEG, PNG or WebP, at most 10 MB. The public does not see it."),
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
    )

    def __init__(self, data: Any = None, files: Any = None, *, initiative: Initiative) -> None:  # noqa: ANN401 - Django's own
        begun = {"client_id": uuid4(), "spent_on": timezone.localdate()}
        super().__init__(data, files, initial=begun)
        lines = BudgetLine.objects.filter(initiative=initiative).with_spent()
        self.fields["line"].queryset = lines.order_by("pk")

    @property
    def spent(self) -> Spent:
        """What the verb takes."""
        names = ("spent_on", "words", "receipt", "client_id")
        typed = {name: self.cleaned_data[name] for name in names}
        return Spent(amount_tiyn=tiyn(self.cleaned_data["amount"]), **typed)


class TakeBackForm(MoneyForm):
    """Why an expense is taken back."""

    reason = forms.CharField(
        label=_("What was wrong?"), max_length=LETTERS, help_text=_("Everybody can read it.")
    )
    field_order = ["reason", "client_id"]

    def __init__(self, data: Any = None) -> None:  # noqa: ANN401 - Django's own
        super().__init__(data, initial={"client_id": uuid4()})
