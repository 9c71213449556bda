"""How the work on an initiative goes, for everybody who may see it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from mapapp.web.access import public
from mapapp.web.moderation.gone import or_gone
from mapapp.web.work.ledger import Ledger
from mapapp.web.work.page import Work
from mapapp.web.work.seen import at_work


@public
@require_safe
@or_gone("initiative")
def home(request: HttpRequest, pk: int) -> HttpResponse:
    """Progress by milestones, the money, and the news, the newest first."""
    work = Work(at_work(request, pk), request.user, request.GET.get("page"))
    facts = {
        "work": work,
        "initiative": work.initiative,
        "ledger": Ledger(work.initiative, request.user),
    }
    return render(request, "work/home.html", facts)
