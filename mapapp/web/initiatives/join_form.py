"""Asking for a place: which one, and a word to the lead."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from initiatives.coverage import coverage_of_all
from initiatives.models import Initiative, Need
from mapapp.web.move_forms import words_field

MOST_WORDS = 1000


class JoinForm(forms.Form):
    """A seat with a place left, a line that needs people, or simply wherever help is wanted."""

    place = forms.ChoiceField(
        label=_("What would you like to do?"), widget=forms.RadioSelect, required=False
    )
    message = words_field(_("A word to the lead"), most=MOST_WORDS, required=False)

    def __init__(self, *args: object, initiative: Initiative, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.places = {f"seat-{seat.pk}": seat for seat in initiative.seats.empty()}
        people = list(initiative.needs.filter(kind=Need.Kind.PEOPLE))
        found = coverage_of_all(people)
        self.places |= {f"need-{n.pk}": n for n in people if found[n.pk] < n.wanted}
        choices = [(key, str(place)) for key, place in self.places.items()]
        self.fields["place"].choices = [*choices, ("", _("Wherever help is wanted"))]

    @property
    def facts(self) -> dict[str, Any]:
        """What the verb takes."""
        place = self.places.get(self.cleaned_data["place"])
        what = "need" if isinstance(place, Need) else "seat"
        return {what: place, "message": self.cleaned_data["message"]}
