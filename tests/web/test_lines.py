"""Texts of many lines: what the browser's counter lets somebody type is not refused."""

import importlib
import pkgutil

import pytest
from django import forms
from django.core.exceptions import ValidationError

import mapapp.web
from mapapp.web.lines_field import LinesField

OTHERWISE = {"area", "corners"}  # pairs of numbers, read as numbers


def forms_of_the_site():
    """Every form class of the web's packages."""
    for module in pkgutil.walk_packages(mapapp.web.__path__, "mapapp.web."):
        importlib.import_module(module.name)
    left, found = [forms.BaseForm], set()
    while left:
        left += [kind for kind in left.pop().__subclasses__() if kind not in found]
        found.update(left)
    return [kind for kind in found if kind.__module__.startswith("mapapp.web.")]


def test_a_line_break_is_one_letter_as_in_the_browser():
    field = LinesField(max_length=5)

    assert field.clean("ab\r\ncd") == "ab\ncd"
    with pytest.raises(ValidationError):
        field.clean("ab\r\ncde")


def test_every_field_of_many_lines_counts_that_way():
    found = {
        f"{kind.__name__}.{name}": type(field)
        for kind in forms_of_the_site()
        for name, field in getattr(kind, "base_fields", {}).items()
        if isinstance(field.widget, forms.Textarea) and name not in OTHERWISE
    }

    assert len(found) > 30
    assert {name for name, kind in found.items() if kind is not LinesField} == set()
