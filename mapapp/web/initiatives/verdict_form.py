"""Is it solved? The verdict that decides, the grades beside it, and one's own words."""

from django import forms
from django.utils.translation import gettext_lazy as _

from initiatives.criteria import CANNOT_TELL, MEANING, Criterion, Grade
from initiatives.models import EvaluationAnswer, Verdict
from mapapp.web.move_forms import words_field

CHOOSE = {"required": _("Choose one of the answers.")}


def grade_field(criterion: Criterion) -> forms.TypedChoiceField:
    """The scale, and a way to say that one cannot tell."""
    return forms.TypedChoiceField(
        label=criterion.label,
        help_text=MEANING[criterion],
        choices=[*Grade.choices, (CANNOT_TELL, _("I cannot tell"))],
        coerce=lambda chosen: int(chosen) or None,
        widget=forms.RadioSelect,
        error_messages=CHOOSE,
    )


class VerdictForm(forms.Form):
    """What one person says of the result."""

    verdict = forms.ChoiceField(
        label=_("Is it solved?"),
        choices=Verdict.choices,
        widget=forms.RadioSelect,
        error_messages=CHOOSE,
    )
    quality = grade_field(Criterion.QUALITY)
    recipients = grade_field(Criterion.RECIPIENTS)
    overall = grade_field(Criterion.OVERALL)
    comment = words_field(
        _("In your own words"), required=False, help_text=_("Shown without your name.")
    )

    def __init__(self, *args: object, mine: EvaluationAnswer | None, **kwargs: object) -> None:
        super().__init__(*args, initial=said_before(mine) if mine else {}, **kwargs)


def said_before(mine: EvaluationAnswer) -> dict[str, object]:
    """What this person answered before; an empty grade was said as well."""
    grades = {name: grade or CANNOT_TELL for name, grade in mine.grades.items()}
    return grades | {"verdict": mine.verdict, "comment": mine.comment}
