"""Changing a report until the akimat has taken it up; after that its author may only withdraw it.

An edit is no move: the stage stays. It is an entry of the journal all the same, which names what
changed and never the old words, because those are often what had to go. Whoever has the old page
open is refused as stale, so no official takes up what they have not read.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import IO, Any
from uuid import UUID

from django.contrib.gis.geos import Point
from django.db import transaction

from accounts.models import User
from geo.models import Region
from geo.precision import METRES_IN_A_DEGREE, public_point
from initiatives import pins
from initiatives.models import CategorySheet, Problem, ProblemPhoto
from initiatives.photographing import take_waiting
from initiatives.placing import located
from initiatives.predicates import is_author
from initiatives.reasons import ReasonCode
from initiatives.reporting import MOST_LETTERS, MOST_PHOTOS
from initiatives.rerouting import reroute
from initiatives.stages import NOT_TAKEN_UP
from initiatives.taxonomy import ProblemCategory
from kernel.images import clean_photo
from kernel.models import JournalEntry
from kernel.workflow import NOT_ALLOWED, STALE, Refusal

EDIT = "edit"
MOVES_IT = {
    "kind": ReasonCode.CATEGORY_CHANGED,
    "place": ReasonCode.PLACE_CHANGED,
    "answers": ReasonCode.CATEGORY_CHANGED,
}


@dataclass(frozen=True, kw_only=True)
class Edit:
    """A report as it shall be from now on."""

    lon: Any
    lat: Any
    category: ProblemCategory
    text: str
    sheet: CategorySheet | None = None
    answers: dict[str, Any] = field(default_factory=dict)
    chosen_region: Region | None = None
    photos: Sequence[IO[bytes]] = ()
    waiting: Sequence[UUID] = ()
    without: Sequence[int] = ()  # keys of photos that go


def edit_problem(
    problem: Problem,
    user: User,
    *,
    seen: int | None = None,
    **facts: Any,  # noqa: ANN401 - the fields of `Edit`
) -> JournalEntry:
    """Change it; takes the fields of `Edit`, and the entry its author saw last.

    Refuses with not_allowed, stale, edit_too_late, nothing_changed, outside_kazakhstan,
    category_unknown, text_too_long, photos_too_many, photo_…, answer_….
    """
    edit = Edit(**facts)
    photos = [clean_photo(photo) for photo in edit.photos]
    with transaction.atomic():
        problem = Problem.objects.select_for_update(of=("self",)).get(pk=problem.pk)
        _check(problem, user, seen)
        changed = _apply(problem, edit) + _photos(problem, user, edit, photos)
        if not changed:
            raise Refusal("nothing_changed")
        return _written(problem, user, changed)


def _written(problem: Problem, user: User, changed: list[str]) -> JournalEntry:
    """The entry, the row, the pin; then the office that answers for it now."""
    entry = JournalEntry.objects.write(
        problem,
        workflow="problem",
        verb=EDIT,
        after=problem.stage,
        actor=user,
        given={"changed": changed},
    )
    problem.save()
    pins.put_problem(problem)
    if because := next((MOVES_IT[what] for what in changed if what in MOVES_IT), None):
        reroute(problem, because=because)
    return entry


def _check(problem: Problem, user: User, seen: int | None) -> None:
    """Its author, of what they saw, in time."""
    if not is_author(user, problem):
        raise Refusal(NOT_ALLOWED)
    last = problem.last_entry()
    if problem.stage not in NOT_TAKEN_UP:
        raise Refusal("edit_too_late")
    if seen is not None and (last.pk if last else 0) != seen:
        raise Refusal(STALE, last)


def _apply(problem: Problem, edit: Edit) -> list[str]:
    """Words, kind, answers, place."""
    if len(edit.text) > MOST_LETTERS:
        raise Refusal("text_too_long", most=MOST_LETTERS)
    answers = edit.sheet.kept(edit.answers) if edit.sheet else {}
    sheet = edit.sheet if answers else None
    kind = _take(problem, "kind", category=_usable(edit.category, problem))
    place = _move(problem, edit)
    return [
        *_take(problem, "text", text=edit.text.strip()), *kind,
        *_take(problem, "answers", sheet=sheet, sheet_answers=answers), *place,
    ]  # fmt: skip


def _take(problem: Problem, name: str, **facts: Any) -> list[str]:  # noqa: ANN401 - fields of the problem
    """Set what is different; its name if anything was."""
    different = {what: new for what, new in facts.items() if getattr(problem, what) != new}
    for what, new in different.items():
        setattr(problem, what, new)
    return [name] if different else []


def _usable(category: ProblemCategory, problem: Problem) -> ProblemCategory:
    if not category.is_active and category != problem.category:
        raise Refusal("category_unknown")
    return category


def _move(problem: Problem, edit: Edit) -> list[str]:
    """Another place, another side of a border, or another precision of the same place.

    The public point is drawn anew only where the place moved away further than it is displaced:
    a home nudged again and again gives nobody many points to take the middle of.
    """
    place, region = located(edit.lon, edit.lat, chosen=edit.chosen_region or problem.region)
    metres, away = problem.category.displaced_metres, _metres(place, problem.location)
    is_same = away < 1 and region == problem.region
    if not is_same:
        problem.draws += bool(metres) and away > metres
        problem.location, problem.region = place, region
    problem.public_location = public_point(place, metres=metres, key=problem.point_key)
    return [] if is_same else ["place"]


def _metres(one: Point, other: Point) -> float:
    """A plane's distance, never too short: it only says whether a place moved away."""
    return one.distance(other) * METRES_IN_A_DEGREE


def _photos(problem: Problem, user: User, edit: Edit, new: list[Any]) -> list[str]:
    """Some go, some come."""
    own = problem.photos.filter(kind=ProblemPhoto.Kind.BEFORE)
    gone = own.filter(pk__in=edit.without)
    come = [*new, *take_waiting(edit.waiting)]
    if own.count() - gone.count() + len(come) > MOST_PHOTOS:
        raise Refusal("photos_too_many", most=MOST_PHOTOS)
    for photo in gone:
        transaction.on_commit(_eraser(photo))
    taken = gone.delete()[0]
    for photo in come:
        ProblemPhoto.objects.create(problem=problem, image=photo, added_by=user)
    return ["photos"] if taken or come else []


def _eraser(photo: ProblemPhoto) -> Any:  # noqa: ANN401 - a call without arguments
    storage, name = photo.image.storage, photo.image.name
    return lambda: storage.delete(name)
