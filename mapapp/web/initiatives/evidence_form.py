"""Photos of before and after."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from initiatives.models import Moment
from mapapp.web.move_forms import day_field
from mapapp.web.photos.forms import PhotosField


class EvidenceForm(forms.Form):
    """Which side the photos show, and when they were taken."""

    moment = forms.ChoiceField(
        label=_("What do the photos show?"),
        choices=[(Moment.BEFORE, _("How it was before")), (Moment.AFTER, _("How it is now"))],
        widget=forms.RadioSelect,
    )
    photos = PhotosField(label=_("Photos"), help_text=_("No faces and no number plates, please."))
    taken_on = day_field(_("When were they taken?"))

    @property
    def facts(self) -> dict[str, Any]:
        """What the verb takes beside the photo."""
        return {name: self.cleaned_data[name] for name in ("moment", "taken_on")}
