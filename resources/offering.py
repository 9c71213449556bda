"""Who could help with an initiative, and what a helper could reach: the two sides of one reach.

Only public points and snapped centres are compared, only bands are told, and the order within a
band says nothing about distance: neither side can find the other's home by asking often.
"""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet

from accounts.models import User
from initiatives.affected import hands_in
from initiatives.coverage import coverage_of_all
from initiatives.models import Initiative, Need, Seat, TeamMember
from initiatives.stages import GATHERING
from initiatives.taxonomy import Skill
from resources.bands import band_of
from resources.models import Offer, Owner, Pledge
from resources.models.owner import TRAVELS_MOST_KM

IN_TOUCH = (TeamMember.State.INVITED, TeamMember.State.ASKED, TeamMember.State.ACCEPTED)
LOOKED_AT = 3  # nearest candidates read for each one shown, so that skill can outweigh nearness


@dataclass(frozen=True, slots=True)
class Helper:
    """An owner who would get there, and why they are shown."""

    owner: Owner
    band_km: int
    skills: tuple[Skill, ...]
    offers: tuple[Offer, ...]

    @property
    def band_metres(self) -> int:
        """The band as the far end of it."""
        return self.band_km * 1000

    @property
    def rank(self) -> tuple[int, int, int]:
        """More of what is asked for first, then the nearer band; then no order at all."""
        return (-len(self.skills) - len(self.offers), self.band_km, self.owner.pk)


@dataclass(frozen=True, slots=True)
class OpenLine:
    """A need or a seat of a team, and how much of it is still open."""

    of: Need | Seat
    missing: int


@dataclass(frozen=True, slots=True)
class Nearby:
    """An initiative within somebody's reach, and what of theirs it asks for."""

    initiative: Initiative
    band_km: int
    needs: tuple[OpenLine, ...]
    seats: tuple[OpenLine, ...]
    skills: tuple[Skill, ...]

    @property
    def band_metres(self) -> int:
        """The band as the far end of it."""
        return self.band_km * 1000

    @property
    def rank(self) -> tuple[int, int, int]:
        """More of what the owner can do first, then the nearer band, then the older."""
        return (-len(self.skills), self.band_km, self.initiative.pk)


def who_could_help(initiative: Initiative, *, limit: int = 20) -> list[Helper]:
    """Owners who would get to the initiative, those with the asked skills and things first."""
    return sorted(nearest_helpers(initiative, limit=limit), key=lambda helper: helper.rank)[:limit]


def nearest_helpers(initiative: Initiative, *, limit: int) -> list[Helper]:
    """Those among whom so many are chosen."""
    skills, kinds = _asked_for(initiative)
    nearest = (
        _others(initiative)
        .nearest_reaching(initiative.public_location)
        .select_related("user")
        .prefetch_related(
            Prefetch("skills", Skill.objects.filter(pk__in=skills), to_attr="asked_skills"),
            Prefetch(
                "offers",
                Offer.objects.filter(is_active=True, resource_kind__in=kinds),
                to_attr="asked_offers",
            ),
        )
    )
    return [_helper(owner) for owner in nearest[: limit * LOOKED_AT]]


def independent_neighbours(initiative: Initiative, *, limit: int = 10) -> list[User]:
    """Volunteers who live in reach and neither worked on it nor gave to it, the nearest first."""
    gave = Pledge.objects.mattering().filter(need__initiative=initiative)
    rows = Owner.objects.available().filter(kind=Owner.Kind.VOLUNTEER)
    rows = rows.exclude(user__in=hands_in(initiative)).exclude(pk__in=gave.values("owner"))
    nearest = rows.nearest_reaching(initiative.public_location).select_related("user")
    return [owner.user for owner in nearest[:limit]]


def owners_reaching(initiative: Initiative) -> QuerySet[Owner]:
    """Everybody who would get to the initiative and is not in it already."""
    return _others(initiative).reaching(initiative.public_location)


def _others(initiative: Initiative) -> QuerySet[Owner]:
    """Those who may be offered to it, wherever they are."""
    here_already = TeamMember.objects.filter(initiative=initiative, state__in=IN_TOUCH)
    carrying = {initiative.author_id, initiative.lead_id} - {None}
    return (
        Owner.objects.available()
        .exclude(user__in=here_already.values("user"))
        .exclude(user__in=carrying)
    )


def _helper(owner: Owner) -> Helper:
    return Helper(
        owner=owner,
        band_km=band_of(owner.distance.m) or TRAVELS_MOST_KM,
        skills=tuple(owner.asked_skills),
        offers=tuple(owner.asked_offers),
    )


def _asked_for(initiative: Initiative) -> tuple[set[int], set[int]]:
    """The skills and the kinds of things an initiative asks for."""
    lines = [*initiative.needs.all(), *initiative.seats.all()]
    skills = {line.skill_id for line in lines if line.skill_id}
    kinds = {line.resource_kind_id for line in lines if getattr(line, "resource_kind_id", None)}
    return skills, kinds


def initiatives_within_reach(owner: Owner) -> QuerySet[Initiative]:
    """Initiatives that gather people and things where the owner would get to."""
    shown = Initiative.objects.shown()
    rows = shown.filter(stage__in=GATHERING, public_location__coveredby=owner.reach)
    if owner.user_id:
        joined = TeamMember.objects.filter(user=owner.user_id, state__in=IN_TOUCH)
        rows = rows.exclude(author=owner.user_id).exclude(pk__in=joined.values("initiative"))
    return rows.nearest_first(owner.home)


def within_reach(owner: Owner, *, limit: int = 50) -> list[Nearby]:
    """What an owner could help with, what they are good at first."""
    open_seats = Prefetch("seats", Seat.objects.empty().select_related("skill"))
    rows = (
        initiatives_within_reach(owner)
        .select_related("direction", "region")
        .prefetch_related(open_seats, Prefetch("needs", Need.objects.select_related("skill")))
    )
    nearest = list(rows[:limit])
    covered = coverage_of_all(need for near in nearest for need in near.needs.all())
    mine = {skill.pk for skill in owner.skills.all()}
    found = [_nearby(initiative, covered, mine) for initiative in nearest]
    return sorted(found, key=lambda near: near.rank)


def _nearby(initiative: Initiative, covered: Counter[int], mine: set[int]) -> Nearby:
    needs = [OpenLine(need, need.wanted - covered[need.pk]) for need in initiative.needs.all()]
    needs = [line for line in needs if line.missing > 0]
    seats = [OpenLine(seat, seat.wanted - seat.taken) for seat in initiative.seats.all()]
    asked = {line.of.skill for line in (*needs, *seats) if line.of.skill_id in mine}
    return Nearby(
        initiative=initiative,
        band_km=band_of(initiative.distance.m) or TRAVELS_MOST_KM,
        needs=tuple(needs),
        seats=tuple(seats),
        skills=tuple(sorted(asked, key=lambda skill: (skill.ordering, skill.pk))),
    )
