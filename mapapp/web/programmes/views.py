"""Reading programmes: all on one page, one national project, the collection of best practice."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from geo.models import Region
from initiatives.models import BestPractice, Drive, NationalProject, Priority
from initiatives.progress import initiatives_of, progress_of
from mapapp.web.access import public
from mapapp.web.map.forms import regions
from mapapp.web.programmes.shown import goals_of, projects_shown, regions_named, shown
from mapapp.web.programmes.windows import window_of

A_PAGE, FIRST = 24, 4
MOST_PRIORITIES, MOST_DRIVES = 200, 50
LEARNT_FROM = ("initiative__region", "initiative__direction")


@public
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What is put first where, what runs now, what may be joined, what to learn from."""
    kato = request.GET.get("region", "")
    is_code = kato.isascii() and kato.isdigit()
    chosen = Region.objects.filter(kato=kato[:9]).first() if is_code else None
    priorities = Priority.objects.on().select_related("region", "direction")
    drives = Drive.objects.announced().select_related("region")
    if chosen:
        priorities, drives = priorities.over(chosen), drives.over(chosen)
    practices = BestPractice.objects.in_public().select_related(*LEARNT_FROM)
    facts = {
        "regions": regions(),
        "chosen": chosen,
        "priorities": priorities.order_by("region__path", "direction__ordering")[:MOST_PRIORITIES],
        "drives": [(one, window_of(one)) for one in drives.to_come_or_on()[:MOST_DRIVES]],
        "past": [(one, window_of(one)) for one in drives.ended()[:FIRST]],
        "projects": projects_shown(NationalProject.objects.all()),
        "practices": practices[:FIRST],
    }
    return render(request, "programmes/home.html", facts)


@public
@require_safe
def project(request: HttpRequest, code: str) -> HttpResponse:
    """One national project: aim, goals, base centres, and where it really goes on."""
    found = get_object_or_404(NationalProject.objects.prefetch_related("directions"), code=code)
    progress = progress_of([found])[found.pk]
    joined = Paginator(initiatives_of(found), A_PAGE).get_page(request.GET.get("page"))
    facts = {
        "shown": shown(found, progress),
        "goals": goals_of(found, progress),
        "centres": found.centres.select_related("region"),
        "covered": regions_named(progress.regions),
        "page": joined,
    }
    return render(request, "programmes/project.html", facts)


@public
@require_safe
def practices(request: HttpRequest) -> HttpResponse:
    """Results that were marked as worth learning from, the latest first."""
    rows = BestPractice.objects.in_public().select_related(*LEARNT_FROM)
    page = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    return render(request, "programmes/practices.html", {"page": page})
