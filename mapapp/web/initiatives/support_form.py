"""What a state body gives, line by line, or nothing; and its public answer.

A field a kind, and in each of them one thing a line: two machines are two promises, each marked
as given by itself.
"""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from initiatives.involving import MOST_LINES, MOST_WORDS
from initiatives.models import BodyPromise
from kernel.money import tiyn
from mapapp.web.initiatives.need_forms import MOST_TENGE
from mapapp.web.lines_field import LinesField
from mapapp.web.move_forms import PublicAnswerForm, words_field

Kind = BodyPromise.Kind
IN_WORDS = {
    "gives_land": Kind.LAND,
    "gives_machines": Kind.MACHINES,
    "gives_permission": Kind.PERMISSION,
    "gives_other": Kind.OTHER,
}
GIVES = ("gives_money", "gives_money_for", *IN_WORDS)
ONE_A_LINE = _("One thing a line. Everybody can read it.")


def things_field(label: str) -> LinesField:
    """Things of one kind, one a line."""
    return words_field(label, rows=2, required=False, help_text=ONE_A_LINE)


class GivesForm(PublicAnswerForm):
    """The body's answer in both languages, and what it may give."""

    gives_money = forms.IntegerField(
        label=_("Money, in tenge"), required=False, min_value=1, max_value=MOST_TENGE
    )
    gives_money_for = forms.CharField(
        label=_("What the money is for"), required=False, max_length=MOST_WORDS
    )
    gives_land = things_field(_("Land or premises"))
    gives_machines = things_field(_("Machines"))
    gives_permission = things_field(_("Permission"))
    gives_other = things_field(_("Something else"))

    about_all = "gives_other"  # the field that what is wrong with all of them is said beside

    def clean(self) -> dict[str, Any]:
        """Money says how much; neither too much nor too long."""
        typed = super().clean()
        if typed.get("gives_money_for") and not typed.get("gives_money"):
            self.add_error("gives_money", _("Say how much."))
        if len(lines_of(typed)) > MOST_LINES:
            self.add_error(self.about_all, _("At most %(most)s lines.") % {"most": MOST_LINES})
        for name in IN_WORDS:
            if any(len(line) > MOST_WORDS for line in typed.get(name, "").splitlines()):
                words = _("A line has at most %(most)s letters.") % {"most": MOST_WORDS}
                self.add_error(name, words)
        return typed

    @property
    def given(self) -> dict[str, Any]:
        """The lines instead of the fields they were typed into."""
        typed = super().given.items()
        answer = {name: value for name, value in typed if not name.startswith("gives_")}
        lines = lines_of(self.cleaned_data)
        return answer | {"gives": lines} if lines else answer


class SupportForm(GivesForm):
    """What it gives, or the express word that nothing is given."""

    gives_nothing = forms.BooleanField(
        label=_("Nothing is given; the answer says why"), required=False
    )
    field_order = [*GIVES, "gives_nothing", "public_answer_kk", "public_answer_ru"]
    about_all = "gives_nothing"

    def clean(self) -> dict[str, Any]:
        """Something is given, or it is said that nothing is."""
        typed = super().clean()
        if not self.errors and bool(lines_of(typed)) == bool(typed["gives_nothing"]):
            self.add_error("gives_nothing", _("Say what is given, or tick that nothing is."))
        return typed

    @property
    def given(self) -> dict[str, Any]:
        """Nothing is said as such."""
        answer = super().given
        return answer | {"gives_nothing": True} if self.cleaned_data["gives_nothing"] else answer


def lines_of(typed: dict[str, Any]) -> list[dict[str, Any]]:
    """Each thing with its kind, money with its amount, as the journal keeps them."""
    found: list[dict[str, Any]] = []
    if typed.get("gives_money"):
        amount, words = tiyn(typed["gives_money"]), typed.get("gives_money_for", "")
        found.append({"kind": Kind.MONEY.value, "words": words, "amount_tiyn": amount})
    for name, kind in IN_WORDS.items():
        things = (line.strip() for line in typed.get(name, "").splitlines())
        found += [{"kind": kind.value, "words": thing} for thing in things if thing]
    return found
