"""What is looked after, as one reader sees it: exact to the team and the office, else by its kind.

Everything on the page and in its map is made here of the same rows, so that no door tells more
than another.
"""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from initiatives.models import CarePoint, CareRound, CareState, Initiative
from mapapp.templatetags.moments import day as in_words

ROUNDS_SHOWN = 6
OVERDUE, NEEDS, CALM = "overdue", "soon", "later"  # the marks of `icons/desk-marks.svg`


@dataclass(frozen=True, slots=True)
class Look:
    """How it stands, in a word, a colour and a shape."""

    label: str
    tone: str
    icon: str
    mark: str


@dataclass(frozen=True, slots=True)
class ShownPoint:
    """One thing as one reader may see it; read `with_care`."""

    point: CarePoint
    reads_exact: bool

    @property
    def is_hidden(self) -> bool:
        """Shown to this reader as a cell."""
        return self.point.kind.is_sensitive and not self.reads_exact

    @property
    def title(self) -> str:
        """The team's words; those for a sensitive kind might lead there, so they stay theirs."""
        return "" if self.is_hidden else self.point.said

    @property
    def label(self) -> str:
        """One line."""
        return self.title or self.point.name

    @property
    def is_gone(self) -> bool:
        """It was found gone."""
        return self.point.last_state == CareState.GONE

    @property
    def is_overdue(self) -> bool:
        """It is still there and wanted a look before today; twin of `overdue`."""
        return not self.is_gone and self.point.due_on < timezone.localdate()

    @property
    def look(self) -> Look:
        """What matters most about it."""
        state = self.point.last_state
        if self.is_gone:
            return Look(CareState.GONE.label, "stopped", "circle-slash", CALM)
        if self.is_overdue:
            return Look(_("A visit is overdue"), "danger", "clock", OVERDUE)
        if state == CareState.NEEDS_CARE:
            return Look(CareState.NEEDS_CARE.label, "warn", "triangle-alert", NEEDS)
        if state == CareState.WELL:
            return Look(CareState.WELL.label, "good", "circle-check", CALM)
        return Look(_("Not visited yet"), "waiting", "hourglass", CALM)

    @property
    def spot(self) -> str:
        """Latitude and longitude as maps take them; of a cell nothing."""
        place = self.point.location
        return "" if self.is_hidden else f"{place.y:.6f}, {place.x:.6f}"

    @property
    def href(self) -> str:
        """Its own page, to those who may read it."""
        if not self.reads_exact:
            return ""
        return reverse("care:point", args=[self.point.initiative_id, self.point.number])

    @property
    def feature(self) -> dict[str, Any]:
        """The same as GeoJSON: a point, or the cell it lies in."""
        point = self.point
        told = {"id": f"care-{point.initiative_id}-{point.number}", "kind": "desk"}
        told |= {"group": self.look.mark, "stage": self.look.label, "title": self.label}
        told |= {"what": point.kind.name, "href": self.href}
        if self.is_hidden:
            shape = {"type": "Polygon", "coordinates": [point.cell.ring]}
            return feature(shape, told | {"cell_km": point.kind.cell_km})
        degrees = [round(number, 6) for number in point.location.coords]
        return feature({"type": "Point", "coordinates": degrees}, told)


def feature(shape: dict[str, Any], told: dict[str, Any]) -> dict[str, Any]:
    """One GeoJSON feature."""
    return {"type": "Feature", "geometry": shape, "properties": told}


@dataclass(frozen=True, slots=True)
class ShownRound:
    """One time round, in words."""

    number: int
    since: date
    until: date
    is_on: bool
    seen: str


@dataclass(frozen=True)
class CarePage:
    """What one initiative looks after, as one reader sees it."""

    initiative: Initiative
    user: Any

    @cached_property
    def reads_exact(self) -> bool:
        """The team and the deciding office."""
        return self.user.has_perm("initiatives.read_care", self.initiative)

    @cached_property
    def may_keep(self) -> bool:
        """Says what is looked after."""
        return self.user.has_perm("initiatives.keep_care", self.initiative)

    @cached_property
    def may_visit(self) -> bool:
        """Writes down how a thing was found."""
        return self.user.has_perm("initiatives.visit", self.initiative)

    @cached_property
    def may_begin(self) -> bool:
        """Begins a round."""
        return self.user.has_perm("initiatives.begin_round", self.initiative)

    @cached_property
    def points(self) -> list[ShownPoint]:
        """All of them, those that wait longest first, what is gone last."""
        rows = self.initiative.care_points.with_care().select_related("kind")
        shown = [ShownPoint(row, self.reads_exact) for row in rows]
        return sorted(shown, key=lambda one: (one.is_gone, one.point.due_on, one.point.number))

    @property
    def overdue(self) -> list[ShownPoint]:
        """Those that wanted a look before today."""
        return [one for one in self.points if one.is_overdue]

    @property
    def gone(self) -> int:
        """How many are not there any more."""
        return sum(one.is_gone for one in self.points)

    @property
    def looked_after(self) -> int:
        """Those still there that nobody is late for."""
        return len(self.points) - self.gone - len(self.overdue)

    @property
    def needs_care(self) -> int:
        """Those last found in need of something."""
        return sum(one.point.last_state == CareState.NEEDS_CARE for one in self.points)

    @property
    def cells(self) -> list[int]:
        """How wide the cells are that this reader sees, each width once."""
        return sorted({one.point.kind.cell_km for one in self.points if one.is_hidden})

    @property
    def has_hidden(self) -> bool:
        """Something here is told to the team and the office alone."""
        return any(one.point.kind.is_sensitive for one in self.points)

    @cached_property
    def rounds(self) -> list[ShownRound]:
        """The latest first."""
        rows = self.initiative.care_rounds.with_seen()[:ROUNDS_SHOWN]
        return [self._round(one) for one in rows]

    def _round(self, one: CareRound) -> ShownRound:
        there = len(self.points) - self.gone
        seen = _("%(seen)s visited") % {"seen": one.seen}
        if one.is_on:
            facts = {"seen": one.seen, "all": max(there, one.seen)}
            seen = _("%(seen)s of %(all)s visited") % facts
        return ShownRound(one.number, one.since, one.until, one.is_on, seen)


def seen_on(shown: ShownPoint) -> str:
    """When somebody was there last, and when the next look is due."""
    point = shown.point
    last = _("Last visit: %(day)s") % {"day": in_words(point.last_day)} if point.last_day else ""
    due = "" if shown.is_gone else _("Next: %(day)s") % {"day": in_words(point.due_on)}
    return " · ".join(part for part in (last, due) if part)
