"""What each move of an initiative asks of the person who makes it: one small form a verb."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from initiatives.models import Initiative, Section
from initiatives.predicates import sits_in_the_asked_body
from initiatives.stages import Stage
from mapapp.web.initiatives.support_form import GIVES, GivesForm, SupportForm
from mapapp.web.move_forms import (
    AnswerForm,
    CodedForm,
    ExtendForm,
    ForwardForm,
    MoveForm,
    QuestionForm,
    ReasonForm,
    RefuseForm,
    day_field,
    office_field,
    reason_field,
    words_field,
)
from resources.offering import independent_neighbours

READ_BY_EVERYBODY = _("Everybody can read it.")
REMARK = "remark_"
# A step "if needed" is left out from these stages, and then a reason is owed.
SKIPS = {
    "accept": {Stage.IN_REVIEW},
    "ask_support": {Stage.TEAM_SELECTION},
    "start": {Stage.TEAM_SELECTION, Stage.RESOURCE_ATTRACTION},
}


class SkippingForm(MoveForm):
    """A move that may leave out steps; where it leaves out none, no reason is asked."""

    def __init__(self, *args: object, **facts: object) -> None:
        super().__init__(*args, **facts)
        if self.subject.stage not in SKIPS[self.verb]:
            del self.fields["skip_reason"]


class AcceptForm(SkippingForm, GivesForm):
    """The answer; where no body was asked, why not; from the body asked, what it gives."""

    skip_reason = words_field(
        _("Why is no state body needed?"), rows=2, help_text=READ_BY_EVERYBODY
    )

    def __init__(self, *args: object, **facts: object) -> None:
        super().__init__(*args, **facts)
        is_asked = self.subject.stage == Stage.STATE_BODY_REVIEW
        if not is_asked or not sits_in_the_asked_body(self.by, self.subject):
            for name in GIVES:
                del self.fields[name]


class InvolveForm(MoveForm):
    """Whom to ask, what, and until when."""

    office = office_field(_("Which state body?"))
    task = words_field(_("What is asked of it?"))
    due_on = day_field(_("Until which day?"), required=True)


class AskSupportForm(SkippingForm, InvolveForm):
    """What is asked of whom; and, where nothing was sought, why not."""

    skip_reason = words_field(
        _("Why need no other resources be sought?"), rows=2, help_text=READ_BY_EVERYBODY
    )


class AttractForm(MoveForm):
    """Until when promises are gathered."""

    resources_until = day_field(_("Until which day are promises gathered?"), required=True)


class StartForm(SkippingForm):
    """Why the steps in between were not needed."""

    skip_reason = words_field(
        _("Why were the steps in between not needed?"),
        rows=2,
        help_text=_("For example: everything is there, and no state body has to help."),
    )


class ReturnForm(MoveForm):
    """Why, for everybody; and to each section what the team must mend, for the team alone."""

    reason = reason_field()

    def __init__(self, *args: Any, **facts: Any) -> None:  # noqa: ANN401 - Django's own
        super().__init__(*args, **facts)
        for section in Section:
            label = _("To mend in “%(section)s”") % {"section": section.label}
            self.fields[f"{REMARK}{section}"] = words_field(label, rows=2, required=False)

    @property
    def given(self) -> dict[str, Any]:
        """The words by section, where there are any."""
        typed = super().given
        said = {name: typed.pop(name) for name in list(typed) if name.startswith(REMARK)}
        remarks = {name.removeprefix(REMARK): words for name, words in said.items()}
        return typed | ({"remarks": remarks} if remarks else {})


class OpenEvaluationForm(MoveForm):
    """The coordinator stands for the evidence, and may ask independent eyes as well."""

    asks_neighbours = forms.BooleanField(
        label=_("Also ask volunteers nearby who had no hand in it (at most ten)"),
        required=False,
        help_text=_("Good where few people are affected: too few answers count as not solved."),
    )

    evidence_accepted = forms.BooleanField(
        label=_("I have looked at the report and the photos, and they show the work")
    )
    field_order = ["evidence_accepted", "asks_neighbours"]

    @property
    def given(self) -> dict[str, Any]:
        """The neighbours themselves, where they are wished for."""
        typed = super().given
        if typed.pop("asks_neighbours", False):
            typed["evaluators"] = independent_neighbours(self.subject)
        return typed


class MergeForm(MoveForm):
    """The other initiative, by its public number."""

    target = forms.ModelChoiceField(
        Initiative.objects.on_the_map(),
        to_field_name="number",
        label=_("Public number of the other initiative"),
        widget=forms.TextInput,
    )


FORMS: dict[str, type[MoveForm]] = {
    "forward": ForwardForm,
    "extend": ExtendForm,
    "ask": QuestionForm,
    "answer": AnswerForm,
    "refuse": RefuseForm,
    "appeal": ReasonForm,
    "merge": MergeForm,
    "unmerge": ReasonForm,
    "involve": InvolveForm,
    "accept": AcceptForm,
    "attract": AttractForm,
    "ask_support": AskSupportForm,
    "support": SupportForm,
    "start": StartForm,
    "return_report": ReturnForm,
    "open_evaluation": OpenEvaluationForm,
    "reopen": ReasonForm,
    "suspend": CodedForm,
    "resume": ReasonForm,
    "withdraw": CodedForm,
}


def form_for(
    verb: str,
    initiative: Initiative,
    data: object = None,
    files: object = None,
    *,
    by: object = None,
) -> MoveForm:
    """The form of a move for whoever makes it; empty for a move that is one button."""
    return FORMS.get(verb, MoveForm)(data, files, verb=verb, subject=initiative, by=by)
