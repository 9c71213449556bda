"""The money of a closing report as a form: what the ledger cannot know of each line."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from initiatives import closing_report as writing
from initiatives.closing_money import Money, lines_of, money_now
from initiatives.models import BudgetLine, Initiative
from initiatives.models.closing import SHORT
from kernel.money import tenge as in_tenge
from kernel.money import tiyn
from mapapp.templatetags.money import tenge
from mapapp.web.initiatives.need_forms import MOST_TENGE
from mapapp.web.initiatives.report_forms import Group, LinesForm, plain, short_field

TYPED = ("elsewhere", "payer")  # of each line, as the page names them


class MoneyForm(LinesForm):
    """What of each line others paid, and where what is left stands."""

    names = TYPED

    def __init__(self, *args: Any, **facts: Any) -> None:  # noqa: ANN401 - passed on untouched
        super().__init__(*args, **facts)
        self.fields["left_words"] = forms.CharField(
            label=_("Where is what is left, and what becomes of it?"),
            max_length=SHORT,
            required=False,
            initial=self.initial.get("left_words", ""),
            help_text=_("Everybody can read it. No card numbers, no names of others."),
        )

    @staticmethod
    def planned(initiative: Initiative) -> Any:  # noqa: ANN401 - rows
        """The lines of the budget on which something was written down, with `spent`."""
        lines = [line for line in lines_of(initiative) if line.expenses.all()]
        for line in lines:
            line.spent = sum(entry.amount_tiyn for entry in line.expenses.all())
        return lines

    @staticmethod
    def field(name: str) -> forms.Field:
        """How much others paid, and who they are."""
        if name == "payer":
            return short_field(gettext_lazy("Who paid it?"))
        return forms.DecimalField(
            label=gettext_lazy("What of it was not paid with money given on this site, in tenge?"),
            min_value=0,
            max_value=MOST_TENGE,
            decimal_places=2,
            localize=True,
            required=False,
            widget=forms.TextInput(attrs={"inputmode": "decimal"}),
        )

    @staticmethod
    def standing(initiative: Initiative) -> dict[str, Any]:
        """What was said so far; words about the rest that were typed before this page count."""
        report = writing.being_written(initiative)
        if report is None:
            return {}
        found: dict[str, Any] = {"left_words": report.left_words or report.money_words}
        for row in report.paid_elsewhere.all():
            found[f"l{row.line_id}_elsewhere"] = plain(in_tenge(row.elsewhere_tiyn))
            found[f"l{row.line_id}_payer"] = row.payer
        return found

    @staticmethod
    def said_of(row: Any) -> str:  # noqa: ANN401 - a line of the budget with `spent`
        """Planned and spent, and what an empty field means."""
        words = _("Planned: %(planned)s · spent: %(spent)s · from: %(source)s") % {
            "planned": tenge(row.amount_tiyn),
            "spent": tenge(row.spent),
            "source": row.get_source_display(),
        }
        if row.source == BudgetLine.Source.OWN:
            words += ". " + _("Left empty, all of it counts as the team's own money.")
        return words

    @property
    def facts(self) -> dict[str, Any]:
        """Whole tiyn, line by line; what is left stands beside."""
        lines = {key: self._line(line) for key, line in super().facts["lines"].items()}
        return {"lines": lines, "left_words": self.cleaned_data["left_words"]}

    @staticmethod
    def _line(typed: dict[str, Any]) -> dict[str, Any]:
        amount = typed["elsewhere"]
        elsewhere = None if amount is None else tiyn(amount)
        return {"elsewhere_tiyn": elsewhere, "payer": typed["payer"] or ""}

    def clean(self) -> dict[str, Any]:
        """A payer of nothing would be kept nowhere; nobody pays more than was spent."""
        given = super().clean()
        for row in self.rows:
            amount, payer = (given.get(f"l{row.pk}_{name}") for name in TYPED)
            if payer and amount is None and f"l{row.pk}_elsewhere" not in self.errors:
                self.add_error(f"l{row.pk}_elsewhere", _("Say how much they paid."))
            if amount is not None and tiyn(amount) > row.spent:
                words = _("Only %(spent)s were spent on this line.") % {"spent": tenge(row.spent)}
                self.add_error(f"l{row.pk}_elsewhere", words)
        return given

    @property
    def groups(self) -> Iterator[Group]:
        """Line by line, then the rest."""
        yield from super().groups
        yield Group(_("What is left"), self._told, [self["left_words"]], is_named_by_team=False)

    @property
    def _told(self) -> str:
        money = self._money
        return _("Received: %(received)s · spent: %(spent)s · left: %(left)s") % {
            "received": tenge(money.received_tiyn),
            "spent": tenge(money.spent_tiyn),
            "left": tenge(money.left_tiyn),
        }

    @property
    def _money(self) -> Money:
        """As it is saved, of what the form has read already."""
        told = {}
        for row in self.rows:
            elsewhere = self.initial.get(f"l{row.pk}_elsewhere")
            if elsewhere is not None:
                told[row.pk] = (tiyn(elsewhere), self.initial[f"l{row.pk}_payer"])
        return money_now(self.initiative, told, self.rows)
