"""Me: what is mine, what I come for, what others see of me."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from mapapp.web.access import signed_in
from mapapp.web.me.forms import ProfileForm, RolesForm, posted
from mapapp.web.me.sections import sections_of

reads_and_writes = require_http_methods(["GET", "HEAD", "POST"])


@signed_in
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """My problems, initiatives, invitations and news."""
    return render(request, "me/home.html", {"sections": sections_of(request.user)})


@signed_in
@reads_and_writes
def roles(request: HttpRequest) -> HttpResponse:
    """What I come for."""
    form = RolesForm(posted(request), initial={"roles": request.user.chosen_roles})
    if form.is_valid():
        request.user.chosen_roles = sorted(form.cleaned_data["roles"])
        request.user.save(update_fields=["chosen_roles"])
        messages.success(request, _("Saved."))
        return redirect("me:home")
    return render(request, "me/roles.html", {"form": form}, status=422 if form.errors else 200)


@signed_in
@reads_and_writes
def profile(request: HttpRequest) -> HttpResponse:
    """What others see of me, how I am reached, how my account is guarded."""
    form = ProfileForm(posted(request), instance=request.user)
    if form.is_valid():
        form.save()
        messages.success(request, _("Saved."))
        return redirect("me:profile")
    return render(request, "me/profile.html", {"form": form}, status=422 if form.errors else 200)
