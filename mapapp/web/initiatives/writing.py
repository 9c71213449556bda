"""Writing an application: a draft from the first page on, resumable on any device."""

import re
from dataclasses import dataclass
from http import HTTPStatus

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.models import User
from initiatives.models import Initiative, Problem
from initiatives.stages import Stage
from initiatives.starting import start_initiative
from kernel.workflow import Refusal
from mapapp.web.initiatives.fitting import fitting
from mapapp.web.initiatives.near import Around
from mapapp.web.initiatives.pages import IN_ORDER, PAGES, Page, after
from mapapp.web.initiatives.questions_kept import Versions
from mapapp.web.initiatives.sheets import Sheet
from mapapp.web.initiatives.tasks import CHECK, address_of, task_list
from mapapp.web.initiatives.views import seen_by
from mapapp.web.initiatives.written import Written
from mapapp.web.kept_posts import keeps_what_was_typed, typed_before
from mapapp.web.limits import count
from mapapp.web.places.forms import numbers_of

MOST_PROBLEMS = 20
KEY = re.compile(r"[0-9]{1,18}")


@dataclass(frozen=True, slots=True)
class Way:
    """A link to a page."""

    label: str
    href: str


reads_and_writes = require_http_methods(["GET", "HEAD", "POST"])


@keeps_what_was_typed
@reads_and_writes
def new(request: HttpRequest) -> HttpResponse:
    """The first page: from problems, or from nothing."""
    problems = chosen_problems(request)
    extra = {"problems": problems, "initial": proposal(problems)}
    sheet = Sheet(PAGES["place"], None, typed_of(request), extra, writer=request.user)
    if request.method == "POST" and (initiative := started(request, sheet)):
        return onwards(request, sheet.page, initiative)
    return drawn(request, sheet)


@keeps_what_was_typed
@reads_and_writes
def write(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    """One page of a draft, or of what the akimat has asked about."""
    page, initiative = PAGES[name], seen_by(request, pk)
    if not request.user.has_perm(page.permission, initiative):
        raise Http404
    if name == "place" and initiative.stage != Stage.DRAFT:
        raise Http404  # it was routed by its place
    files = request.FILES if request.method == "POST" else None
    sheet = Sheet(page, initiative, typed_of(request), files=files, writer=request.user)
    if request.method == "POST" and is_kept(request, sheet):
        return onwards(request, page, initiative)
    return drawn(request, sheet)


def is_kept(request: HttpRequest, sheet: Sheet) -> bool:
    """Everything on the page is saved; papers are taken only so often."""
    try:
        if request.FILES:
            count(request, "paper")
    except Refusal as refusal:
        sheet.refuse(refusal)
        return False
    return sheet.keep(by=request.user)


def typed_of(request: HttpRequest) -> QueryDict | None:
    """What was sent, or what was sent before the session ran out."""
    return request.POST if request.method == "POST" else typed_before(request)


def started(request: HttpRequest, sheet: Sheet) -> Initiative | None:
    """The draft; the same form sent twice is one draft."""
    if not sheet.is_whole:
        return None
    try:
        count(request, "draft")
        return start_initiative(author=request.user, **sheet.form.facts)
    except Initiative.DoesNotExist as error:
        raise Http404 from error
    except Refusal as refusal:
        sheet.refuse(refusal)
        return None


def onwards(request: HttpRequest, page: Page, initiative: Initiative) -> HttpResponse:
    """The next page; the same one after a line; the draft itself for whoever goes on later."""
    if not request.user.has_perm("initiatives.view_initiative", initiative):
        messages.success(request, _("You no longer write it along."))
        return redirect("initiatives:list")
    if {"add", "wish", "newest"} & request.POST.keys():
        return redirect(address_of(initiative, page.name))
    is_draft = initiative.stage == Stage.DRAFT
    words = _("Saved. Nobody else sees it until you send it.") if is_draft else _("Saved.")
    messages.success(request, words)
    then = None if "later" in request.POST or not is_draft else after(page)
    return redirect(address_of(initiative, then.name if then else CHECK))


def drawn(request: HttpRequest, sheet: Sheet) -> HttpResponse:
    """The page: 409 when somebody was quicker, 422 when what was typed cannot be kept."""
    facts = {
        "sheet": sheet,
        "page": fitting(sheet.page, sheet.initiative),
        "initiative": sheet.initiative,
        "tasks": task_list(Written(sheet.initiative, request.user), sheet.page.name),
        "is_draft": sheet.initiative is None or sheet.initiative.stage == Stage.DRAFT,
        "ways": ways_of(request, sheet.initiative),
        "was_signed_out": request.method != "POST" and sheet.typed is not None,
        "around": around_of(sheet, request.user),
        "versions": Versions(sheet.initiative) if sheet.page.name == "questions" else None,
        "rules": getattr(sheet.form, "rules", None),
    }
    status = sheet.status if request.method == "POST" else HTTPStatus.OK
    return render(request, "initiatives/write.html", facts, status=status)


def around_of(sheet: Sheet, reader: User) -> Around | None:
    """What lies near, on the page that follows the place, as long as it is a draft."""
    draft = sheet.initiative
    is_time = sheet.page.name == "result" and draft and draft.stage == Stage.DRAFT
    return Around(draft, reader) if is_time else None


def ways_of(request: HttpRequest, initiative: Initiative | None) -> list[Way]:
    """Of what was sent already, the pages this person may still write."""
    if initiative is None or initiative.stage == Stage.DRAFT:
        return []
    may = [page for page in IN_ORDER[1:] if request.user.has_perm(page.permission, initiative)]
    return [Way(page.title, address_of(initiative, page.name)) for page in may]


def chosen_problems(request: HttpRequest) -> list[Problem]:
    """The problems named by the address or the form, those that may be taken up."""
    named = request.POST.getlist("problems") or request.GET.getlist("problem")
    keys = [key for key in named[:MOST_PROBLEMS] if KEY.fullmatch(key)]
    seen = Problem.objects.visible_to(request.user).adoptable().filter(pk__in=keys)
    return seen.select_related("category__direction").order_by("pk")


def proposal(problems: list[Problem]) -> dict[str, object]:
    """What the first problem proposes: its public place, and that all of them are meant."""
    first = next(iter(problems), None)
    if first is None:
        return {}
    return {
        "problems": [problem.pk for problem in problems],
        **numbers_of(first.public_location),
    }
