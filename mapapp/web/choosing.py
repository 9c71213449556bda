"""Choices read once for a page, however often its widgets and templates look at them."""

from collections.abc import Callable
from functools import cache, partial
from typing import Any

from django.db.models import QuerySet
from django.forms import ModelChoiceField
from django.forms.models import ModelChoiceIterator

Choices = Callable[[], list[Any]]


def once(choices: Choices) -> Choices:
    """Asked for when the form is drawn, and not again for each look a widget takes at them."""
    return cache(partial(choices))


def read_once(field: ModelChoiceField, rows: QuerySet | None = None) -> None:
    """The same for the rows of a field; forms of one page may share `rows`.

    What is typed is still looked up among the field's own queryset.
    """
    kept = field.queryset if rows is None else rows

    def drawn() -> list[Any]:
        nothing = [] if field.empty_label is None else [("", field.empty_label)]
        line = ModelChoiceIterator(field).choice
        return [*nothing, *(line(row) for row in kept)]

    field.choices = once(drawn)
