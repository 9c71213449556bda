"""Reports a guest has sent from this browser and not yet confirmed.

The session remembers their keys, so that nobody but the sender sees a report before its contact
is confirmed, and the sender needs no account to come back to it.
"""

from django.db.models import Q, QuerySet
from django.http import HttpRequest

from initiatives.models import Problem
from initiatives.stages import ProblemStage

KEY = "held_problems"
MOST = 20


def hold(request: HttpRequest, problem: Problem) -> None:
    """Remember a report sent from this browser."""
    kept = [pk for pk in request.session.get(KEY, []) if pk != problem.pk]
    request.session[KEY] = [*kept, problem.pk][-MOST:]


def held(request: HttpRequest) -> Q:
    """Those sent from this browser that wait for a contact."""
    keys = request.session.get(KEY, [])
    return Q(pk__in=keys, author=None, stage=ProblemStage.REPORTED)


def problems_seen_by(request: HttpRequest) -> QuerySet[Problem]:
    """What this visitor may see: in public, theirs, on duty, or sent from this browser."""
    seen = Problem.objects.visible_to(request.user)
    if not request.session.get(KEY):
        return seen
    return Problem.objects.filter(Q(pk__in=seen.values("pk")) | held(request))
