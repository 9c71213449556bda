"""What a move was given, as it can be written down: models by their key, days by their date."""

from datetime import date, datetime
from typing import Any

from django.db import models
from django.utils import timezone


def recorded(given: dict[str, Any]) -> dict[str, Any]:
    """The same facts with a plain twin beside each model and day, for the journal's details."""
    whole = dict(given)
    for name, value in given.items():
        if isinstance(value, models.Model):
            whole[f"{name}_id"] = value.pk
        elif isinstance(value, datetime):
            whole[f"{name}_day"] = timezone.localtime(value).date().isoformat()
        elif isinstance(value, date):
            whole[f"{name}_day"] = value.isoformat()
        elif isinstance(value, list) and any(isinstance(one, models.Model) for one in value):
            whole[name] = tuple(value)  # the journal takes lists as they are, of plain facts only
            whole[f"{name}_ids"] = [one.pk for one in value]
    return whole
