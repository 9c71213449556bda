"""A person's own side: the volunteer's profile, what they offer, what they promised."""

from http import HTTPStatus

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from initiatives.taxonomy import ResourceKind
from mapapp.web.access import signed_in
from mapapp.web.resources.forms import OfferForm, OwnerForm
from mapapp.web.resources.keeping import answer
from resources.models import Offer, Owner, Pledge

SHOWN = 50


@signed_in
@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """What this person is, speaks for, offers and has promised."""
    owners = Owner.objects.spoken_for_by(request.user).select_related("user", "legal_person")
    pledges = Pledge.objects.of(request.user).select_related("need__initiative", "owner__user")
    owners = list(owners.prefetch_related("offers").order_by("pk"))
    kinds = ResourceKind.objects.in_use()
    for one in owners:  # several forms on a page: each with ids of its own, and the same kinds
        one.offer_form = OfferForm(auto_id=f"offer-{one.pk}-%s", kinds=kinds)
    facts = {"owners": owners, "pledges": pledges.order_by("-pk")[:SHOWN]}
    return render(request, "resources/mine.html", facts)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def profile(request: HttpRequest) -> HttpResponse:
    """The volunteer's profile: spheres, skills, how far, from where."""
    volunteer = Owner.objects.filter(user=request.user).first() or Owner(
        kind=Owner.Kind.VOLUNTEER, user=request.user, language=request.user.language
    )
    form = OwnerForm(request.POST or None, instance=volunteer)
    return answer(request, form, template="resources/profile.html", then="resources:near")


@signed_in
@require_POST
def offer(request: HttpRequest, pk: int) -> HttpResponse:
    """Offer one thing more."""
    owner = get_object_or_404(Owner.objects.spoken_for_by(request.user), pk=pk)
    form = OfferForm(request.POST, instance=Offer(owner=owner))
    if not form.is_valid():
        facts = {"form": form, "owner": owner}
        unprocessable = HTTPStatus.UNPROCESSABLE_ENTITY
        return render(request, "resources/offer.html", facts, status=unprocessable)
    form.save()
    messages.success(request, _("Your offer is kept."))
    return redirect("resources:mine")


@signed_in
@require_POST
def end_offer(request: HttpRequest, pk: int) -> HttpResponse:
    """Offer it no longer."""
    owners = Owner.objects.spoken_for_by(request.user)
    found = get_object_or_404(Offer, pk=pk, owner__in=owners)
    found.is_active = False
    found.save(update_fields=["is_active", "updated_at"])
    return redirect("resources:mine")
