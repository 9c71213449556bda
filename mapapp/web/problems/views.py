"""Reading problems and answering them: the list, the page, "me too", "fixed?", the one door."""

from http import HTTPStatus

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from community import supporting
from geo.filters import PinFilter
from geo.models import Pin
from initiatives.judging import answer_problem
from initiatives.models import Problem
from kernel.workflow import Refusal
from mapapp.web import moves, refusals
from mapapp.web.access import public, signed_in
from mapapp.web.comments.page import how_many
from mapapp.web.limits import limited
from mapapp.web.moderation.gone import or_gone
from mapapp.web.moves import Offer, Pressed
from mapapp.web.problems.counted import counted
from mapapp.web.problems.held import problems_seen_by
from mapapp.web.problems.judge_form import JudgeForm, filled_with
from mapapp.web.problems.list_form import ListForm
from mapapp.web.problems.page import ProblemPage

A_PAGE = 20


@public
@require_safe
def problems(request: HttpRequest) -> HttpResponse:
    """Those on the map that pass the map's own filter, the newest first."""
    pins = PinFilter(request.GET, queryset=Pin.objects.filter(kind=Pin.Kind.PROBLEM)).qs
    rows = pins.select_related("region").order_by("-since", "-pk")
    page = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    form = ListForm(request.GET)
    facts = {"page": page, "rows": form.named(page), "form": form}
    return render(request, "problems/list.html", facts)


def whole(request: HttpRequest) -> QuerySet[Problem]:
    """Those this visitor may see, with everything the page says about them."""
    rows = problems_seen_by(request).select_related(
        "author", "category__direction", "region", "office__region", "duplicate_of", "sheet"
    )
    return rows.annotate(all_said=how_many(Problem))


@public
@require_safe
@or_gone("problem")
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """One problem, for anybody who may see it."""
    return shown(request, get_object_or_404(whole(request), pk=pk))


def shown(
    request: HttpRequest,
    problem: Problem,
    *,
    pressed: Pressed | None = None,
    judge: JudgeForm | None = None,
    status: int = HTTPStatus.OK,
) -> HttpResponse:
    """The page, with whatever was tried and refused still open in it."""
    page = ProblemPage(problem, request.user)
    facts = {
        "problem": problem,
        "page": page,
        "offers": offers_beside(
            page, moves.offers(problem, request.user, pressed, seen=moves.seen_in(page.journal))
        ),
        "pressed": pressed,
        "refusal": pressed.told if pressed else None,
        "judge": judge or (filled_with(page.my_answer) if page.is_asked else None),
    }
    code = pressed.status if pressed else status
    return render(request, "problems/detail.html", facts, status=code)


def offers_beside(page: ProblemPage, offers: list[Offer]) -> list[Offer]:
    """Whoever is asked doubts a fix by answering: that form stands on the page already."""
    return [one for one in offers if not (page.is_asked and one.verb == "request_reopening")]


@signed_in
@require_POST
def move(request: HttpRequest, pk: int, verb: str) -> HttpResponse:
    """One move by one person; a refusal is the same page with what was typed."""
    problem = get_object_or_404(whole(request), pk=pk)
    then = reverse("problems:detail", args=[pk])
    return moves.answer(request, problem, verb, show=shown, then=then)


@signed_in
@require_POST
@limited("support", back="problems:detail")
def support(request: HttpRequest, pk: int) -> HttpResponse:
    """Say "me too", or take it back; the same wish sent again changes nothing."""
    problem = get_object_or_404(whole(request), pk=pk)
    if request.POST.get("wish") == "off":
        supporting.withdraw(request.user, problem)
        messages.success(request, _("Taken back."))
    elif ProblemPage(problem, request.user).may_support:
        row = supporting.support(request.user, problem)
        say_thanks(request, counts=row.contact_confirmed)
    return redirect("problems:detail", pk)


def say_thanks(request: HttpRequest, *, counts: bool) -> None:
    """What a "me too" leads to."""
    if counts:
        messages.success(request, _("Counted. You will hear what happens."))
    else:
        messages.warning(request, _("Your voice counts once your contact is confirmed."))


@signed_in
@require_POST
def judge(request: HttpRequest, pk: int) -> HttpResponse:
    """Those who told of it say whether it is fixed."""
    problem = get_object_or_404(whole(request), pk=pk)
    form = JudgeForm(request.POST, request.FILES)
    if not form.is_valid():
        return shown(request, problem, judge=form, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    try:
        answer = answer_problem(problem, request.user, **form.said)
    except Refusal as refusal:
        if refusal.code.startswith("photo"):
            form.add_error("photos", refusals.words(refusal))
            return shown(request, problem, judge=form, status=HTTPStatus.UNPROCESSABLE_ENTITY)
        back = reverse("problems:detail", args=[pk])
        return refusals.answer(request, refusal, back=back)
    messages.success(request, counted(answer))
    return redirect("problems:detail", pk)


@signed_in
@require_POST
def name(request: HttpRequest, pk: int) -> HttpResponse:
    """The author shows or hides their name, at any stage."""
    mine = Problem.objects.filter(author=request.user)
    problem = get_object_or_404(mine, pk=pk)
    problem.hides_name = "hide" in request.POST
    problem.save(update_fields=["hides_name", "updated_at"])
    said = _("Your name is hidden.") if problem.hides_name else _("Your name is shown.")
    messages.success(request, said)
    return redirect("problems:detail", pk)
