"""Keeping the exceptions of routing: tried on past reports first, kept afterwards."""

from http import HTTPStatus

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from initiatives.models import RoutingRule
from initiatives.querysets.routing_rules import KEEPING_KINDS
from initiatives.routing_trial import try_rule
from mapapp.web.access import staff
from mapapp.web.routing.coverage import matrix, regions_of, within
from mapapp.web.routing.forms import RuleForm
from mapapp.web.routing.trial import Shown
from mapapp.web.routing.words import conditions

KEEPERS = tuple(sorted(kind.value for kind in KEEPING_KINDS))
NAMED = ("region", "office__region", "category", "direction")
reads_and_writes = require_http_methods(["GET", "HEAD", "POST"])


@staff(*KEEPERS)
@require_safe
def rules(request: HttpRequest) -> HttpResponse:
    """The exceptions of the territory, in the order in which they are asked."""
    kept = RoutingRule.objects.kept_by(request.user).select_related(*NAMED)
    rows = [(rule, conditions(rule)) for rule in kept]
    return render(request, "routing/rules.html", {"rows": rows})


@staff(*KEEPERS)
@reads_and_writes
def new(request: HttpRequest) -> HttpResponse:
    """A new exception."""
    return _written(request, RoutingRule())


@staff(*KEEPERS)
@reads_and_writes
def rule(request: HttpRequest, pk: int) -> HttpResponse:
    """An exception that is kept; another territory's does not exist here."""
    kept = RoutingRule.objects.kept_by(request.user).select_related(*NAMED)
    return _written(request, get_object_or_404(kept, pk=pk))


def _written(request: HttpRequest, kept: RoutingRule) -> HttpResponse:
    """Tried first; kept only as it was tried."""
    form = RuleForm(request.POST or None, instance=kept, user=request.user)
    if not form.is_valid():
        status = HTTPStatus.UNPROCESSABLE_ENTITY if form.is_bound else HTTPStatus.OK
        return render(request, "routing/rule.html", {"form": form}, status=status)
    if "save" in request.POST and request.POST.get("tried") == form.digest:
        form.instance.changed_by = request.user
        form.save()
        messages.success(request, _("Kept. New reports go by it from now on."))
        return redirect("routing:rules")
    shown = Shown(try_rule(form.instance), form.digest)
    return render(request, "routing/rule.html", {"form": form, "shown": shown})


@staff(*KEEPERS)
@require_safe
def coverage(request: HttpRequest) -> HttpResponse:
    """Who receives what in one region; nobody is a red square."""
    lands = [office.region for office in request.user.offices if office.kind in KEEPERS]
    regions = regions_of(lands)
    asked = request.GET.get("region", "")
    chosen = next((one for one in regions if one.kato == asked), None) if asked else None
    if asked and chosen is None:
        raise Http404
    chosen = chosen or next(iter(regions), None)
    facts = {"regions": regions, "chosen": chosen}
    if chosen:
        facts["matrix"] = matrix(within(chosen, lands))
    return render(request, "routing/coverage.html", facts)
