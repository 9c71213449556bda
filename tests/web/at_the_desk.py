"""Things on a desk, and the official before it."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from initiatives.models import Problem
from tests.factories.initiatives import ProblemFactory


def a_problem(office, *, due_in=None, **facts):
    """On the desk of an office; `due_in` days are left."""
    problem = ProblemFactory(confirmed=True, region=office.region, office=office, **facts)
    if due_in is not None:
        due_at = timezone.now() + timedelta(days=due_in, minutes=1)
        Problem.objects.filter(pk=problem.pk).update(due_at=due_at)
    return problem


def desk(client, **asked):
    """The desk with a filter."""
    return client.get(reverse("review:desk"), asked)


def numbers(answer):
    """What lies there, in its order."""
    return [row.number for row in answer.context["page"].object_list]


def decide(client, thing, verb, **typed):
    """Press a decision on the desk's own page."""
    kind = type(thing).__name__.lower()
    given = {f"{verb}-{name}": value for name, value in typed.items() if name != "preview"}
    given |= {"seen": thing.last_entry().pk, "from": "desk"}
    given |= {"preview": "1"} if "preview" in typed else {}
    return client.post(reverse(f"{kind}s:move", args=[thing.pk, verb]), given)
