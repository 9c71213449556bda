"""How far a work reaches, as a form: one of four circles, or the territory."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from initiatives import closing_report as writing
from initiatives.models import Area, Initiative
from mapapp.web.initiatives.areas import area_in_words
from mapapp.web.initiatives.forms import PageForm


class AreaForm(PageForm):
    """Whom it reaches; may be left open until the report is sent."""

    area = forms.ChoiceField(
        label=_("How far does it reach?"),
        widget=forms.RadioSelect,
        required=False,
        error_messages={"invalid_choice": _("Choose how far it reaches.")},
        help_text=_(
            "A circle around its place; or the whole territory, where it is felt everywhere in it."
            " The report cannot be sent without it."
        ),
    )

    def __init__(self, *args: Any, initiative: Initiative, **facts: Any) -> None:  # noqa: ANN401 - Django's own
        super().__init__(*args, initiative=initiative, **facts)
        area = self.fields["area"]
        area.choices = list(_choices(initiative))
        area.says_when = True  # it is needed to send the report, so it is not called optional

    @staticmethod
    def standing(initiative: Initiative) -> dict[str, Any]:
        """As it stands."""
        report = writing.being_written(initiative)
        return {"area": report.area if report else ""}


def _choices(initiative: Initiative) -> Iterator[tuple[str, str]]:
    """The territory by its name."""
    return ((area.value, area_in_words(area, initiative)) for area in Area)
