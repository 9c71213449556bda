"""What the region puts first, its campaigns, who joined them, what others learn from."""

from datetime import date, timedelta
from typing import Any

from initiatives import programmes
from initiatives.models import BestPractice, Drive, Initiative, Joined, Priority
from initiatives.taxonomy import Direction
from mapapp.demo.cast import Cast
from mapapp.demo.story import Story


def tell(story: Story, cast: Cast, told: list[Initiative]) -> None:
    """Each once; what is there already stays as it is."""
    for facts in story.told["priorities"]:
        _put_first(story, cast, facts)
    drives = [_open(story, cast, facts) for facts in story.told["drives"]]
    for facts in story.told["joined"]:
        initiative, drive = told[facts["initiative"]], drives[facts["drive"]]
        _join(initiative, drive)
    for facts in story.told["practices"]:
        _hold_up(cast, told[facts["initiative"]], facts)


def _join(initiative: Initiative, drive: Drive) -> None:
    """What is over was joined while it was on: the story tells that from its end."""
    if drive.is_over:
        facts = {"initiative": initiative, "drive": drive}
        Joined.objects.get_or_create(**facts, defaults={"joined_by": initiative.author})
    elif not initiative.joined.filter(drive=drive).exists():
        programmes.join(initiative, drive, by=initiative.author)


def _window(story: Story, facts: dict[str, Any]) -> dict[str, date]:
    today = story.now.date()
    return {
        "since": today + timedelta(days=facts["from"]),
        "until": today + timedelta(days=facts["to"]),
    }


def _put_first(story: Story, cast: Cast, facts: dict[str, Any]) -> None:
    direction = Direction.objects.get(code=facts["direction"])
    if Priority.objects.filter(region=story.region, direction=direction).exists():
        return
    reasons = {name: facts[name] for name in ("reason_kk", "reason_ru")}
    keeper, window = cast.staff["coordinator"], _window(story, facts)
    programmes.put_first(direction, by=keeper, region=story.region, **window, **reasons)


def _open(story: Story, cast: Cast, facts: dict[str, Any]) -> Drive:
    known = Drive.objects.filter(region=story.region, name_kk=facts["name_kk"]).first()
    words = {name: text for name, text in facts.items() if name.startswith(("name_", "about_"))}
    return known or programmes.open_drive(
        by=cast.staff["coordinator"], region=story.region, **_window(story, facts), **words
    )


def _hold_up(cast: Cast, initiative: Initiative, facts: dict[str, Any]) -> None:
    if BestPractice.objects.filter(initiative=initiative).exists():
        return
    reasons = {name: facts[name] for name in ("reason_kk", "reason_ru")}
    programmes.mark_practice(initiative, by=cast.staff["coordinator"], **reasons)
