"""Groups, organisations and businesses: found, changed, and shown to everybody."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from mapapp.web.access import public, signed_in
from mapapp.web.resources.forms import FORM_OF_KIND
from mapapp.web.resources.keeping import answer, pressed
from resources.models import LegalPerson, Owner
from resources.receiving import is_answering
from resources.verifying import CHECKING

BODIES = frozenset(FORM_OF_KIND) - {Owner.Kind.VOLUNTEER}


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, kind: str) -> HttpResponse:
    """Make a group or a body known; whoever does so speaks for it."""
    if kind not in BODIES:
        raise Http404
    body = Owner(kind=kind, language=request.user.language)
    form = FORM_OF_KIND[kind](request.POST or None, instance=body)
    return answer(request, form, template="resources/body.html", then="resources:mine")


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change what a body says about itself."""
    body = get_object_or_404(
        Owner.objects.of_a_body().spoken_for_by(request.user), pk=pk, kind__in=BODIES
    )
    form = FORM_OF_KIND[body.kind](request.POST or None, instance=body)
    then = reverse("resources:owner", args=[body.pk])
    return answer(request, form, template="resources/body.html", then=then)


@public
@require_safe
def owner(request: HttpRequest, pk: int) -> HttpResponse:
    """The public page of a group or a body; a volunteer has none."""
    rows = Owner.objects.of_a_body().select_related("region", "legal_person")
    body = get_object_or_404(rows.prefetch_related("directions", "skills"), pk=pk)
    offers = body.offers.filter(is_active=True).select_related("resource_kind")
    papers = getattr(body, "legal_person", None)
    facts = {
        "owner": body,
        "offers": offers,
        "is_answering": is_answering(body),
        "may_edit": request.user.has_perm("resources.change_owner", body),
        "moves": CHECKING.open_to(request.user, papers) if papers else [],
    }
    return render(request, "resources/owner.html", facts)


@signed_in
@require_POST
def check(request: HttpRequest, pk: int, verb: str) -> HttpResponse:
    """One move of an organisation's papers, by its people or by the front office."""
    papers = get_object_or_404(LegalPerson.objects.select_related("owner__region"), owner=pk)
    may_touch = request.user.has_perm("resources.check_papers", papers)
    if not may_touch or verb not in CHECKING.moves:
        raise Http404
    return pressed(request, papers, verb, back=papers.owner.get_absolute_url())
