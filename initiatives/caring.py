"""Things looked after for years: which they are, and going round them again and again.

An initiative that goes on and on needs no stage of its own: it stays in the one where the work
is done, and a round gives that stage its date. When the last round is over it is finished, judged
and closed like any other.
"""

from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from accounts.models import User
from geo.models import Region
from initiatives.clocks import end_of
from initiatives.models import CarePoint, CareRound, CareVisit, Initiative
from initiatives.pins import put_initiative
from initiatives.placing import located, make_public
from initiatives.stages import Stage
from initiatives.taxonomy import CareKind
from kernel.models import JournalEntry
from kernel.workflow import Refusal

MOST_POINTS = 200  # as many marks as a map of ours ever shows
LONGEST_ROUND = 366


@transaction.atomic
def add_care_point(
    initiative: Initiative,
    *,
    by: User,
    kind: CareKind,
    title: str = "",
    **where: Any,  # noqa: ANN401 - decimals of a form
) -> CarePoint:
    """Look after one thing more; `where` is lon, lat and perhaps the chosen side of a border.

    The same thing sent twice is one. Refuses with not_allowed, care_kind_unknown,
    care_points_too_many, outside_kazakhstan, care_point_far.
    """
    initiative = _held(initiative, by=by, permission="initiatives.keep_care")
    if not kind.is_active:
        raise Refusal("care_kind_unknown")
    place = _place(initiative, **where)
    facts = {"kind": kind, "title": title.strip(), "location": place}
    if known := initiative.care_points.filter(**facts).first():
        return known
    kept = initiative.care_points.aggregate(last=Max("number"))["last"] or 0
    if initiative.care_points.count() >= MOST_POINTS:
        raise Refusal("care_points_too_many", most=MOST_POINTS)
    point = CarePoint.objects.create(initiative=initiative, number=kept + 1, **facts)
    if kind.is_sensitive:
        _hide_in_its_cell(initiative)
    return point


def _place(initiative: Initiative, lon: Any, lat: Any, chosen: Region | None = None) -> Any:  # noqa: ANN401 - decimals of a form, a point
    """The exact point, in the region the initiative is decided in."""
    place, region = located(lon, lat, chosen=chosen)
    around = initiative.region.codes[:2] if initiative.region else []
    if region.codes[: len(around)] != around:
        raise Refusal("care_point_far")
    return place


def _hide_in_its_cell(initiative: Initiative) -> None:
    """Its own public point would give the place away."""
    if initiative.stage == Stage.DRAFT or initiative.location is None:
        return  # made when it is sent
    make_public(initiative)
    initiative.save(update_fields=["public_location", "updated_at"])
    put_initiative(initiative)


@transaction.atomic
def drop_care_point(point: CarePoint, *, by: User) -> None:
    """Take back what was written by mistake. Refuses with not_allowed, care_point_was_visited."""
    _held(point.initiative, by=by, permission="initiatives.keep_care")
    # held, so that nobody visits it while it goes; one that is gone already went at their wish
    held = CarePoint.objects.select_for_update(of=("self",)).filter(pk=point.pk).first()
    if held is None:
        return
    if held.visits.exists():
        raise Refusal("care_point_was_visited")
    held.delete()


@transaction.atomic
def begin_round(initiative: Initiative, *, by: User, until: date) -> CareRound:
    """Go round once more; its end is the date of the working stage from now on.

    The round before may be ended early once everything in it was seen. Refuses with not_allowed,
    care_points_missing, round_until_past, round_too_long, round_is_on.
    """
    initiative = _held(initiative, by=by, permission="initiatives.begin_round")
    today = timezone.localdate()
    if not initiative.care_points.exists():
        raise Refusal("care_points_missing")
    if until < today:
        raise Refusal("round_until_past")
    if (until - today).days > LONGEST_ROUND:
        raise Refusal("round_too_long", most=LONGEST_ROUND)
    last = initiative.care_rounds.first()
    if last and last.until >= today:
        _end_early(last, today)
    number = last.number + 1 if last else 1
    begun = CareRound.objects.create(
        initiative=initiative, number=number, since=today, until=until
    )
    _date_the_stage(initiative, until)
    # whoever leads gives themselves a date: the journal keeps which, and when they gave it
    JournalEntry.objects.note_down(
        initiative, verb="round", actor=by, number=number, until=until.isoformat()
    )
    return begun


def _end_early(last: CareRound, today: date) -> None:
    """Everything was seen, so it was over yesterday; a round of today goes on until tonight."""
    if last.since >= today or waiting_in(last):
        raise Refusal("round_is_on")
    last.end_before(today)


def waiting_in(one: CareRound) -> int:
    """How many things still there were not visited in a round."""
    seen = CareVisit.objects.filter(
        point__initiative=one.initiative_id, day__gte=one.since, day__lte=one.until
    )
    there = CarePoint.objects.filter(initiative=one.initiative_id).still_there()
    return there.exclude(pk__in=seen.values("point")).count()


def _date_the_stage(initiative: Initiative, until: date) -> None:
    """The plan ends with the round, and with it the clock of whoever leads."""
    initiative.plan_ends = max(until, initiative.plan_starts or until)
    initiative.due_at = end_of(initiative.plan_ends)
    initiative.save(update_fields=["plan_ends", "due_at", "updated_at"])


def _held(initiative: Initiative, *, by: User, permission: str) -> Initiative:
    """Locked, so that numbers and rounds come one after the other."""
    held = Initiative.objects.select_for_update(of=("self",)).get(pk=initiative.pk)
    if not by.has_perm(permission, held):
        raise Refusal("not_allowed")
    return held
