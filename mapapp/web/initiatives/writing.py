"""Writing an application: a draft from the first page on, resumable on any device."""

from http import HTTPStatus

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from initiatives.models import Initiative, Problem
from initiatives.starting import change_initiative, start_initiative
from kernel.workflow import Refusal
from mapapp.web import refusals
from mapapp.web.access import signed_in
from mapapp.web.initiatives.forms import BasicsForm, PlanForm
from mapapp.web.initiatives.tasks import task_list
from mapapp.web.initiatives.views import own_draft
from mapapp.web.places.forms import numbers_of

MOST_PROBLEMS = 20


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """The first page: from problems, or from nothing."""
    problems = chosen_problems(request)
    proposed = proposal(problems)
    form = BasicsForm(request.POST or None, initial=proposed, problems=problems)
    if form.is_bound and form.is_valid():
        try:
            initiative = start_initiative(author=request.user, **form.facts)
        except Initiative.DoesNotExist as error:
            raise Http404 from error
        except Refusal as refusal:
            form.add_error(None, refusals.words(refusal))
        else:
            return onwards(request, initiative, "initiatives:plan")
    return drawn(request, "initiatives/new.html", form=form, tasks=task_list(None, "edit"))


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """The same page of a draft that exists."""
    initiative = own_draft(request, pk)
    form = BasicsForm(request.POST or None, initial=basics_of(initiative))
    if kept(request, form, initiative):
        return onwards(request, initiative, "initiatives:plan")
    return drawn(
        request,
        "initiatives/edit.html",
        form=form,
        initiative=initiative,
        tasks=task_list(initiative, "edit"),
    )


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def plan(request: HttpRequest, pk: int) -> HttpResponse:
    """The second page: the questionnaire of the sphere and the dates."""
    initiative = own_draft(request, pk)
    form = PlanForm(
        request.POST or None,
        initial=plan_of(initiative),
        questionnaire=initiative.questionnaire,
        is_partial="later" in request.POST,
    )
    if kept(request, form, initiative):
        return onwards(request, initiative, "initiatives:need")
    return drawn(
        request,
        "initiatives/plan.html",
        form=form,
        initiative=initiative,
        tasks=task_list(initiative, "plan"),
    )


def kept(request: HttpRequest, form: BasicsForm | PlanForm, initiative: Initiative) -> bool:
    """Change the draft; a refusal becomes an error of the form, with what was typed kept."""
    if not form.is_bound or not form.is_valid():
        return False
    try:
        change_initiative(initiative, by=request.user, **form.facts)
    except Refusal as refusal:
        form.add_error(None, refusals.words(refusal))
        return False
    return True


def onwards(request: HttpRequest, initiative: Initiative, then: str) -> HttpResponse:
    """The next page, or the draft itself for whoever goes on later."""
    messages.success(request, _("Saved. Only you can see it until you send it."))
    return redirect("initiatives:detail" if "later" in request.POST else then, initiative.pk)


def drawn(request: HttpRequest, template: str, **facts: object) -> HttpResponse:
    """The page of a form: 422 when what was typed cannot be kept."""
    status = HTTPStatus.UNPROCESSABLE_ENTITY if facts["form"].is_bound else HTTPStatus.OK
    return render(request, template, facts, status=status)


def chosen_problems(request: HttpRequest) -> list[Problem]:
    """The problems named by the address or the form, those that may be taken up."""
    named = request.POST.getlist("problems") or request.GET.getlist("problem")
    keys = [key for key in named[:MOST_PROBLEMS] if key.isascii() and key.isdigit()]
    seen = Problem.objects.visible_to(request.user).adoptable().filter(pk__in=keys)
    return seen.select_related("category__direction").order_by("pk")


def proposal(problems: list[Problem]) -> dict[str, object]:
    """What the first problem proposes: its public place and its sphere."""
    first = next(iter(problems), None)
    if first is None:
        return {}
    return {
        "problems": [problem.pk for problem in problems],
        **numbers_of(first.public_location),
        "direction": first.category.direction,
    }


def basics_of(initiative: Initiative) -> dict[str, object]:
    """The draft as its form."""
    facts = {name: getattr(initiative, name) for name in ("title", "summary", "language")}
    return facts | {
        **numbers_of(initiative.location),
        "direction": initiative.direction,
        "shows_name": not initiative.hides_name,
    }


def plan_of(initiative: Initiative) -> dict[str, object]:
    """The plan as its form."""
    answers = {f"q_{code}": value for code, value in initiative.answers.items()}
    return answers | {
        "plan_starts": initiative.plan_starts,
        "plan_ends": initiative.plan_ends,
    }
