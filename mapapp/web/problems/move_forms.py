"""What each move of a problem asks of the person who makes it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from initiatives.models import Problem
from mapapp.web.move_forms import (
    AnswerForm,
    CodedForm,
    ExtendForm,
    ForwardForm,
    MoveForm,
    PublicAnswerForm,
    QuestionForm,
    ReasonForm,
    RefuseForm,
    code_field,
)
from mapapp.web.photos.forms import PhotosField


class AnsweredForm(PublicAnswerForm):
    """An answer in both languages; the author's own language is the reason in the journal."""

    @property
    def given(self) -> dict[str, Any]:
        """The words of the answer are the reason of the move."""
        typed = super().given
        answers = [typed.get(f"public_answer_{lang}", "") for lang in self._languages]
        said = next((answer for answer in answers if answer), "")
        return typed | ({"reason": said} if said else {})

    @property
    def _languages(self) -> tuple[str, str]:
        return ("ru", "kk") if self.subject.language == "ru" else ("kk", "ru")


class RefuseProblemForm(AnsweredForm, RefuseForm):
    """The reason, counted and in both languages."""

    field_order = RefuseForm.field_order


class OptionalAnswerForm(AnsweredForm):
    """A move that may carry a public answer: both languages or none."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Django's own
        super().__init__(*args, **kwargs)
        for name in ("public_answer_kk", "public_answer_ru"):
            self.fields[name].required = False

    def clean(self) -> dict[str, Any]:
        """What is said in one language is said in the other."""
        typed = super().clean()
        missing = [n for n in ("public_answer_kk", "public_answer_ru") if not typed.get(n)]
        if len(missing) == 1:
            self.add_error(missing[0], _("Write the answer in both languages, or in none."))
        return typed


class StartForm(OptionalAnswerForm):
    """What will be done, and by when, as everybody will read it."""


class ClaimForm(OptionalAnswerForm):
    """The photos of the fix, and words to it."""

    photos = PhotosField(
        label=_("Photos of how it looks now"), required=False, help_text=_("One is enough.")
    )
    field_order = ["photos", "public_answer_kk", "public_answer_ru"]


class DoubtForm(MoveForm):
    """What is still wrong, by one of the reasons."""

    reason_code = code_field()


class ReopenForm(OptionalAnswerForm):
    """What will be done now, as everybody will read it."""


class MergeForm(MoveForm):
    """The other problem, by its public number."""

    target = forms.ModelChoiceField(
        Problem.objects.on_the_map(),
        to_field_name="number",
        label=_("Public number of the other problem"),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        error_messages={"invalid_choice": _("There is no open problem with this number.")},
    )


FORMS: dict[str, type[MoveForm]] = {
    "forward": ForwardForm,
    "extend": ExtendForm,
    "refuse": RefuseProblemForm,
    "merge": MergeForm,
    "unmerge": ReasonForm,
    "ask": QuestionForm,
    "answer": AnswerForm,
    "start": StartForm,
    "claim_fixed": ClaimForm,
    "request_reopening": DoubtForm,
    "appeal": ReasonForm,
    "reopen": ReopenForm,
    "keep": RefuseProblemForm,
    "withdraw": CodedForm,
}


def form_for(
    verb: str, problem: Problem, data: object = None, files: object = None, *, by: object = None
) -> MoveForm:
    """The form of a move for whoever makes it; empty for a move that is one button."""
    return FORMS.get(verb, MoveForm)(data, files, verb=verb, subject=problem, by=by)
