"""In whose hands a thing is: a colleague, or a post below the office; and in whose it was."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from accounts.models import Office, User
from initiatives import assigning
from initiatives.models.about import Thing
from initiatives.querysets.territory import DECIDING_KINDS
from kernel.workflow import Refusal
from mapapp.web import refusals
from mapapp.web.access import staff
from mapapp.web.review.at_hand import address, page_of, thing_at_hand
from mapapp.web.review.colleagues import named

PERSON, OFFICE = "person", "office"
MOST_SHOWN = 20


class AssignForm(forms.Form):
    """Nobody, a colleague, or a post below."""

    assignee = forms.ChoiceField(label=gettext_lazy("Who deals with it"), required=False)

    def __init__(self, data: object = None, *, thing: Thing, viewer: Any) -> None:  # noqa: ANN401 - a user
        super().__init__(data, initial={"assignee": key_of(thing)})
        self.people = {f"{PERSON}-{p.pk}": p for p in assigning.colleagues(thing)}
        self.offices = {f"{OFFICE}-{o.pk}": o for o in assigning.offices_below(thing)}
        people = [(key, named(person, viewer)) for key, person in self.people.items()]
        posts = [(key, office.name) for key, office in self.offices.items()]
        groups = [(_("People of the office"), people), (_("Offices below"), posts)]
        self.fields["assignee"].choices = [("", _("Nobody in particular")), *groups]

    @property
    def chosen(self) -> dict[str, Any]:
        """What the verb takes."""
        key = self.cleaned_data["assignee"]
        return {"to": self.people.get(key), "office": self.offices.get(key)}


def key_of(thing: Thing) -> str:
    """The choice that stands now."""
    if thing.assigned_to_id:
        return f"{PERSON}-{thing.assigned_to_id}"
    return f"{OFFICE}-{thing.assigned_office_id}" if thing.assigned_office_id else ""


@dataclass(frozen=True, slots=True)
class Passed:
    """One hand it was given to."""

    at: datetime
    to: str
    by: str


@dataclass(frozen=True)
class Hands:
    """The assignment of one thing, as one person of the desk sees it."""

    thing: Thing
    user: Any

    @property
    def now(self) -> str:
        """Who deals with it; empty while nobody in particular does."""
        if self.thing.assigned_to_id:
            return named(self.thing.assigned_to, self.user)
        return self.thing.assigned_office.name if self.thing.assigned_office_id else ""

    @cached_property
    def form(self) -> AssignForm | None:
        """For those who may give it away."""
        if not self.user.has_perm("initiatives.assign", self.thing):
            return None
        return AssignForm(thing=self.thing, viewer=self.user)

    @property
    def action(self) -> str:
        """Where it is said."""
        return address("assign", self.thing)

    @cached_property
    def history(self) -> list[Passed]:
        """The latest hands first; three queries however many there were."""
        entries = list(self.thing.desk_journal().filter(verb="assign").reverse()[:MOST_SHOWN])
        keys = {entry.details.get("to_id") for entry in entries} | {e.actor_id for e in entries}
        people = User.objects.in_bulk(keys - {0, None})
        posts = Office.objects.in_bulk({e.details.get("office_id") for e in entries} - {0, None})
        said = {key: named(person, self.user) for key, person in people.items()}
        said_of_posts = {key: post.name for key, post in posts.items()}
        return [
            Passed(
                at=entry.at,
                to=said.get(entry.details.get("to_id"))
                or said_of_posts.get(entry.details.get("office_id"))
                or _("nobody in particular"),
                by=said.get(entry.actor_id, ""),
            )
            for entry in entries
        ]


@staff(*(kind.value for kind in DECIDING_KINDS))
@require_POST
def assign(request: HttpRequest, kinds: str, pk: int) -> HttpResponse:
    """Give it away, or take it back."""
    thing = thing_at_hand(request, kinds, pk)
    form = AssignForm(request.POST, thing=thing, viewer=request.user)
    if not form.is_valid():
        return refusals.answer(request, Refusal("assignee_elsewhere"), back=page_of(thing))
    try:
        assigning.assign(thing, by=request.user, **form.chosen)
    except Refusal as refusal:
        return refusals.answer(request, refusal, back=page_of(thing))
    messages.success(request, _("It is said who deals with it."))
    return redirect(page_of(thing))
