"""Pages that belong to no task: the language chooser, texts, components, failures."""

import logging
from http import HTTPStatus
from uuid import uuid4

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import get_language_from_request
from django.views.decorators.http import require_safe

from mapapp.web.access import public
from mapapp.web.pages import samples
from mapapp.web.pages import terms as published

log = logging.getLogger(__name__)


@public
def choose_language(request: HttpRequest) -> HttpResponseRedirect:
    """Send `/` to the language of the cookie, then of the browser, then to Kazakh."""
    return HttpResponseRedirect(f"/{get_language_from_request(request)}/")


@public
@require_safe
def about(request: HttpRequest) -> HttpResponse:
    """What Asar is, and how a problem becomes a result."""
    return render(request, "pages/about.html")


@public
@require_safe
def terms(request: HttpRequest) -> HttpResponse:
    """Who answers by when, and which days count."""
    facts = {"terms": published.terms(), "years": published.years()}
    return render(request, "pages/terms.html", facts)


@public
@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """What was tested for whom, and what is not perfect yet."""
    return render(request, "pages/accessibility.html")


@public
@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    """What is kept about people, what is shown and what never leaves."""
    return render(request, "pages/privacy.html")


@public
@require_safe
def design(request: HttpRequest) -> HttpResponse:
    """Every component in every state; for staff, and for all where demo data is allowed."""
    if not (settings.SEED_ALLOWED or request.user.is_staff):
        raise Http404
    return render(request, "pages/design.html", samples.context())


@public
@require_safe
def offline(request: HttpRequest) -> HttpResponse:
    """What the phone shows without a network."""
    return render(request, "offline.html")


@public
def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form was open too long or came from elsewhere: say so, keep nothing hidden."""
    del reason
    return render(request, "403_csrf.html", status=HTTPStatus.FORBIDDEN)


@public
def failure(request: HttpRequest) -> HttpResponse:
    """Our own fault: an id to tell us, the same id in the log."""
    given = {"failure_id": uuid4().hex[:8].upper()}
    log.error("Failure %s at %s", given["failure_id"], request.path)
    return render(request, "500.html", given, status=HTTPStatus.INTERNAL_SERVER_ERROR)
