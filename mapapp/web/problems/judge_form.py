"""Is it fixed? One answer, and words where it is not."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from initiatives.models import Opinion, ProblemAnswer
from initiatives.reasons import WHY_NOT
from mapapp.web.move_forms import words_field
from mapapp.web.photos.forms import PhotosField

MOST_LETTERS = 500


class ChoiceWhere(forms.ChoiceField):
    """A choice that some answers need: its label says when, so it is not called optional."""

    says_when = True


class JudgeForm(forms.Form):
    """What one person says of a fix."""

    verdict = forms.ChoiceField(
        label=_("Is it fixed?"),
        choices=Opinion.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one of the answers.")},
    )
    why = ChoiceWhere(
        label=_("If not: what is still wrong?"),
        choices=[(code.value, code.label) for code in WHY_NOT],
        widget=forms.RadioSelect,
        required=False,
    )
    comment = words_field(
        _("In your own words"),
        rows=2,
        most=MOST_LETTERS,
        required=False,
        help_text=_("Everybody can read it, without your name."),
    )
    photos = PhotosField(
        label=_("A photo of how it looks now"),
        required=False,
        help_text=_("Everybody can see it. Please no faces and no number plates."),
    )

    def clean(self) -> dict[str, Any]:
        """A "no" says what is wrong: somebody must act on it."""
        given = super().clean()
        if given.get("verdict") == Opinion.NO and not given.get("why"):
            self.add_error("why", _("Choose what is still wrong."))
        return given

    @property
    def said(self) -> dict[str, Any]:
        """What the verb takes."""
        return self.cleaned_data


def filled_with(answer: ProblemAnswer | None) -> JudgeForm:
    """The form as this person answered it before."""
    if answer is None:
        return JudgeForm()
    names = ("verdict", "why", "comment")
    return JudgeForm(initial={name: getattr(answer, name) for name in names})
