"""The tasks of the team, for the team: a list, one tap to take one, a form for whoever leads."""

from dataclasses import dataclass
from functools import cached_property
from http import HTTPStatus
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from initiatives import tasking
from initiatives.models import Initiative, Seat, WorkTask
from kernel.workflow import Refusal
from mapapp.web import refusals
from mapapp.web.access import signed_in
from mapapp.web.me.forms import posted
from mapapp.web.move_forms import day_field
from mapapp.web.work.seen import at_work_on, crumbs

DEEDS = {
    "take": (tasking.take_task, gettext_lazy("It is yours to do.")),
    "give_back": (tasking.give_back, gettext_lazy("Somebody else may take it now.")),
    "done": (tasking.finish_task, gettext_lazy("It stands in the list as done.")),
    "again": (tasking.reopen_task, gettext_lazy("It is open again.")),
    "strike": (tasking.strike_task, gettext_lazy("It is off the list.")),
}

BUTTONS = (
    ("take", gettext_lazy("I take it"), "hand-helping"),
    ("done", gettext_lazy("It is done"), "check"),
    ("give_back", gettext_lazy("Give back"), "undo-2"),
    ("again", gettext_lazy("Not done after all"), "rotate-ccw"),
    ("strike", gettext_lazy("Strike out"), "trash-2"),
)


class TaskForm(forms.Form):
    """What is to be done, until when, by which role."""

    title = forms.CharField(label=gettext_lazy("What is to be done?"), max_length=120)
    until = day_field(gettext_lazy("Until which day?"))
    seat = forms.ModelChoiceField(
        Seat.objects.none(),
        label=gettext_lazy("Who may take it?"),
        required=False,
        empty_label=gettext_lazy("Anybody in the team"),
    )

    def __init__(self, data: Any = None, *, initiative: Initiative) -> None:  # noqa: ANN401 - Django's own
        super().__init__(data)
        self.fields["seat"].queryset = Seat.objects.filter(initiative=initiative)


@dataclass(frozen=True, slots=True)
class Line:
    """One task, and what this visitor may do with it."""

    task: WorkTask
    who: str
    deeds: tuple[tuple[str, str, str], ...]  # value, label, icon

    @property
    def is_late(self) -> bool:
        """Its day is over and it is not done."""
        until = self.task.until
        return bool(until and not self.task.done_at and until < timezone.localdate())


@dataclass(frozen=True)
class TaskList:
    """The tasks of one team as one of its people sees them."""

    initiative: Initiative
    user: Any

    @cached_property
    def keeps(self) -> bool:
        """Writes the list."""
        return self.user.has_perm("initiatives.keep_tasks", self.initiative)

    @cached_property
    def does(self) -> bool:
        """The work goes on, so tasks are taken and done."""
        return self.user.has_perm("initiatives.do_tasks", self.initiative)

    @cached_property
    def lines(self) -> list[Line]:
        """What is open first."""
        rows = WorkTask.objects.filter(initiative=self.initiative)
        rows = rows.select_related("taken_by", "seat").in_order()
        return [Line(one, self._who(one), tuple(self._deeds(one))) for one in rows]

    def _who(self, task: WorkTask) -> str:
        if task.taken_by is None:
            return ""
        return _("you") if task.taken_by_id == self.user.pk else task.taken_by.shown_as

    def _deeds(self, task: WorkTask) -> list[tuple[str, str, str]]:
        is_mine = task.taken_by_id == self.user.pk
        may = {
            "take": self.does and task.taken_by_id is None,
            "done": self.does and is_mine and not task.done_at,
            "give_back": (is_mine or (self.keeps and task.taken_by_id)) and not task.done_at,
            "again": self.does and task.done_at and (is_mine or self.keeps),
            "strike": self.keeps and task.taken_by_id is None,
        }
        return [(name, str(label), icon) for name, label, icon in BUTTONS if may[name]]


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def tasks(request: HttpRequest, pk: int) -> HttpResponse:
    """The list; whoever leads adds to it."""
    initiative = at_work_on(request, pk, "read_tasks")
    seen = TaskList(initiative, request.user)
    form = TaskForm(posted(request), initiative=initiative)
    if form.is_bound and form.is_valid() and added(request, initiative, form):
        return redirect("work:tasks", pk)
    facts = {
        "initiative": initiative,
        "tasks": seen,
        "form": form,
        "crumbs": crumbs(initiative, _("Tasks")),
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "work/tasks.html", facts, status=status)


def added(request: HttpRequest, initiative: Initiative, form: TaskForm) -> bool:
    """List it; a refusal becomes an error of the form, with what was typed kept."""
    try:
        tasking.add_task(initiative, by=request.user, **form.cleaned_data)
    except Refusal as refusal:
        form.add_error(None, refusals.words(refusal))
        return False
    messages.success(request, _("It is on the list."))
    return True


@signed_in
@require_POST
def task(request: HttpRequest, pk: int, task: int) -> HttpResponse:
    """One tap on one task."""
    initiative = at_work_on(request, pk, "read_tasks")
    row = get_object_or_404(WorkTask.objects.filter(initiative=initiative), pk=task)
    deed, words = DEEDS.get(request.POST.get("deed", ""), (None, ""))
    if deed is None:
        raise Http404
    try:
        deed(row, by=request.user)
    except Refusal as refusal:
        messages.warning(request, refusals.words(refusal))
    else:
        messages.success(request, words)
    return redirect("work:tasks", pk)
