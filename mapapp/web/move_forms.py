"""What a move asks of the person who makes it: the base of every form and those shared by all.

The names of the fields are the names the tables know; whether what was given is enough is the
table's to say. Field names carry the verb as prefix, so that many forms stand on one page.
"""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from accounts.models import Office
from initiatives.querysets.territory import DECIDING_KINDS
from initiatives.reasons import CHOICES
from kernel.models import Staged
from mapapp.web.lines_field import LinesField

MOST_LETTERS, MOST_ANSWER = 2000, 4000
ASKS_ITS_OWN_OFFICE_TOO = {"ask_support"}  # the akimat that accepted it may be what can help
DAY_FORMATS = ["%Y-%m-%d", "%d.%m.%Y", "%d/%m/%Y"]


def words_field(
    label: str, *, rows: int = 4, most: int = MOST_LETTERS, **facts: object
) -> LinesField:
    """A text of some lines."""
    area = forms.Textarea(attrs={"rows": rows})
    return LinesField(label=label, max_length=most, widget=area, **facts)


def day_field(label: str, *, required: bool = False, help_text: str = "") -> forms.DateField:
    """A day by the browser's own picker, or typed as people write it."""
    return forms.DateField(
        label=label,
        required=required,
        help_text=help_text,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        input_formats=DAY_FORMATS,
    )


def offices_for(subject: Staged, *, instead: bool) -> QuerySet[Office]:
    """Offices that could be asked: open, deciding, of the same region or above.

    `instead` leaves out the one that has it: nothing is forwarded to where it lies.
    """
    offices = Office.objects.open().of_kind(*DECIDING_KINDS)
    offices = offices.exclude(pk=subject.office_id or 0) if instead else offices
    offices = offices.exclude(pk=getattr(subject, "called_by_id", None) or 0)  # no outsider
    above = _paths_above(subject)
    around = offices.filter(region__path__startswith=above[1]) if len(above) > 1 else offices
    whole = offices.filter(region__path__in=above[:1])
    return (around | whole).select_related("region").order_by("region__path", "kind", "pk")


def _paths_above(subject: Staged) -> list[str]:
    """The paths of the country and of the first-level unit that hold it."""
    codes = subject.region.codes if subject.region_id else []
    return [".".join(codes[:depth]) + "." for depth in range(1, min(len(codes), 2) + 1)]


class MoveForm(forms.Form):
    """The form of one move of one thing; empty for a move that is one button."""

    def __init__(
        self,
        data: object = None,
        files: object = None,
        *,
        verb: str,
        subject: Staged,
        by: object = None,
    ) -> None:
        super().__init__(data, files, prefix=verb)
        self.verb, self.subject, self.by = verb, subject, by
        if "reason_code" in self.fields:
            self.fields["reason_code"].choices = [
                ("", _("Choose…")),
                *((code.value, code.label) for code in CHOICES.get(verb, ())),
            ]
        if "office" in self.fields:
            instead = verb not in ASKS_ITS_OWN_OFFICE_TOO
            self.fields["office"].queryset = offices_for(subject, instead=instead)

    @property
    def given(self) -> dict[str, Any]:
        """What the move takes, without what was left empty."""
        typed = self.cleaned_data.items()
        return {name: value for name, value in typed if value not in (None, "", [])}


class OfficeChoice(forms.ModelChoiceField):
    """An office, with the place it answers for."""

    def label_from_instance(self, office: Office) -> str:
        """The name, and the territory where the name does not say it."""
        place = office.region.name
        return office.name if place in office.name else f"{office.name} · {place}"


def office_field(label: str) -> OfficeChoice:
    """One of the offices that could answer."""
    return OfficeChoice(Office.objects.none(), label=label, empty_label=_("Choose…"))


def reason_field(label: str = "", **facts: object) -> forms.CharField:
    """Why, in words that will stand in the public journal."""
    return words_field(label or _("Why? Everybody can read it."), **facts)


def code_field(*, required: bool = True) -> forms.ChoiceField:
    """The coded reason of a verb; its list is the domain's."""
    return forms.ChoiceField(label=_("Reason"), choices=(), required=required)


class ReasonForm(MoveForm):
    """Why."""

    reason = reason_field()


class CodedForm(MoveForm):
    """Why, counted and in words."""

    reason_code = code_field()
    reason = reason_field()


class ForwardForm(CodedForm):
    """To whom, and why."""

    office = office_field(_("To which office?"))
    field_order = ["office", "reason_code", "reason"]


class QuestionForm(MoveForm):
    """What the akimat must know."""

    question = words_field(_("What do you need to know?"))


class AnswerForm(MoveForm):
    """The author's answer."""

    answer = words_field(_("Your answer"))


class PublicAnswerForm(MoveForm):
    """The akimat's answer in both languages, as everybody will read it."""

    public_answer_kk = words_field(_("Public answer in Kazakh"), most=MOST_ANSWER)
    public_answer_ru = words_field(_("Public answer in Russian"), most=MOST_ANSWER)


class ExtendForm(PublicAnswerForm):
    """Until when, and why: the author and the followers read it."""

    until = day_field(_("Until which day?"), required=True)
    field_order = ["until", "public_answer_kk", "public_answer_ru"]

    def __init__(self, *args: Any, **facts: Any) -> None:  # noqa: ANN401 - Django's own
        super().__init__(*args, **facts)
        self.fields["public_answer_kk"].label = _("Why is more time needed? In Kazakh")
        self.fields["public_answer_ru"].label = _("Why is more time needed? In Russian")


class RefuseForm(PublicAnswerForm):
    """The reason, counted and in both languages."""

    reason_code = code_field()
    field_order = ["reason_code", "public_answer_kk", "public_answer_ru"]
