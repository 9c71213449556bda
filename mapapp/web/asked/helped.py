"""Has it helped? Answered once, from the letter, by somebody without an account."""

from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from initiatives.beneficiary_by_link import Asked, answer_by, asked_by
from kernel.workflow import Refusal
from mapapp.web.access import public
from mapapp.web.asked.doors import by_link, closed
from mapapp.web.asked.evaluation import shown_of
from mapapp.web.asked.question import page_of
from mapapp.web.initiatives.rule import rule_in_words
from mapapp.web.initiatives.verdict_form import VerdictForm


@public
@by_link
@require_http_methods(["GET", "HEAD", "POST"])
def helped(request: HttpRequest, word: str) -> HttpResponse:
    """GET shows what was done; POST answers, once and for all."""
    asked = asked_by(word)
    if code := asked.refusal:
        return closed(request, Refusal(code), page=page_of(asked.initiative))
    form = VerdictForm(request.POST if request.method == "POST" else None, mine=None)
    del form.fields["comment"]  # whoever named them would know whose words they are
    if form.is_valid():
        return _answered(request, word, asked, form)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.is_bound else HTTPStatus.OK
    return render(request, "asked/helped.html", facts_of(asked, form), status=status)


def _answered(request: HttpRequest, word: str, asked: Asked, form: VerdictForm) -> HttpResponse:
    """Counted; the link is used up, so the thanks stand here and not behind it."""
    try:
        answer_by(word, **form.cleaned_data)
    except Refusal as refusal:
        return closed(request, refusal, page=page_of(asked.initiative))
    return render(request, "asked/helped_thanks.html", {"page": page_of(asked.initiative)})


def facts_of(asked: Asked, form: VerdictForm) -> dict[str, Any]:
    """What the page needs: what everybody may know, and nothing of the person."""
    return {
        "form": form,
        "until": asked.evaluation.closes_at,
        "rule": rule_in_words(settings.EVALUATION_RULE),
        **shown_of(asked.initiative),
    }
