"""Every sphere with its versions: what is asked today, and the draft of what comes next."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from initiatives.models import Direction, Questionnaire


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sphere, or all of them."""

    code: str
    name: str
    today: Questionnaire | None = None
    draft: Questionnaire | None = None


def sheets_of(directions: list[Direction], versions: list[Questionnaire]) -> list[Sheet]:
    """First what is asked in all spheres, then each; `versions` come in their order."""
    today = {one.direction_id: one for one in versions if one.published_at}
    drafts = {one.direction_id: one for one in versions if not one.published_at}
    return [
        Sheet("all", _("All spheres"), today.get(None), drafts.get(None)),
        *(Sheet(one.code, one.name, today.get(one.pk), drafts.get(one.pk)) for one in directions),
    ]
