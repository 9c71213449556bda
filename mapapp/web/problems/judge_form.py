"""Is it fixed? One answer, and words where it is not."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mapapp.web.move_forms import words_field


class JudgeForm(forms.Form):
    """What one person says of a fix."""

    is_fixed = forms.ChoiceField(
        label=_("Is it fixed?"),
        choices=[("yes", _("Yes, it is fixed")), ("no", _("No, it is not"))],
        widget=forms.RadioSelect,
    )
    comment = words_field(
        _("What is still wrong?"),
        rows=2,
        required=False,
        help_text=_("Shown without your name."),
    )

    @property
    def said(self) -> dict[str, Any]:
        """What the verb takes."""
        given = self.cleaned_data
        return {"is_fixed": given["is_fixed"] == "yes", "comment": given["comment"]}
