"""Is it fixed? Answered from the message that asks, by whoever told of it, without signing in.

The page shows what everybody may know and what was answered by this very link's person; who
that is stands nowhere on it.
"""

from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from initiatives.fixed_by_link import OVER, Asked, answer_by, asked_by, be_silent, knows
from kernel.workflow import Refusal
from mapapp.web import refusals
from mapapp.web.access import public
from mapapp.web.asked.doors import by_link, closed
from mapapp.web.asked.question import about, page_of
from mapapp.web.problems.counted import counted
from mapapp.web.problems.judge_form import JudgeForm, filled_with
from mapapp.web.problems.page import ProblemPage

reads_and_writes = require_http_methods(["GET", "HEAD", "POST"])


@public
@by_link
@reads_and_writes
def fixed(request: HttpRequest, word: str) -> HttpResponse:
    """GET shows what is said to be fixed; POST answers, as often as one's mind changes."""
    asked = asked_by(word)
    if "no_more" in request.GET:  # the page itself never holds the word of its address
        return redirect("asked:no_more", word)
    if not asked.is_open:
        return closed(request, Refusal(OVER), page=page_of(asked.problem))
    if request.method != "POST":
        return drawn(request, asked, filled_with(asked.answer))
    form = JudgeForm(request.POST, request.FILES)
    if form.is_valid():
        return _answered(request, word, asked, form)
    return drawn(request, asked, form, HTTPStatus.UNPROCESSABLE_ENTITY)


def _answered(request: HttpRequest, word: str, asked: Asked, form: JudgeForm) -> HttpResponse:
    """Counted, and the same page again: there the answer may be changed."""
    try:
        answer = answer_by(word, **form.said)
    except Refusal as refusal:
        if refusal.code.startswith("photo"):
            form.add_error("photos", refusals.words(refusal))
            return drawn(request, asked, form, HTTPStatus.UNPROCESSABLE_ENTITY)
        return closed(request, refusal, page=page_of(asked.problem))
    messages.success(request, counted(answer))
    return redirect("asked:fixed", word)


def drawn(
    request: HttpRequest,
    asked: Asked,
    form: JudgeForm,
    status: int = HTTPStatus.OK,
) -> HttpResponse:
    """The question, the public facts and photos, and the form."""
    return render(request, "asked/fixed.html", facts_of(asked, form), status=status)


def facts_of(asked: Asked, form: JudgeForm) -> dict[str, Any]:
    """What the page needs: nothing of the person but their answer."""
    problem = asked.problem
    proof = ProblemPage(problem, None).proof
    claim = asked.claim
    return {
        "asked": asked,
        "thing": problem,
        "form": form,
        "until": asked.question.round.closes_at,
        "claimed_at": claim.at,
        "who": proof.facts["claimed"].get("text") or _("The akimat"),
        "photos": proof.after,
        "page": page_of(problem),
        **about(problem),
    }


@csrf_exempt  # a mail program presses it (RFC 8058); the secret word is the right to do so
@public
@by_link
@reads_and_writes
def no_more(request: HttpRequest, word: str) -> HttpResponse:
    """Looking at it changes nothing; the press ends the questions."""
    if not knows(word):
        raise Refusal("link_unknown")
    is_done = request.method == "POST"
    if is_done:
        be_silent(word, about_all="all" in request.POST)
    return render(request, "asked/no_more.html", {"is_done": is_done})
