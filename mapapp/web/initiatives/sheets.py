"""One page of an application being written: what was typed, what is kept, what others wrote.

A page has a form, lines to add, or both; whichever button is pressed, everything typed on it is
kept, or nothing is and the page says why.
"""

from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from http import HTTPStatus
from typing import Any

from django import forms
from django.db import transaction
from django.http import QueryDict
from django.utils.translation import gettext as _

from accounts.models import User
from initiatives.models import Initiative, Question
from initiatives.stages import Stage
from initiatives.writing import LETTERS, mark_of, save_page, take_newest
from kernel.workflow import STALE, Refusal
from mapapp.web import refusals
from mapapp.web.choosing import read_once
from mapapp.web.initiatives.editable_lines import EditableLine, grant
from mapapp.web.initiatives.need_forms import LineForm
from mapapp.web.initiatives.pages import Page

PLACE = ("lon", "lat", "side", "district")
STOPS_HERE = ("later", "add", "wish", "newest")  # buttons that do not ask for a whole page


@dataclass(frozen=True, slots=True)
class Other:
    """What stands in the draft where something else was typed."""

    label: str
    text: str


@dataclass
class Sheet:
    """A page, a draft, and what was typed."""

    page: Page
    initiative: Initiative | None
    typed: QueryDict | None = None
    extra: dict[str, Any] = field(default_factory=dict)
    files: Any = None
    writer: User | None = None
    refusal: Refusal | None = None
    theirs: list[Other] = field(default_factory=list)
    lost: list[Other] = field(default_factory=list)

    def __post_init__(self) -> None:
        typed, draft = self.typed, self.initiative
        is_still_written = draft is None or draft.stage == Stage.DRAFT
        stops_here = typed is not None and any(name in typed for name in STOPS_HERE)
        is_partial = is_still_written and stops_here
        kind = self.page.form
        self.form = kind(typed, is_partial=is_partial, **self.facts) if kind else None
        self.lines = [self.line_of(kind) for kind in self.page.lines]
        _share_skills(self.lines)

    # the verbs behind the page; another kind of page names its own
    mark = staticmethod(mark_of)
    save = staticmethod(save_page)
    grant = staticmethod(grant)

    def line_of(self, kind: type[LineForm]) -> LineForm:
        """The form of one kind of line."""
        return kind(self.typed, self.files)

    @property
    def facts(self) -> dict[str, Any]:
        """What its form is made of."""
        return {"initiative": self.initiative, "writer": self.writer, **self.extra}

    @property
    def forms(self) -> list[forms.Form]:
        """The form of the page, then those of its lines."""
        return [*([self.form] if self.form is not None else []), *self.lines]

    @property
    def seen(self) -> str:
        """The mark of what the writer was shown; after a conflict they have seen what is now."""
        if self.typed is not None and not self.is_stale:
            return self.typed.get("seen", "")
        return self._mark

    @property
    def is_stale(self) -> bool:
        """Somebody else was quicker."""
        return self.refusal is not None and self.refusal.code == STALE

    @property
    def _mark(self) -> str:
        return self.mark(self.initiative, self.page.name) if self.initiative else ""

    @property
    def stands(self) -> str:
        """What stands on the page now, its lists too: the device tells by it what has arrived.

        In no language: whoever reads on in another one has saved nothing.
        """
        if self.initiative is None:
            return ""
        told = f"{self._mark}{[line.holds for line in self.listed]}"
        return sha256(told.encode()).hexdigest()[:LETTERS]

    @cached_property
    def listed(self) -> list[EditableLine]:
        """The lines that are written already."""
        if self.page.shows is None or self.initiative is None:
            return []
        return self.page.shows(self.initiative, self.writer)

    @property
    def has_errors(self) -> bool:
        """Something typed must be mended."""
        return self.typed is not None and any(form.errors for form in self.forms)

    @property
    def status(self) -> HTTPStatus:
        """That of the refusal; 422 where something typed must be mended."""
        if self.refusal:
            return refusals.status(self.refusal)
        return HTTPStatus.UNPROCESSABLE_ENTITY if self.has_errors else HTTPStatus.OK

    @property
    def is_whole(self) -> bool:
        """Every form of it can be read."""
        return all([form.is_valid() for form in self.forms])  # noqa: C419 - each says its errors

    def keep(self, *, by: User) -> bool:
        """Keep all of it, or nothing; a refusal stays with the page."""
        if not self.is_whole:
            return False
        try:
            with transaction.atomic():
                self._write(by)
        except Refusal as refusal:
            self.refuse(refusal)
            return False
        return True

    def _write(self, by: User) -> None:
        if self.form is not None:
            seen = self.typed.get("seen")
            if seen and seen != self._mark and getattr(self.form, "unasked", None):
                raise Refusal(STALE)  # the questions are others by now: no answer goes unsaid
            self.save(self.initiative, self.page.name, by=by, seen=seen, **self.form.facts)
        for line in self.lines:
            if line.has_changed():
                line.add(self.initiative, by=by)
        self.grant(self.initiative, self.typed.get("wish", ""), by=by)
        if "newest" in self.typed:
            take_newest(self.initiative, by=by)

    def refuse(self, refusal: Refusal) -> None:
        """Say why not; to somebody who was slower, what stands there now."""
        self.refusal = refusal
        if refusal.code == STALE and self.initiative is not None:
            self.initiative.refresh_from_db()
            self.theirs, self.lost = self._others(), self._unasked()
        else:
            self.forms[0].add_error(None, refusals.words(refusal))

    def _others(self) -> list[Other]:
        """Field by field, what somebody else has saved and this person did not type."""
        now = self.page.form(**self.facts)
        different = [
            name
            for name in now.fields
            if name in self.form.fields and _plain(now[name]) != _plain(self.form[name])
        ]
        found = [_other(now[name]) for name in different if name not in PLACE]
        if {"lon", "lat", "side"} & {*different}:
            region = self.initiative.region
            found.append(Other(_("Place"), region.name if region else "—"))
        return found

    def _unasked(self) -> list[Other]:
        """What was typed to questions that are asked no more: it is told, and not kept."""
        typed = getattr(self.form, "unasked", {})
        asked = Question.objects.filter(code__in=typed).order_by("pk")
        names = {one.code: one.name for one in asked} if typed else {}
        return [Other(str(names.get(code, code)), said) for code, said in typed.items()]


def _plain(bound: forms.BoundField) -> str:
    """A value to be compared; several ticks in whatever order they came."""
    value = bound.value()
    return str(sorted(value) if isinstance(value, list) and value else value or "")


def _other(bound: forms.BoundField) -> Other:
    return Other(str(bound.label), _shown(bound))


def _shown(bound: forms.BoundField) -> str:
    """A value as people read it."""
    value = bound.value()
    if isinstance(bound.field, forms.BooleanField):
        return _("Yes") if value else _("No")
    if hasattr(bound.field, "choices"):
        names = {str(code): str(label) for code, label in bound.field.choices}
        told = value if isinstance(value, list) else [value]
        return "; ".join(names[str(one)] for one in told if str(one) in names) or "—"
    return str(value) if value not in (None, "") else "—"


def _share_skills(lines: list[LineForm]) -> None:
    """Forms of one page that ask for a skill read the skills once."""
    asking = [form.fields["skill"] for form in lines if "skill" in form.fields]
    for one in asking:
        read_once(one, asking[0].queryset)
