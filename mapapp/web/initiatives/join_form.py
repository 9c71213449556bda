"""Asking for a place or offering one: which, and a word to the other side."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from initiatives.coverage import coverage_of_all
from initiatives.joining import MOST_WORDS
from initiatives.models import Initiative, Need
from mapapp.web.move_forms import words_field
from resources.offering import Helper


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


class InvitationForm(forms.Form):
    """A role with a place left, the one they have the skill for first; or simply to help."""

    seat = forms.ChoiceField(label=_("For which role?"), widget=forms.RadioSelect, required=False)
    message = words_field(_("A word to them"), most=MOST_WORDS, required=False)

    def __init__(
        self, *args: object, initiative: Initiative, helper: Helper | None, **kwargs: object
    ) -> None:
        super().__init__(*args, **kwargs)
        self.seats = {str(seat.pk): seat for seat in initiative.seats.empty()}
        choices = [(key, seat.role) for key, seat in self.seats.items()]
        self.fields["seat"].choices = [*choices, ("", _("Wherever help is wanted"))]
        skills = {skill.pk for skill in helper.skills} if helper else set()
        fitting = (key for key, seat in self.seats.items() if seat.skill_id in skills)
        self.initial.setdefault("seat", next(fitting, ""))
        if not self.seats and not self.data.get("seat"):  # one taken meanwhile is said to be
            del self.fields["seat"]

    @property
    def facts(self) -> dict[str, Any]:
        """What the verb takes."""
        typed = self.cleaned_data
        return {"seat": self.seats.get(typed.get("seat", "")), "message": typed["message"]}
