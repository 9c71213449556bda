"""Marking a proved result as best practice, with the reason in both languages."""

from http import HTTPStatus

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from accounts.roles import OfficeKind
from initiatives import programmes
from initiatives.models import BestPractice
from mapapp.web.access import staff
from mapapp.web.initiatives.views import seen_by
from mapapp.web.move_forms import words_field

MOST_REASON = 600


class MarkForm(forms.Form):
    """Why others should look."""

    reason_kk = words_field(
        gettext_lazy("What can others learn from it? In Kazakh"), rows=3, most=MOST_REASON
    )
    reason_ru = words_field(
        gettext_lazy("What can others learn from it? In Russian"), rows=3, most=MOST_REASON
    )


@staff(OfficeKind.COORDINATOR.value)
@require_http_methods(["GET", "HEAD", "POST"])
def mark(request: HttpRequest, pk: int) -> HttpResponse:
    """One result; another territory's, one's own and an unproved one cannot be marked here."""
    initiative = seen_by(request, pk)
    if not request.user.has_perm("initiatives.mark_practice", initiative):
        raise Http404
    if "unmark" in request.POST:
        programmes.unmark_practice(initiative, by=request.user)
        messages.success(request, _("It is no longer in the collection."))
        return redirect("initiatives:detail", initiative.pk)
    marked = BestPractice.objects.filter(initiative=initiative)
    form = MarkForm(request.POST or None, initial=marked.values("reason_kk", "reason_ru").first())
    if form.is_valid():
        programmes.mark_practice(initiative, by=request.user, **form.cleaned_data)
        messages.success(request, _("It stands in the collection of best practice."))
        return redirect("programmes:practices")
    facts = {"initiative": initiative, "form": form, "is_marked": bool(form.initial)}
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.is_bound else HTTPStatus.OK
    return render(request, "programmes/mark.html", facts, status=status)
