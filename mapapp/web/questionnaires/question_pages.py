"""One question of a draft: written, changed, moved, dropped."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from initiatives import questionnaires
from initiatives.models import Question, Questionnaire
from initiatives.models.questionnaire import PUBLISHED
from initiatives.questionnaires import mark_of
from kernel.workflow import STALE, Refusal
from mapapp.web import refusals
from mapapp.web.access import staff
from mapapp.web.questionnaires.forms import QuestionForm
from mapapp.web.questionnaires.views import GONE, KEEPER, gone, shown, version_of
from mapapp.web.questionnaires.words import title_of

reads_and_writes = require_http_methods(["GET", "HEAD", "POST"])
WISHES = ("up", "down", "drop")


@staff(KEEPER)
@reads_and_writes
def new(request: HttpRequest, pk: int) -> HttpResponse:
    """One question more, at the end."""
    return _written(request, draft_of(pk), Question())


@staff(KEEPER)
@reads_and_writes
def change(request: HttpRequest, pk: int, question: int) -> HttpResponse:
    """A question of this draft."""
    draft = draft_of(pk)
    return _written(request, draft, get_object_or_404(draft.questions.all(), pk=question))


def draft_of(pk: int) -> Questionnaire:
    """A version that is still written: a published one has no such pages."""
    draft = version_of(pk)
    if draft.stage == PUBLISHED:
        raise Http404
    return draft


def _written(request: HttpRequest, draft: Questionnaire, question: Question) -> HttpResponse:
    rows = list(draft.questions.all())
    earlier = rows[: rows.index(question)] if question.pk else rows
    form = QuestionForm(request.POST or None, question=question, earlier=earlier)
    facts = {
        "form": form,
        "sheet": draft,
        "title": title_of(draft),
        "seen": request.POST.get("seen", "") or (mark_of(question) if question.pk else ""),
    }
    if not form.is_valid():
        return render(request, PAGE, facts, status=422 if form.is_bound else 200)
    said = {"question": question if question.pk else None, "seen": facts["seen"]}
    try:
        questionnaires.write_question(draft, by=request.user, **said, **form.facts)
    except Refusal as refusal:
        return _refused(request, facts, question, refusal)
    messages.success(request, _("Saved in the draft."))
    return redirect("questionnaires:sheet", draft.pk)


def _refused(
    request: HttpRequest, facts: dict[str, Any], question: Question, refusal: Refusal
) -> HttpResponse:
    """What was typed, beside what stands now: saved once more, it is written over just that."""
    if refusal.code == GONE:
        return gone(request, refusal)
    if refusal.code == STALE and (now := Question.objects.filter(pk=question.pk).first()):
        facts |= {"now": now, "seen": mark_of(now)}
    return refusals.refused(request, PAGE, facts, refusal)


PAGE = "questionnaires/question.html"


@staff(KEEPER)
@require_POST
def place(request: HttpRequest, pk: int, question: int) -> HttpResponse:
    """Up, down, or out; the page stands where it stood."""
    draft = draft_of(pk)
    one = get_object_or_404(draft.questions.select_related("questionnaire"), pk=question)
    wish = request.POST.get("wish")
    if wish not in WISHES:
        raise BadRequest(wish)
    try:
        if wish == "drop":
            questionnaires.drop_question(one, by=request.user, seen=request.POST.get("seen", ""))
        else:
            questionnaires.move_question(one, up=wish == "up", by=request.user)
    except Refusal as refusal:
        return shown(request, draft, refusal)
    there = "questions" if wish == "drop" else f"question-{one.pk}"
    return redirect(reverse("questionnaires:sheet", args=[draft.pk]) + f"#{there}")
