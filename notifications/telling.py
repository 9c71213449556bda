"""A digest as lines to read: what, where it stands, which place, its address."""

from dataclasses import dataclass
from datetime import datetime

from notifications.models import Digest, Happening
from notifications.subjects import stage_of


@dataclass(slots=True)
class Line:
    """One thing of a digest, in the language that is active."""

    title: str
    language: str
    stage: str
    group: str
    place: str
    href: str
    is_new: bool
    at: datetime


def lines_of(digest: Digest) -> list[Line]:
    """The newest first, without what has left the map since: one query."""
    return lines(list(digest.happenings))


def lines(keys: list[int]) -> list[Line]:
    """These happenings as lines, the newest first."""
    rows = Happening.objects.filter(pk__in=keys).still_public().select_related("region")
    return [line_of(happening) for happening in rows.newest_first()]


def line_of(happening: Happening) -> Line:
    """One happening as a line."""
    return Line(
        title=happening.title,
        language=happening.language,
        stage=stage_of(happening),
        group=happening.stage_group,
        place=happening.region.name,
        href=happening.get_absolute_url(),
        is_new=happening.is_new,
        at=happening.at,
    )
