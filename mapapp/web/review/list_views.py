"""The list of the desk: what is to be decided, the most urgent first, under one filter."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from initiatives.models import OwedAnswer
from initiatives.querysets.territory import offices_of
from mapapp.web.access import staff
from mapapp.web.review import queue
from mapapp.web.review.bulk import words_in_bulk
from mapapp.web.review.counters import counters
from mapapp.web.review.duty import AT_THE_DESK
from mapapp.web.review.forms import DeskForm
from mapapp.web.review.kept import KeepForm, kept_for


@staff(*AT_THE_DESK)
@require_safe
def desk(request: HttpRequest) -> HttpResponse:
    """What this official has to decide; without a question, the view their desk opens with."""
    form = DeskForm(request.GET, user=request.user)
    return show_desk(request, form)


def show_desk(
    request: HttpRequest,
    form: DeskForm,
    *,
    keep: KeepForm | None = None,
    status: int = HTTPStatus.OK,
) -> HttpResponse:
    """The list under a filter."""
    kept = kept_for(request.user, form.asked)
    first = next((one for one in kept if one.is_first), None)
    if first and not request.GET:
        return redirect(first.href)
    lying = queue.tables(request.user)
    owed = OwedAnswer.objects.on_the_desk_of(request.user).order_by()
    totals = queue.counted(lying, form.chosen, owed=owed)
    facts = {
        "form": form,
        "kept": kept,
        "keep": keep or KeepForm(user=request.user),
        "offices": request.user.offices,
        "asks_bodies": bool(offices_of(request.user)),
        "counters": counters(totals, form.kept),
        "total": totals["chosen"],
        "owed": {"all": totals["owed"], "late": totals["owed_late"]},
        "verbs": words_in_bulk(),
        "page": queue.page_of(lying, form, count=totals["chosen"], number=request.GET.get("page")),
    }
    return render(request, "review/desk.html", facts, status=status)
