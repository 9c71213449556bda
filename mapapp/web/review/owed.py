"""Answers owed to supporters: their list on the desk, and the form of one."""

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from initiatives.models import Initiative, OwedAnswer
from initiatives.querysets.territory import DECIDING_KINDS
from kernel.workflow import Refusal
from mapapp.web import refusals
from mapapp.web.access import staff
from mapapp.web.move_forms import MOST_ANSWER, words_field
from mapapp.web.review.at_hand import Typed, page_of, thing_at_hand

OFFICIALS = tuple(kind.value for kind in DECIDING_KINDS)
A_PAGE = 30


class OwedForm(forms.Form):
    """What the akimat will do, in both languages, as everybody will read it."""

    public_answer_kk = words_field(_("Public answer in Kazakh"), most=MOST_ANSWER)
    public_answer_ru = words_field(_("Public answer in Russian"), most=MOST_ANSWER)

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Django's own
        super().__init__(*args, prefix="owed", **kwargs)


@dataclass(frozen=True)
class Owed:
    """What one initiative owes its supporters, as the desk sees it."""

    initiative: Initiative
    user: Any
    typed: Typed | None = field(default=None)

    @cached_property
    def answer(self) -> OwedAnswer | None:
        """The answer that nobody has given yet."""
        found = OwedAnswer.objects.waiting().filter(initiative=self.initiative).first()
        if found:
            found.initiative = self.initiative  # with its office and team, read already
        return found

    @property
    def may_answer(self) -> bool:
        """It is this person's to give."""
        return self.user.has_perm("initiatives.answer_supporters", self.answer)

    @property
    def form(self) -> forms.Form:
        """The form, as it was typed."""
        is_tried = bool(self.typed and self.typed.name == "owed")
        return self.typed.form if is_tried else OwedForm()

    @property
    def action(self) -> str:
        """Where it goes."""
        return reverse("review:answer_supporters", args=[self.initiative.pk])


@staff(*OFFICIALS)
@require_safe
def owed(request: HttpRequest) -> HttpResponse:
    """Every answer owed here, the most urgent first."""
    rows = OwedAnswer.objects.on_the_desk_of(request.user)
    rows = rows.select_related("initiative__region")
    page = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    return render(request, "review/owed.html", {"page": page})


@staff(*OFFICIALS)
@require_POST
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Tell the supporters what the akimat will do."""
    from mapapp.web.review.views import show  # noqa: PLC0415 - the page shows this form

    initiative, form = thing_at_hand(request, "initiatives", pk), OwedForm(request.POST)
    due = get_object_or_404(OwedAnswer, initiative=initiative)
    if not request.user.has_perm("initiatives.assign", initiative):
        raise Http404
    if form.is_valid():
        try:
            due.move("answer", by=request.user, **form.cleaned_data)
        except Refusal as refusal:
            form.add_error(None, refusals.words(refusal))
        else:
            messages.success(request, _("The supporters are told."))
            return redirect(page_of(initiative))
    return show(request, initiative, typed=Typed("owed", form))
