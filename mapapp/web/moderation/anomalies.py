"""Where support looks arranged: a list to look at, no verdict."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from community.anomalies import LEAST_NEW, LOOKED_AT, NEW_ACCOUNT, bursts_seen_by
from community.models import Decision
from community.moderated import decisions_about
from mapapp.web.access import staff
from mapapp.web.moderation.tabs import BURSTS, tabs
from mapapp.web.moderation.things import Shown


@staff("moderator")
@require_safe
def bursts(request: HttpRequest) -> HttpResponse:
    """Things whose supporters are mostly accounts of the last days."""
    found = bursts_seen_by(request.user)
    decisions = decisions_about(burst.thing for burst in found)
    shown = [Shown(decision) for decision in decisions]
    lines = [{"burst": one, "shown": it} for one, it in zip(found, shown, strict=True)]
    facts = {
        "lines": lines,
        "tabs": tabs(Decision.objects.on_the_queue_of(request.user), BURSTS),
        "days": LOOKED_AT.days,
        "least": LEAST_NEW,
        "age": NEW_ACCOUNT.days,
    }
    return render(request, "moderation/bursts.html", facts)
