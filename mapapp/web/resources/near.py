"""What is within somebody's reach, and what of theirs it asks for."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from mapapp.web.access import signed_in
from resources.models import Owner
from resources.offering import within_reach


@signed_in
@require_safe
def near(request: HttpRequest) -> HttpResponse:
    """Initiatives where one of this person's owners would get to, the chosen owner's first."""
    owners = Owner.objects.spoken_for_by(request.user).select_related("user").order_by("pk")
    chosen = request.GET.get("owner", "")
    owner = next((o for o in owners if str(o.pk) == chosen), None) or owners.first()
    found = within_reach(owner) if owner else []
    return render(
        request, "resources/near.html", {"owners": owners, "owner": owner, "found": found}
    )
