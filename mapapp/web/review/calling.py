"""An official's office calls for volunteers: the first page, before the usual application."""

from http import HTTPStatus
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.models import Office
from initiatives.calling import call_for_volunteers
from initiatives.querysets.territory import DECIDING_KINDS, offices_of
from kernel.workflow import Refusal
from mapapp.web import refusals
from mapapp.web.access import staff
from mapapp.web.choosing import read_once
from mapapp.web.move_forms import OfficeChoice

OFFICIALS = tuple(kind.value for kind in DECIDING_KINDS)


class CallForm(forms.Form):
    """On whose behalf, and what for."""

    office = OfficeChoice(Office.objects.none(), label=gettext_lazy("Which office calls?"))
    title = forms.CharField(
        label=gettext_lazy("What shall be done together?"),
        max_length=120,
        help_text=gettext_lazy("One line that a neighbour understands."),
    )

    def __init__(self, *args: Any, caller: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Django's own
        super().__init__(*args, **kwargs)
        mine = [office.pk for office in offices_of(caller)]
        offices = Office.objects.filter(pk__in=mine).select_related("region").order_by("pk")
        self.fields["office"].queryset, self.fields["office"].initial = offices, mine[0]
        self.fields["office"].empty_label = None
        read_once(self.fields["office"])


@staff(*OFFICIALS)
@require_http_methods(["GET", "HEAD", "POST"])
def call(request: HttpRequest) -> HttpResponse:
    """A draft under the name of the office; the application goes on as for everybody."""
    form = CallForm(request.POST or None, caller=request.user)
    if form.is_valid():
        typed, language = form.cleaned_data, (get_language() or "kk")[:2]
        try:
            made = call_for_volunteers(by=request.user, language=language, **typed)
        except Refusal as refusal:
            form.add_error("office", refusals.words(refusal))
        else:
            messages.success(request, _("Saved. Nobody else sees it until you send it."))
            return redirect("initiatives:write", made.pk, "place")
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.is_bound else HTTPStatus.OK
    return render(request, "review/call.html", {"form": form}, status=status)
