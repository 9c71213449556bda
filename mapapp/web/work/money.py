"""The money of the work: everybody reads what was spent, whoever answers for it writes it down."""

from collections.abc import Callable
from http import HTTPStatus

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from initiatives import spending
from initiatives.models import Expense, Initiative
from kernel.workflow import Refusal
from mapapp.web import limits
from mapapp.web.access import public, signed_in
from mapapp.web.initiatives.along import downloaded
from mapapp.web.me.forms import posted
from mapapp.web.moderation.gone import or_gone
from mapapp.web.work.ledger import Ledger
from mapapp.web.work.money_form import MoneyForm, SpendForm, TakeBackForm
from mapapp.web.work.seen import at_work, at_work_on, crumbs

reads_and_writes = require_http_methods(["GET", "HEAD", "POST"])


@public
@require_safe
@or_gone("initiative")
def expenses(request: HttpRequest, pk: int) -> HttpResponse:
    """Every entry, and what is left on each line."""
    initiative = at_work(request, pk)
    facts = {
        "initiative": initiative,
        "ledger": Ledger(initiative, request.user, request.GET.get("page")),
        "crumbs": crumbs(initiative, _("Expenses")),
    }
    return render(request, "work/expenses.html", facts)


@signed_in
@reads_and_writes
def spend(request: HttpRequest, pk: int) -> HttpResponse:
    """Write down what was paid."""
    initiative = at_work_on(request, pk, "keep_expenses")
    form = SpendForm(posted(request), request.FILES or None, initiative=initiative)
    if form.is_bound and form.is_valid():
        line = form.cleaned_data["line"]
        if kept(request, form, lambda: spending.spend(line, form.spent, by=request.user)):
            messages.success(request, _("It is written down. Everybody can read it."))
            return redirect("work:expenses", pk)
    return drawn(request, "work/spend.html", initiative, form)


@signed_in
@reads_and_writes
def take_back(request: HttpRequest, pk: int, expense: int) -> HttpResponse:
    """Write the counter entry of one that was wrong."""
    initiative = at_work_on(request, pk, "keep_expenses")
    row = entry_of(initiative, expense)
    form = TakeBackForm(posted(request))
    if form.is_bound and form.is_valid():
        typed = {"by": request.user, **form.cleaned_data}
        if kept(request, form, lambda: spending.take_back(row, **typed)):
            messages.success(request, _("It is taken back. Both entries stay."))
            return redirect("work:expenses", pk)
    return drawn(request, "work/take_back.html", initiative, form, expense=row)


@signed_in
@require_safe
def receipt(request: HttpRequest, pk: int, expense: int) -> HttpResponse:
    """A receipt, to those who spend and those who accept the report; a download."""
    initiative = at_work_on(request, pk, "read_receipts")
    row = entry_of(initiative, expense)
    if not row.receipt:
        raise Http404
    return downloaded(row.receipt, row.receipt_kind, row.said or _("Receipt"))


def entry_of(initiative: Initiative, pk: int) -> Expense:
    """An entry of this very ledger, or 404."""
    return get_object_or_404(Expense.objects.of(initiative).select_related("line"), pk=pk)


def kept(request: HttpRequest, form: MoneyForm, write: Callable[[], Expense]) -> bool:
    """Write it; a refusal becomes an error of the form, with what was typed kept."""
    try:
        limits.count(request, "expense")
        write()
    except Refusal as refusal:
        form.refuse(refusal)
        return False
    return True


def drawn(
    request: HttpRequest, template: str, initiative: Initiative, form: MoneyForm, **more: object
) -> HttpResponse:
    """The page of a form; a gap in it is 422."""
    facts = {"initiative": initiative, "form": form, "crumbs": crumbs(initiative, _("Expenses"))}
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, template, facts | more, status=status)
