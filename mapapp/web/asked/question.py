"""The author answers the akimat's question from the letter."""

from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from initiatives.by_link import OVER, Asked, answer_by, asked_by
from initiatives.models import Problem
from initiatives.models.about import Thing
from kernel.workflow import Refusal
from mapapp.web.access import public
from mapapp.web.asked.doors import by_link, closed
from mapapp.web.move_forms import words_field
from mapapp.web.problems.page import ProblemPage


class AnswerForm(Form):
    """What the author says."""

    answer = words_field(_("Your answer"), rows=5)


@public
@by_link
@require_http_methods(["GET", "HEAD", "POST"])
def question(request: HttpRequest, word: str) -> HttpResponse:
    """GET shows the question and what everybody may know of the thing; POST answers."""
    asked = asked_by(word)
    if not asked.is_open:
        return closed(request, Refusal(OVER), page=page_of(asked.thing))
    form = AnswerForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        return _answered(request, word, asked, form)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.is_bound else HTTPStatus.OK
    return render(request, "asked/question.html", facts_of(asked, form), status=status)


def _answered(request: HttpRequest, word: str, asked: Asked, form: AnswerForm) -> HttpResponse:
    """Said once; whoever comes second reads that it is closed."""
    try:
        answer_by(word, form.cleaned_data["answer"])
    except Refusal as refusal:
        over = Refusal(OVER) if refusal.is_conflict else refusal
        return closed(request, over, page=page_of(asked.thing))
    messages.success(request, _("Your answer is with the akimat. Its clock runs again."))
    return redirect(page_of(asked.thing))


def page_of(thing: Thing) -> str:
    """The public page."""
    name = "problems:detail" if isinstance(thing, Problem) else "initiatives:detail"
    return reverse(name, args=[thing.pk])


def facts_of(asked: Asked, form: AnswerForm) -> dict[str, Any]:
    """The question, who asks, and the public facts."""
    thing = asked.thing
    return {
        "asked": asked,
        "thing": thing,
        "form": form,
        "who": thing.office.name if thing.office else _("The akimat"),
        "page": page_of(thing),
        **about(thing),
    }


def about(thing: Thing) -> dict[str, str]:
    """How it is called, in which language, and the units it lies in."""
    if isinstance(thing, Problem):
        page = ProblemPage(thing, None)
        named = {"title": page.title, "lang": page.title_language, "kind": thing.category.name}
    else:
        named = {"title": thing.title, "lang": thing.language, "kind": thing.direction.name}
    return named | {"place": thing.region.name}
