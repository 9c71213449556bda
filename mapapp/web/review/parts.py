"""Parts of a problem on the desk: those given out, and the form that gives out one more."""

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from initiatives.models import Problem
from initiatives.querysets.territory import DECIDING_KINDS
from initiatives.reporting import MOST_LETTERS
from initiatives.splitting import refusal_to_split, split
from initiatives.taxonomy import ProblemCategory
from kernel.workflow import Refusal
from mapapp.web import refusals
from mapapp.web.access import staff
from mapapp.web.move_forms import words_field
from mapapp.web.review.at_hand import Typed, page_of
from mapapp.web.review.duty import problems_on_duty

OFFICIALS = tuple(kind.value for kind in DECIDING_KINDS)


class PartForm(forms.Form):
    """Of what kind, and what that office is asked to do."""

    category = forms.ModelChoiceField(
        ProblemCategory.objects.none(),
        label=gettext_lazy("Kind of this part"),
        to_field_name="code",
        help_text=gettext_lazy("It goes to the office that answers for this kind here."),
        error_messages={"required": gettext_lazy("Choose what is wrong.")},
    )
    text = words_field(
        gettext_lazy("What is to be done? Everybody can read it."), rows=3, most=MOST_LETTERS
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Django's own
        super().__init__(*args, prefix="part", **kwargs)
        self.fields["category"].queryset = ProblemCategory.objects.in_use()


@dataclass(frozen=True)
class Parts:
    """The parts of one problem for one person of the desk."""

    whole: Problem
    user: Any
    typed: Typed | None = field(default=None)

    @property
    def action(self) -> str:
        """Where a new one goes."""
        return reverse("review:split", args=[self.whole.pk])

    @property
    def is_tried(self) -> bool:
        """The form came back with a gap in it."""
        return bool(self.typed and self.typed.name == "part")

    @cached_property
    def form(self) -> PartForm | None:
        """For those who may give out a part, while one can be given out."""
        if refusal_to_split(self.whole, self.user):
            return None
        return self.typed.form if self.is_tried else PartForm()


@staff(*OFFICIALS)
@require_POST
def give_out(request: HttpRequest, pk: int) -> HttpResponse:
    """Give out one part."""
    whole = get_object_or_404(problems_on_duty(request.user), pk=pk)
    form = PartForm(request.POST)
    if not form.is_valid():
        return _again(request, whole, form)
    given = form.cleaned_data
    try:
        part = split(whole, category=given["category"], text=given["text"], by=request.user)
    except Refusal as refusal:
        form.add_error(None, refusals.words(refusal))
        return _again(request, whole, form)
    office = part.office.name if part.office else _("no office answers for it yet")
    messages.success(
        request, _("Part %(number)s: %(office)s") % {"number": part.number, "office": office}
    )
    return redirect(f"{page_of(whole)}#parts")


def _again(request: HttpRequest, whole: Problem, form: PartForm) -> HttpResponse:
    from mapapp.web.review.views import show  # noqa: PLC0415 - the page shows this form

    return show(request, whole, typed=Typed("part", form))
