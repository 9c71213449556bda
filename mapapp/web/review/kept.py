"""The views a person may open on their desk: their own, those of their offices, the first one."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from initiatives.models import DeskOpening, DeskView
from initiatives.models.desk_view import MOST_LETTERS

MOST_VIEWS = 50


@dataclass(frozen=True, slots=True)
class Kept:
    """One view as the desk shows it."""

    view: DeskView
    href: str
    is_mine: bool
    shared_with: str
    is_first: bool
    is_current: bool


def kept_for(user: Any, asked: dict[str, str]) -> list[Kept]:  # noqa: ANN401 - a user
    """Every view this person may open, by name; one query."""
    first = DeskOpening.objects.filter(user=user, view=OuterRef("pk"))
    views = DeskView.objects.visible_to(user).annotate(is_first=Exists(first)).order_by("name")
    offices = {office.pk: office.name for office in user.offices}
    return [_kept(view, user, offices, asked) for view in views]


def _kept(view: DeskView, user: Any, offices: dict[int, str], asked: dict[str, str]) -> Kept:  # noqa: ANN401 - a user
    return Kept(
        view=view,
        href=f"{reverse('review:desk')}?{urlencode(view.asked or {'all': '1'})}",
        is_mine=view.owner_id == user.pk,
        shared_with=offices.get(view.office_id, ""),
        is_first=view.is_first,
        is_current=bool(asked) and view.asked == asked,
    )


class KeepForm(forms.Form):
    """A name for the filter that is asked now, and with whom it is shared."""

    name = forms.CharField(label=_("Name of this view"), max_length=MOST_LETTERS)
    office = forms.TypedChoiceField(
        label=_("Who sees it"), coerce=int, empty_value=None, required=False
    )
    is_first = forms.BooleanField(label=_("My desk opens with it"), required=False)

    def __init__(self, data: Any = None, *, user: Any) -> None:  # noqa: ANN401 - a QueryDict, a user
        super().__init__(data, prefix="keep", label_suffix="")
        offices = [(office.pk, office.name) for office in user.offices]
        self.fields["office"].choices = [("", _("Only I")), *offices]
        self.user = user

    def clean_name(self) -> str:
        """A name of one's own may be used again; so many in all."""
        name = self.cleaned_data["name"].strip()
        others = DeskView.objects.changeable_by(self.user).exclude(name=name)
        if others.count() >= MOST_VIEWS:
            raise forms.ValidationError(
                _("More than %(most)s views are too many: remove one."),
                params={"most": MOST_VIEWS},
            )
        return name

    def keep(self, asked: dict[str, str]) -> DeskView:
        """Write it down; the same name again means the new filter."""
        given = self.cleaned_data
        view, _made = DeskView.objects.update_or_create(
            owner=self.user,
            name=given["name"],
            defaults={"asked": asked, "office_id": given["office"]},
        )
        if given["is_first"]:
            open_with(self.user, view)
        return view


def open_with(user: Any, view: DeskView | None) -> None:  # noqa: ANN401 - a user
    """The desk of this person opens with it from now on; with everything where there is none."""
    if view is None:
        DeskOpening.objects.filter(user=user).delete()
    else:
        DeskOpening.objects.update_or_create(user=user, defaults={"view": view})
