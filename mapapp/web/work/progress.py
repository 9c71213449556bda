"""Saying how far a milestone has come."""

from http import HTTPStatus
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from initiatives import planning
from initiatives.models import Milestone, Progress
from kernel.workflow import Refusal
from mapapp.web import refusals
from mapapp.web.access import signed_in
from mapapp.web.me.forms import posted
from mapapp.web.move_forms import day_field
from mapapp.web.work.seen import at_work_on, crumbs


class ProgressForm(forms.Form):
    """How far it is, and since which day."""

    progress = forms.ChoiceField(
        label=gettext_lazy("How far is it?"), choices=Progress, widget=forms.RadioSelect
    )
    on = day_field(
        gettext_lazy("Since which day?"),
        help_text=gettext_lazy("Not needed for what is still ahead."),
    )

    def __init__(self, data: Any = None, *, milestone: Milestone) -> None:  # noqa: ANN401 - Django's own
        today = timezone.localdate()
        begun = {"progress": milestone.progress, "on": milestone.reached_on or today}
        super().__init__(data, initial=begun)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def mark(request: HttpRequest, pk: int, milestone: int) -> HttpResponse:
    """One milestone: done, partly done, or ahead after all."""
    initiative = at_work_on(request, pk, "mark_progress")
    row = get_object_or_404(Milestone.objects.filter(initiative=initiative), pk=milestone)
    form = ProgressForm(posted(request), milestone=row)
    if form.is_bound and form.is_valid() and marked(request, row, form):
        return redirect("work:home", pk)
    facts = {
        "initiative": initiative,
        "milestone": row,
        "form": form,
        "crumbs": crumbs(initiative, _("Milestone")),
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "work/mark.html", facts, status=status)


def marked(request: HttpRequest, milestone: Milestone, form: ProgressForm) -> bool:
    """Mark it; a refusal becomes an error of the form."""
    try:
        planning.mark_milestone(milestone, by=request.user, **form.cleaned_data)
    except Refusal as refusal:
        form.add_error(None, refusals.words(refusal))
        return False
    messages.success(request, _("Everybody sees now how far it is."))
    return True
