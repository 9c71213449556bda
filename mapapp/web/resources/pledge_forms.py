"""A promise to a need: money in tenge, anything else in whole pieces."""

from typing import Any
from uuid import uuid4

from django import forms
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from initiatives.models import Need
from kernel.money import tiyn
from mapapp.web.choosing import read_once
from mapapp.web.lines_field import LinesField
from resources.models import Owner

MOST_TENGE, MOST_PIECES = 1_000_000_000, 1_000_000


class GiverField(forms.ModelChoiceField):
    """One of those this person is or speaks for."""

    def label_from_instance(self, owner: Owner) -> str:
        """Nobody need guess that "a resident" is they themselves."""
        return _("I myself") if owner.is_volunteer else owner.name


class PledgeForm(forms.Form):
    """Who promises, how much, with a word to the lead."""

    client_id = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4, required=False)
    owner = GiverField(Owner.objects.none(), label=_("Who promises"), empty_label=None)
    quantity = forms.IntegerField(label=_("How many"), min_value=1, max_value=MOST_PIECES)
    tenge = forms.IntegerField(label=_("How much, tenge"), min_value=1, max_value=MOST_TENGE)
    note = LinesField(
        label=_("A word to the lead"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, data: QueryDict | None, *, need: Need, owners: QuerySet[Owner]) -> None:
        super().__init__(data)
        self.need = need
        self.fields["owner"].queryset = owners
        read_once(self.fields["owner"], owners)
        del self.fields["quantity" if need.kind == Need.Kind.MONEY else "tenge"]

    @property
    def promised(self) -> dict[str, Any]:
        """What was promised, as `promise()` takes it."""
        typed = self.cleaned_data
        what: dict[str, Any] = {"note": typed["note"], "client_id": typed["client_id"]}
        if self.need.kind == Need.Kind.MONEY:
            return what | {"amount_tiyn": tiyn(typed["tenge"])}
        return what | {"quantity": typed["quantity"]}
