"""A condition an index can answer even inside an OR.

A sub-select under an OR can only be hashed and compared row by row, so the table is read whole.
An array is read first, once, and every branch of the OR may then walk an index of its own.
"""

from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import BooleanField, Func, QuerySet


class Among(Func):
    """The column holds one of the keys these rows name: `Among("office", rows.values("pk"))`."""

    template = "%(expressions)s)"
    arg_joiner = " = ANY("
    arity = 2
    output_field = BooleanField()

    def __init__(self, column: str, keys: QuerySet[Any, Any], **extra: Any) -> None:  # noqa: ANN401 - Django's own
        super().__init__(column, ArraySubquery(keys), **extra)
