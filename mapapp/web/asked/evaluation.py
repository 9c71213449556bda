"""Is it solved? Answered from the letter that asks, by one of those affected, without signing in.

The page shows what everybody may know and what was answered by this very link's person; who
that is stands nowhere on it.
"""

from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from initiatives.evaluated_by_link import OVER, Asked, answer_by, asked_by
from initiatives.models import Initiative
from kernel.workflow import Refusal
from mapapp.web.access import public
from mapapp.web.asked.doors import by_link, closed
from mapapp.web.asked.question import about, page_of
from mapapp.web.initiatives.page import InitiativePage
from mapapp.web.initiatives.rule import rule_in_words
from mapapp.web.initiatives.verdict_form import VerdictForm


@public
@by_link
@require_http_methods(["GET", "HEAD", "POST"])
def evaluation(request: HttpRequest, word: str) -> HttpResponse:
    """GET shows what was done; POST answers, as often as one's mind changes."""
    asked = asked_by(word)
    if not asked.is_open:
        return closed(request, Refusal(OVER), page=page_of(asked.initiative))
    form = VerdictForm(request.POST if request.method == "POST" else None, mine=asked.answer)
    if form.is_valid():
        return _answered(request, word, asked, form)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.is_bound else HTTPStatus.OK
    return render(request, "asked/evaluation.html", facts_of(asked, form), status=status)


def _answered(request: HttpRequest, word: str, asked: Asked, form: VerdictForm) -> HttpResponse:
    """Counted, and the same page again: there the answer may be changed."""
    try:
        answer_by(word, **form.cleaned_data)
    except Refusal as refusal:
        return closed(request, refusal, page=page_of(asked.initiative))
    messages.success(request, _("Your answer is counted. Thank you."))
    return redirect("asked:evaluation", word)


def facts_of(asked: Asked, form: VerdictForm) -> dict[str, Any]:
    """What the page needs: nothing of the person but their answer."""
    return {
        "asked": asked,
        "form": form,
        "until": asked.evaluation.closes_at,
        "rule": rule_in_words(settings.EVALUATION_RULE),
        **shown_of(asked.initiative),
    }


def shown_of(initiative: Initiative) -> dict[str, Any]:
    """What everybody may know of what is judged."""
    proof = InitiativePage(initiative, AnonymousUser()).proof
    return {
        "initiative": initiative,
        "thing": initiative,
        "photos": proof.pairs,
        "report": proof.report,
        "page": page_of(initiative),
        **about(initiative),
    }
