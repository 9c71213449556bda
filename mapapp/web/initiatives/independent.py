"""Independent evaluators as everybody sees them: who was drawn, and what they say."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from initiatives import drawing, front_offices
from initiatives.criteria import Criterion, Grade
from initiatives.models import DrawnEvaluator
from resources import independent

KINDS = {
    independent.KIND: _("Organisations of the region"),
    front_offices.KIND: _("Front offices of other regions"),
}


@dataclass(frozen=True, slots=True)
class Independent:
    """One of them: a public body, so its name stands beside its word."""

    name: str
    href: str
    verdict: str
    grades: list[tuple[str, str]]
    comment: str
    is_hidden: bool
    key: int
    said_at: datetime | None


def shown(evaluators: list[DrawnEvaluator]) -> list[Independent]:
    """In the order of the draw; one question for the names of a kind."""
    names = {
        kind: pool.names([one.ref for one in evaluators if one.kind == kind])
        for kind, pool in drawing.POOLS.items()
        if any(one.kind == kind for one in evaluators)
    }
    return [_shown(one, names.get(one.kind, {})) for one in evaluators]


def name_of(kind: str, ref: int, names: dict[int, str]) -> str:
    """Its name; of what is no more, its number."""
    return names.get(ref) or f"{kind}:{ref}"


def page_of(kind: str, ref: int) -> str:
    """The public page of an organisation; offices have none."""
    return reverse("resources:owner", args=[ref]) if kind == independent.KIND else ""


def _shown(one: DrawnEvaluator, names: dict[int, str]) -> Independent:
    grades = [(criterion, one.grades[criterion]) for criterion in Criterion]
    return Independent(
        name=name_of(one.kind, one.ref, names),
        href=page_of(one.kind, one.ref) if one.ref in names else "",
        verdict=str(one.get_verdict_display()),
        grades=[(str(c.label), str(Grade(grade).label)) for c, grade in grades if grade],
        comment="" if one.is_hidden else one.comment,
        is_hidden=one.is_hidden and bool(one.comment),
        key=one.pk,
        said_at=one.said_at,
    )
