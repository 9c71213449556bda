"""Where the pages of a closing report are, and what is typed on them."""

from django.urls import reverse

from initiatives import closing_report as writing
from initiatives.models import Moment
from tests.factories.initiatives import EvidenceFactory

SECTIONS = ("words", "milestones", "indicators", "numbers", "money", "area", "photos")


def whole(initiative):
    return reverse("initiatives:report", args=[initiative.pk])


def page(initiative, section):
    return reverse("initiatives:write_report", args=[initiative.pk, section])


def report_of(initiative):
    return writing.being_written(initiative)


def photos_of(initiative):
    return [EvidenceFactory(initiative=initiative, moment=moment) for moment in Moment]


def move(client, initiative, verb, **typed):
    door = reverse("initiatives:move", args=[initiative.pk, verb])
    facts = {f"{verb}-{name}": value for name, value in typed.items()}
    return client.post(door, {"seen": initiative.last_entry().pk, "from": "report"} | facts)


def typed_for(initiative):
    """Everything the seven pages ask."""
    first, second = initiative.milestones.all()
    lamps, yards = initiative.indicators.all()
    before, after = photos_of(initiative)
    return {
        "words": {"words": "Six lamps burn"},
        "milestones": {
            f"l{first.pk}_state": "done", f"l{first.pk}_done_on": "2026-01-15",
            f"l{second.pk}_state": "partly", f"l{second.pk}_words": "Rain",
        },
        "indicators": {
            f"l{lamps.pk}_measured": "6", f"l{lamps.pk}_how": "Counted after dark",
            f"l{yards.pk}_measured": "2.5", f"l{yards.pk}_how": "On foot",
        },
        "numbers": {
            "people_helped": "200", "people_how": "Flats", "hours": "48", "hours_how": "A list",
        },
        "money": {"left_words": "With the treasurer"},
        "area": {"area": "km3"},
        "photos": {"pair-before": before.pk, "pair-after": after.pk, "pair-words": "The gate"},
    }  # fmt: skip
