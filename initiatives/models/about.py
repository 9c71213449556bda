"""Rows of the desk about one thing: a problem or an initiative, exactly one of the two."""

from typing import Any, Self

from django.db import models
from django.db.models import Q

from initiatives.models.initiative import Initiative
from initiatives.models.problem import Problem

Thing = Problem | Initiative
THINGS = {"problem": Problem, "initiative": Initiative}  # by the word the addresses use


def one_of_the_two() -> models.CheckConstraint:
    """Every row is about one thing."""
    of_problem = Q(problem__isnull=False, initiative__isnull=True)
    of_initiative = Q(problem__isnull=True, initiative__isnull=False)
    return models.CheckConstraint(
        condition=of_problem | of_initiative, name="%(class)s_is_about_one_thing"
    )


def about(thing: Thing) -> dict[str, Any]:
    """The two columns of a thing."""
    return {"problem" if isinstance(thing, Problem) else "initiative": thing}


class AboutQuerySet(models.QuerySet[Any]):
    """Rows by the thing they are about."""

    def of(self, thing: Thing) -> Self:
        """Those of one thing, oldest first."""
        return self.filter(**about(thing)).order_by("pk")

    def kept_by(self, user: object) -> Self:
        """Those of things whose desk this person keeps; the rows of `initiatives.keep_desk`."""
        problems = Problem.objects.kept_by(user).order_by().values("pk")
        initiatives = Initiative.objects.kept_by(user).order_by().values("pk")
        return self.filter(Q(problem__in=problems) | Q(initiative__in=initiatives))


class About(models.Model):
    """A row about one thing."""

    problem = models.ForeignKey(
        Problem, on_delete=models.CASCADE, null=True, blank=True, related_name="%(class)ss"
    )
    initiative = models.ForeignKey(
        Initiative, on_delete=models.CASCADE, null=True, blank=True, related_name="%(class)ss"
    )

    objects = AboutQuerySet.as_manager()

    class Meta:
        abstract = True
        constraints = [one_of_the_two()]

    @property
    def thing(self) -> Thing:
        """What it is about."""
        return self.problem or self.initiative
