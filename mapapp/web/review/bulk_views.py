"""Deciding on many at once: choose, see what each would get, do it, read what came of it."""

from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from mapapp.web import refusals
from mapapp.web.access import staff
from mapapp.web.moves import Offer
from mapapp.web.review import queue
from mapapp.web.review.bulk import IN_BULK, Decision, Outcome, words_in_bulk
from mapapp.web.review.choosing import Tick, chosen_by, ticks
from mapapp.web.review.duty import AT_THE_DESK
from mapapp.web.review.explained import EXPLAINED
from mapapp.web.review.forms import MOST, DeskForm
from mapapp.web.review.previews import previews
from mapapp.web.verbs import words_of


@dataclass(frozen=True)
class Foreseen:
    """The page between choosing and doing."""

    decision: Decision
    outcomes: list[Outcome]

    @property
    def willing(self) -> list[Outcome]:
        """Those that would get it."""
        return [one for one in self.outcomes if not one.refusal]

    @property
    def unwilling(self) -> list[Outcome]:
        """Those that would be refused, each with why."""
        return [one for one in self.outcomes if one.refusal]

    @property
    def offer(self) -> Offer | None:
        """The verb as the page of one thing would offer it."""
        form = self.decision.form
        verb = self.decision.verb
        return form and Offer(verb, words_of("problem", verb), form, seen=0, action="")

    @property
    def previews(self) -> list:
        """What people will read, in both languages."""
        return previews(self.offer, self.decision.form.subject) if self.offer else []


@staff(*AT_THE_DESK)
@require_http_methods(["GET", "HEAD", "POST"])
def bulk(request: HttpRequest) -> HttpResponse:
    """One verb for the ticked lines; nothing happens before it was seen what would."""
    form = DeskForm(request.GET, user=request.user)
    if request.method != "POST":
        return redirect(desk_of(form))
    verb, ticked = request.POST.get("verb", ""), ticked_in(request, form)
    if verb not in IN_BULK:
        raise Http404
    if not 0 < len(ticked) <= MOST:
        messages.warning(request, _how_many(len(ticked)))
        return redirect(desk_of(form))
    chosen = chosen_by(request.user, ticked)
    is_tried = "do" in request.POST or "preview" in request.POST
    decision = Decision(verb, chosen, request.user, request.POST if is_tried else None)
    answer = did if "do" in request.POST and decision.is_typed_well() else foresaw
    return answer(request, decision, form, len(ticked) - len(chosen))


def ticked_in(request: HttpRequest, form: DeskForm) -> list[Tick]:
    """The ticked lines, or the most urgent of the whole filter."""
    if "whole" not in request.POST:
        return ticks(request.POST.getlist("chosen"))
    rows = queue.first_of(queue.tables(request.user), form.chosen, most=MOST)
    return ticks(row.token for row in rows)


def desk_of(form: DeskForm) -> str:
    """The desk with the filter it had."""
    query = form.address
    return f"{reverse('review:desk')}?{query}" if query else reverse("review:desk")


def _how_many(count: int) -> str:
    if not count:
        return _("Tick at least one line first.")
    return _("At most %(most)s at once.") % {"most": MOST}


def foresaw(
    request: HttpRequest, decision: Decision, form: DeskForm, missing: int
) -> HttpResponse:
    """What each would get, with the form they share."""
    facts = _facts(decision, form, missing) | {
        "foreseen": Foreseen(decision, decision.foreseen()),
        "explained": EXPLAINED.get(("problem", decision.verb), ""),
    }
    is_wrong = decision.form is not None and decision.form.is_bound and decision.form.errors
    status = HTTPStatus.UNPROCESSABLE_ENTITY if is_wrong else HTTPStatus.OK
    return render(request, "review/bulk.html", facts, status=status)


def did(request: HttpRequest, decision: Decision, form: DeskForm, missing: int) -> HttpResponse:
    """What came of each; those that were refused stay chosen, as they stand now."""
    outcomes = list(decision.carried_out())
    done = [one for one in outcomes if not one.refusal]
    refused = {(one.chosen.tick.kind, one.chosen.tick.pk): one for one in outcomes if one.refusal}
    again = chosen_by(request.user, [one.chosen.tick for one in refused.values()])
    facts = _facts(decision, form, missing) | {
        "done": done,
        "done_words": _done_words(len(done)),
        "refused": list(refused.values()),
        "rows": [(one.row, refused[one.tick.kind, one.tick.pk].told) for one in again],
        "verbs": words_in_bulk(),
    }
    first = next(iter(refused.values()), None)
    status = HTTPStatus.OK if done or first is None else refusals.status(first.refusal)
    return render(request, "review/bulk_done.html", facts, status=status)


def _facts(decision: Decision, form: DeskForm, missing: int) -> dict[str, Any]:
    return {
        "verb": decision.verb,
        "words": words_of("problem", decision.verb),
        "desk": desk_of(form),
        "address": form.address,
        "missing": missing,
    }


def _done_words(count: int) -> str:
    return ngettext("%(count)s done", "%(count)s done", count) % {"count": count}
