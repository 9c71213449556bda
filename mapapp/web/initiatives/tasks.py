"""The pages of an application as a list of tasks: done, not yet, here."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from initiatives.models import Initiative

Task = dict[str, Any]


def task_list(initiative: Initiative | None, here: str = "") -> list[Task]:
    """Four short tasks; those ahead have no address before the draft exists."""
    return [
        _task(initiative, "edit", _("What and where"), here, is_done=_has_basics(initiative)),
        _task(initiative, "plan", _("Questions and dates"), here, is_done=_has_plan(initiative)),
        _task(initiative, "need", _("What is needed"), here, is_done=_has_needs(initiative)),
        _task(initiative, "detail", _("Check and send"), here, is_done=False),
    ]


def _task(
    initiative: Initiative | None, name: str, label: str, here: str, *, is_done: bool
) -> Task:
    return {
        "label": label,
        "href": reverse(f"initiatives:{name}", args=[initiative.pk]) if initiative else "",
        "is_current": name == here,
        "is_done": is_done,
    }


def _has_basics(initiative: Initiative | None) -> bool:
    return bool(initiative and initiative.region_id and initiative.direction_id)


def _has_plan(initiative: Initiative | None) -> bool:
    if not initiative or not initiative.plan_ends or not initiative.questionnaire:
        return False
    return not initiative.questionnaire.missing_in(initiative.answers)


def _has_needs(initiative: Initiative | None) -> bool:
    return bool(initiative and (initiative.needs.exists() or initiative.seats.exists()))
