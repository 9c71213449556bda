"""Changing a report until it is taken up: the same form, filled with what was sent."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from initiatives.editing import edit_problem
from initiatives.models import Problem, ProblemPhoto
from initiatives.reporting import MOST_PHOTOS
from initiatives.stages import NOT_TAKEN_UP
from kernel.workflow import Refusal
from mapapp.web import refusals
from mapapp.web.access import signed_in
from mapapp.web.photos.views import address_of
from mapapp.web.problems import kept_photos
from mapapp.web.problems.forms import ReportForm
from mapapp.web.problems.reporting import photo_words, reads_and_writes, status_of

SENT_BY_THE_FORM = ("client_id", "language", "hides_name")


class EditForm(ReportForm):
    """A report as it stands, to be changed."""

    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)
    without = forms.ModelMultipleChoiceField(
        ProblemPhoto.objects.none(),
        label=gettext_lazy("Take away"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, problem: Problem, data: Any = None, files: Any = None) -> None:  # noqa: ANN401 - Django's own
        super().__init__(data, files, initial=standing(problem))
        self.problem = problem
        for name in ("client_id", "shows_name"):
            del self.fields[name]
        self.fields["without"].queryset = problem.photos.filter(kind=ProblemPhoto.Kind.BEFORE)

    def _take_found(self) -> None:
        """Without a script the old numbers still stand there: an address or a district wins."""
        given = self.cleaned_data
        is_elsewhere = given.get("found") or given.get("address") or given.get("district")
        if is_elsewhere and all(given.get(name) == self.initial[name] for name in ("lon", "lat")):
            given["lon"] = given["lat"] = ""
        super()._take_found()

    @property
    def own_photos(self) -> list[tuple[ProblemPhoto, str]]:
        """Those of the report, each with its address."""
        return [(photo, address_of(photo)) for photo in self.fields["without"].queryset]

    @property
    def facts(self) -> dict[str, Any]:
        """What the verb takes."""
        self.cleaned_data |= {"client_id": None, "shows_name": False}
        given = {k: v for k, v in super().facts.items() if k not in SENT_BY_THE_FORM}
        return given | {"without": [photo.pk for photo in self.cleaned_data["without"]]}


def standing(problem: Problem) -> dict[str, Any]:
    """The report as the form holds it."""
    last = problem.last_entry()
    return {
        "lon": f"{problem.location.x:.6f}",
        "lat": f"{problem.location.y:.6f}",
        "side": problem.region.kato,
        "category": problem.category.code,
        "text": problem.text,
        "answers": {code: str(said) for code, said in problem.sheet_answers.items()},
        "seen": last.pk if last else 0,
    }


@signed_in
@reads_and_writes
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Its author changes it, as long as nobody has taken it up."""
    mine = Problem.objects.filter(author=request.user).select_related("category", "region")
    problem = get_object_or_404(mine, pk=pk)
    if problem.stage not in NOT_TAKEN_UP:
        messages.warning(request, refusals.words(Refusal("edit_too_late")))
        return redirect("problems:detail", pk)
    form = EditForm(problem, request.POST or None, request.FILES or None)
    if not form.is_bound or not form.is_valid():
        return drawn(request, form)
    try:
        edit_problem(problem, request.user, seen=form.cleaned_data["seen"], **form.facts)
    except Refusal as refusal:
        form.refuse(refusal)
        return drawn(request, form, refusal)
    messages.success(request, _("Changed."))
    return redirect("problems:detail", pk)


def drawn(request: HttpRequest, form: EditForm, refusal: Refusal | None = None) -> HttpResponse:
    """The form, with the photos chosen so far."""
    room = MOST_PHOTOS - len(form.seals)
    form.seals += kept_photos.keep(request, request.FILES.getlist("photos"), most=room)
    facts = {"form": form, "problem": form.problem, "photo_words": photo_words()}
    answer = render(request, "problems/edit.html", facts, status=status_of(form, refusal))
    answer["Cache-Control"] = "no-store"
    return answer
