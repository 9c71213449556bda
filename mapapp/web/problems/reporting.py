"""Telling of a problem: the form, and the contact that lets a guest's report out."""

from http import HTTPStatus

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.roles import OfficeKind, roles_of
from initiatives.models import Problem
from initiatives.reporting import MOST_PHOTOS, report_problem
from initiatives.stages import ProblemStage
from kernel.workflow import Refusal
from mapapp.web import limits, refusals
from mapapp.web.access import public
from mapapp.web.me.confirming import start_confirming
from mapapp.web.me.forms import ContactForm
from mapapp.web.problems import alike, drafts, kept_photos
from mapapp.web.problems.forms import ReportForm
from mapapp.web.problems.held import hold, problems_seen_by

reads_and_writes = require_http_methods(["GET", "HEAD", "POST"])


@public
@reads_and_writes
def new(request: HttpRequest) -> HttpResponse:
    """Pin a problem; sent twice, it is still one."""
    if request.method == "POST" and "find" in request.POST:
        return found(request)
    form = ReportForm(request.POST or None, request.FILES or None)
    if not form.is_bound or not form.is_valid() or form.has_a_second_page:
        return drawn(request, form)
    author = request.user if request.user.is_authenticated else None
    try:
        limits.count(request, "report")
        problem = report_problem(author=author, **form.facts)
    except Problem.DoesNotExist as error:
        raise Http404 from error
    except Refusal as refusal:
        form.refuse(refusal)
        return drawn(request, form, refusal)
    return onwards(request, problem)


def found(request: HttpRequest) -> HttpResponse:
    """The places an address may mean, without a script; nothing else that was typed is judged."""
    typed = request.POST.dict() | {"lon": "", "lat": ""}
    form = ReportForm(initial=typed)
    form.seals = request.POST.getlist(kept_photos.FIELD)
    return drawn(request, form)


def status_of(form: ReportForm, refusal: Refusal | None) -> HTTPStatus:
    """That of the refusal; 422 where something typed must be mended."""
    if refusal:
        return refusals.status(refusal)
    is_wrong = form.is_bound and form.errors
    return HTTPStatus.UNPROCESSABLE_ENTITY if is_wrong else HTTPStatus.OK


def drawn(request: HttpRequest, form: ReportForm, refusal: Refusal | None = None) -> HttpResponse:
    """The form, with the photos chosen so far."""
    if drafts.asks_for_json(request):
        return drafts.refused(form, status_of(form, refusal))
    room = MOST_PHOTOS - len(form.seals)
    form.seals += kept_photos.keep(request, request.FILES.getlist("photos"), most=room)
    facts = {
        "form": form,
        "photo_words": photo_words(),
        "likely": alike.cards(form.likely, request.user),
        "may_write_down": OfficeKind.COORDINATOR in roles_of(request.user),
    }
    answer = render(request, "problems/new.html", facts, status=status_of(form, refusal))
    answer["Cache-Control"] = "no-store"  # each form has an id of its own
    return answer


def photo_words() -> dict[str, str]:
    """What the script says of a photo's place."""
    return {
        "here": _("The photo was taken here. Is this the place?"),
        "silent": _("The photo does not say where it was taken. Show the place on the map."),
    }


def onwards(request: HttpRequest, problem: Problem) -> HttpResponse:
    """To its page, or first to the contact that lets it out."""
    if problem.stage != ProblemStage.REPORTED:
        words = _("Sent. Its public number is %(number)s.") % {"number": problem.number}
        messages.success(request, words)
        page = reverse("problems:detail", args=[problem.pk])
    else:
        page = reverse("problems:confirm", args=[problem.pk])
        if problem.author_id is None:
            hold(request, problem)
    if drafts.asks_for_json(request):
        return drafts.sent(problem, page)
    return redirect(page)


@public
@reads_and_writes
def confirm(request: HttpRequest, pk: int) -> HttpResponse:
    """The public number, and the phone or e-mail by which the sender can be reached."""
    problem = get_object_or_404(problems_seen_by(request), pk=pk)
    if problem.stage != ProblemStage.REPORTED:
        return redirect("problems:detail", pk)
    form = ContactForm(request.POST or None)
    if form.is_valid() and (answer := asked_for_code(request, form, pk)):
        return answer
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(
        request, "problems/confirm.html", {"form": form, "problem": problem}, status=status
    )


def asked_for_code(request: HttpRequest, form: ContactForm, pk: int) -> HttpResponse | None:
    """The page where the code is typed, or nothing where the contact will not do."""
    contact = form.cleaned_data["contact"].value
    try:
        return start_confirming(request, phone=contact, then=reverse("problems:detail", args=[pk]))
    except ValidationError as trouble:
        form.add_error("contact", trouble)
        return None
