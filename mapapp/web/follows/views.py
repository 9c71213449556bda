"""What a person follows: the list, a new one with its preview, changing, pausing, ending."""

from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kernel.workflow import Refusal
from mapapp.web import refusals
from mapapp.web.access import signed_in
from mapapp.web.follows.asked import begun, shape_of, tabs, unsaved
from mapapp.web.follows.forms import FORMS, CadenceForm, HearingForm, kept_in
from mapapp.web.follows.words import told
from notifications import following
from notifications.channels import push
from notifications.models import Digest, Follow, Hearing
from notifications.telling import lines, lines_of

FORM = "follows/form.html"
reads_and_writes = require_http_methods(["GET", "HEAD", "POST"])


@signed_in
@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """Everything this person follows."""
    rows = told(list(Follow.objects.of(request.user)))
    return render(request, "follows/list.html", {"rows": rows})


@signed_in
@reads_and_writes
def new(request: HttpRequest) -> HttpResponse:
    """Follow an area: say where and what, see what it would bring, keep it."""
    shape = shape_of(request)
    follow = unsaved(request, shape)
    form = FORMS[shape](request.POST or None, follow=follow, initial=begun(request))
    facts = {"form": form, "shape": shape, "tabs": tabs(request, shape)}
    if form.is_bound and form.is_valid() and "preview" not in request.POST:
        try:
            following.begin(follow)
        except Refusal as refusal:
            return refusals.refused(request, FORM, facts, refusal)
        messages.success(request, _("You will hear of it."))
        return redirect("follows:list")
    return _drawn(request, form, facts)


@signed_in
@reads_and_writes
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change what is followed or how often; the shape stays."""
    follow = get_object_or_404(Follow.objects.of(request.user), pk=pk)
    form = FORMS[follow.shape](request.POST or None, follow=follow, initial=kept_in(follow))
    if form.is_bound and form.is_valid() and "preview" not in request.POST:
        following.keep(follow)
        messages.success(request, _("Saved."))
        return redirect("follows:list")
    return _drawn(request, form, {"form": form, "shape": follow.shape, "kept": follow})


def _drawn(request: HttpRequest, form: CadenceForm, facts: dict[str, Any]) -> HttpResponse:
    """The form again, with what the follow would have brought where that was asked."""
    if form.is_bound and form.is_valid():
        seen = following.preview(form.follow)
        keys = [happening.pk for happening in seen.examples]
        facts |= {"preview": seen, "examples": lines(keys)}
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, FORM, facts, status=status)


@signed_in
@require_POST
def pause(request: HttpRequest, pk: int) -> HttpResponse:
    """Hear nothing of it for a while, or hear of it again."""
    follow = get_object_or_404(Follow.objects.of(request.user), pk=pk)
    follow.is_paused = not follow.is_paused
    follow.save(update_fields=["is_paused", "updated_at"])
    return redirect("follows:list")


@signed_in
@require_POST
def end(request: HttpRequest, pk: int) -> HttpResponse:
    """Follow it no longer."""
    get_object_or_404(Follow.objects.of(request.user), pk=pk).delete()
    messages.success(request, _("You follow it no longer."))
    return redirect("follows:list")


@signed_in
@reads_and_writes
def how(request: HttpRequest) -> HttpResponse:
    """By which ways this person hears, and in which hours never."""
    kept = Hearing.objects.filter(user=request.user).first() or Hearing(user=request.user)
    form = HearingForm(request.POST or None, instance=kept, label_suffix="")
    if form.is_bound and form.is_valid():
        form.save()
        messages.success(request, _("Saved."))
        return redirect("follows:list")
    facts = {"form": form, "key": push.public_key() if push.is_on() else ""}
    facts["devices"] = request.user.push_devices.count()
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "follows/how.html", facts, status=status)


@signed_in
@require_safe
def digest(request: HttpRequest, pk: int) -> HttpResponse:
    """One digest, for those who read it here."""
    kept = get_object_or_404(Digest.objects.filter(user=request.user), pk=pk)
    facts = {"lines": lines_of(kept), "more": kept.total - len(kept.happenings)}
    return render(request, "follows/digest.html", facts)
