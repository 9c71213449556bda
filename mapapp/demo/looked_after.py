"""What some initiatives of the story look after, and the visits of their teams."""

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from initiatives import caring, visiting
from initiatives.models import CareKind, CarePoint

if TYPE_CHECKING:
    from mapapp.demo.initiatives import Scene

SINCE_DAYS = 14
ROUND_DAYS = 30
APART = 0.004  # degrees between one place and the next


def look_after(scene: "Scene") -> None:
    """Said by the lead two weeks ago, gone round once, visited since."""
    told = scene.facts.get("cares", [])
    if not told:
        return
    with scene.story.at(scene.story.days_ago(SINCE_DAYS)):
        points = [_said(scene, number, facts) for number, facts in enumerate(told)]
        until = scene.story.now.date() + timedelta(days=ROUND_DAYS - SINCE_DAYS)
        caring.begin_round(scene.initiative, by=scene.author, until=until)
    for point, facts in zip(points, told, strict=True):
        _visited(scene, point, facts)


def _said(scene: "Scene", number: int, facts: dict[str, Any]) -> CarePoint:
    """A little away from the last one."""
    place = scene.initiative.location
    return caring.add_care_point(
        scene.initiative,
        by=scene.author,
        kind=CareKind.objects.get(code=facts["kind"]),
        title=facts["title"],
        lon=round(place.x + APART * number, 6),
        lat=round(place.y + APART * (number % 3), 6),
    )


def _visited(scene: "Scene", point: CarePoint, facts: dict[str, Any]) -> None:
    """All was well until the last time."""
    for days in facts["seen"]:
        state = facts["state"] if days == facts["seen"][-1] else "well"
        with scene.story.at(scene.story.days_ago(days)):
            visiting.visit(point, by=scene.author, state=state)
