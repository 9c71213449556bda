"""What a person was told, the newest first, and what of it they have not read yet."""

import re

from django.contrib.contenttypes.prefetch import GenericPrefetch
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from community.models import Decision, Letter
from initiatives.models import Initiative, Problem, TeamMember
from mapapp.web.access import signed_in
from notifications.models import Digest, Happening, Notification
from resources.models import LegalPerson, Pledge

ON_A_PAGE = 20
A_KEY = re.compile(r"[0-9]{1,18}")
SUBJECTS = (
    Initiative.objects.all(),
    Problem.objects.all(),
    TeamMember.objects.select_related("initiative"),
    Pledge.objects.select_related("need__initiative"),
    LegalPerson.objects.select_related("owner"),
    Decision.objects.all(),
    Letter.objects.select_related("thread").prefetch_related("receiver"),
    Happening.objects.all(),
    Digest.objects.all(),
)


@signed_in
@require_safe
def inbox(request: HttpRequest) -> HttpResponse:
    """Every notice to this person, a page at a time."""
    rows = Notification.objects.of(request.user).select_related("entry")
    subjects = GenericPrefetch("subject", [rows.all() for rows in SUBJECTS])
    page = Paginator(rows.prefetch_related(subjects), ON_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "me/inbox.html", {"page": page})


@signed_in
@require_POST
def read(request: HttpRequest) -> HttpResponse:
    """Remember that one notice, or all of them, were looked at."""
    rows = Notification.objects.of(request.user)
    one = request.POST.get("notice", "")
    if one:
        rows = rows.filter(pk=int(one)) if A_KEY.fullmatch(one) else rows.none()
    rows.order_by().mark_read()
    return redirect("me:inbox")
