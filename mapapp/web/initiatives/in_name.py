"""In whose name an application is written: one's own, or of a group or body one speaks for."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from initiatives.models import Initiative
from kernel.workflow import Refusal
from mapapp.web import refusals
from mapapp.web.access import signed_in
from mapapp.web.initiatives.tasks import address_of
from mapapp.web.initiatives.views import seen_by
from resources.models import Owner
from resources.proposing import propose_as

OWN = "own"


class InNameForm(forms.Form):
    """Oneself, or one of those the person speaks for."""

    owner = forms.ChoiceField(
        label=gettext_lazy("In whose name is it?"),
        widget=forms.RadioSelect,
        help_text=gettext_lazy(
            "A group, or a body whose papers a front office has seen. Its name stands on the "
            "page, and some questions are asked of it alone."
        ),
    )

    def __init__(self, data: Any, *, owners: list[Owner], standing: str) -> None:  # noqa: ANN401 - Django's own
        super().__init__(data, initial={"owner": standing})
        self.owners = {str(one.pk): one for one in owners}
        named = (
            (key, f"{one.name} · {one.get_kind_display()}") for key, one in self.owners.items()
        )
        self.fields["owner"].choices = [(OWN, _("In my own")), *named]

    @property
    def chosen(self) -> Owner | None:
        """The owner; none is oneself."""
        return self.owners.get(self.cleaned_data["owner"])


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def in_name(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask, and keep the answer; the pages fit it from then on."""
    draft = seen_by(request, pk)
    if not request.user.has_perm("initiatives.choose_applicant", draft):
        raise Http404
    owners = list(Owner.objects.proposing_for(request.user).order_by("name", "pk"))
    form = InNameForm(request.POST or None, owners=owners, standing=standing_of(draft))
    facts = {"initiative": draft, "form": form}
    if not form.is_valid():
        status = 422 if form.is_bound else 200
        return render(request, "initiatives/in_name.html", facts, status=status)
    try:
        propose_as(draft, form.chosen, by=request.user)
    except Refusal as refusal:
        return refusals.refused(request, "initiatives/in_name.html", facts, refusal)
    messages.success(request, _("Saved. The questions fit it now."))
    return redirect(address_of(draft, "result"))


def standing_of(draft: Initiative) -> str:
    """What stands in the draft, as the form says it."""
    proposer = getattr(draft, "proposer", None)
    return str(proposer.owner_id) if proposer else OWN
