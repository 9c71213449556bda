"""How the author of a thing is reached: masked, until somebody with the right says why.

Every look is written down with its reason and holds for a quarter of an hour.
"""

from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accounts.models import User
from accounts.phones import masked, readable
from community.models import Opening
from initiatives.models import Initiative, Problem
from mapapp.web.access import staff
from mapapp.web.moderation.forms import OpenForm
from mapapp.web.review.duty import AT_THE_DESK, initiatives_on_duty, problems_on_duty

ON_DUTY = {"problem": problems_on_duty, "initiative": initiatives_on_duty}
MOST = 20


@dataclass(frozen=True, slots=True)
class Contact:
    """A person's name and ways to be reached, as this viewer may read them."""

    person: User
    is_open: bool

    @property
    def name(self) -> str:
        """The name itself, or the neutral word others see."""
        return (self.is_open and self.person.public_name) or self.person.shown_as

    @property
    def phone(self) -> str:
        """The number, or its last two digits."""
        number = self.person.phone
        return (readable(number) if self.is_open else masked(number)) if number else ""

    @property
    def email(self) -> str:
        """The address, or its first letter and its host."""
        address = self.person.email or ""
        return address if self.is_open else masked_address(address)


def masked_address(address: str) -> str:
    """`p•••@host`: enough to tell two people apart, not to write to one."""
    name, at, host = address.partition("@")
    return f"{name[:1]}•••@{host}" if at else ""


@staff(*AT_THE_DESK)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def contact(request: HttpRequest, kind: str, ref: int) -> HttpResponse:
    """Masked until a reason is given; the reasons of others stand below."""
    if kind not in ON_DUTY:
        raise Http404
    thing = get_object_or_404(ON_DUTY[kind](request.user).exclude(author=None), pk=ref)
    form = OpenForm(request.POST if request.method == "POST" else None)
    may_open = request.user.has_perm("initiatives.open_contact", thing)
    if form.is_bound and not may_open:
        raise Http404
    if form.is_valid():
        remember(request.user, thing, form.cleaned_data["reason"])
        return redirect("moderation:contact", kind, ref)
    facts = facts_of(request.user, thing) | {"form": form, "may_open": may_open}
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "moderation/contact.html", facts, status=status)


def remember(user: Any, thing: Problem | Initiative, reason: str) -> None:  # noqa: ANN401 - a user
    """Who looked, and why."""
    Opening.objects.create(subject=thing, what=Opening.What.CONTACT, reason=reason, by=user)


def facts_of(user: Any, thing: Problem | Initiative) -> dict[str, Any]:  # noqa: ANN401 - a user
    """The contact as it may be read, and every look so far."""
    looks = Opening.objects.of(thing, Opening.What.CONTACT)
    is_open = Opening.objects.stands_for(user, thing, Opening.What.CONTACT)
    may_open = user.has_perm("initiatives.open_contact", thing)
    name = "review:problem" if isinstance(thing, Problem) else "review:initiative"
    return {
        "thing": thing,
        "contact": Contact(thing.author, is_open=is_open and may_open),
        "looks": looks.select_related("by")[:MOST],
        "back": reverse(name, args=[thing.pk]),
    }
