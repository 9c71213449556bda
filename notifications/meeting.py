"""Where a follow and a happening meet: one condition, asked from either side.

A happening is asked who hears of it (`Follow.objects.hearing`), a follow what it would have
heard (`Happening.objects.heard_by`). The other side may be one row in hand or, by `OUTER`, the
row of an outer query, so that many are answered by one statement. Each of the three ways to
meet (an area, a unit of the tree, one thing) has its own index; what narrows them is
`IsAllowed`, the same function on both sides.
"""

from collections.abc import Iterable
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db.models import BooleanField, CharField, F, Func, OuterRef, Value

WORDS = ArrayField(CharField(max_length=40))
NARROWED_BY = {"kind": "kinds", "topic": "topics", "stage_group": "stage_groups"}


class IsAllowed(Func):
    """Whether a list holds a word; an empty list allows every word."""

    template = "(%(expressions)s))"
    arg_joiner = " = ANY("
    arity = 2
    output_field = BooleanField()

    def as_sql(self, compiler: Any, connection: Any, **extra: Any) -> tuple[str, list[Any]]:  # noqa: ANN401 - Django's own signature
        """The list is named twice: once for being empty, once for the word."""
        allowed, params = compiler.compile(self.source_expressions[1])
        sql, both = super().as_sql(compiler, connection, **extra)
        return f"(cardinality({allowed}) = 0 OR {sql})", [*params, *both]


class IsOneOf(Func):
    """Whether a key is one of a list; unlike `&&` and `@>` served by the key's own index."""

    template = "(%(expressions)s))"
    arg_joiner = " = ANY("
    arity = 2
    output_field = BooleanField()


class Outer:
    """The row of an outer query: each of its fields is a column."""

    def __getattr__(self, name: str) -> OuterRef:
        """The column of that name."""
        return OuterRef(name)


OUTER = Outer()


def words(value: Iterable[str] | OuterRef) -> Any:  # noqa: ANN401 - a list, or a column of one
    """A list of words as the database sees it."""
    return value if isinstance(value, OuterRef) else Value(list(value), output_field=WORDS)


def narrowed_by(follow: Any) -> list[IsAllowed]:  # noqa: ANN401 - a follow or the outer one
    """What a happening must be to be heard of by this follow."""
    return [IsAllowed(F(one), words(getattr(follow, many))) for one, many in NARROWED_BY.items()]


def narrowing(happening: Any) -> list[IsAllowed]:  # noqa: ANN401 - a happening or the outer one
    """What a follow must allow to hear of this happening."""
    return [
        IsAllowed(_column(getattr(happening, one)), F(many)) for one, many in NARROWED_BY.items()
    ]


def _column(value: str | OuterRef) -> Any:  # noqa: ANN401 - a word, or a column of one
    return value if isinstance(value, OuterRef) else Value(value, output_field=CharField())
