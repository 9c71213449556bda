"""The devices a person hears on: a browser adds itself, and forgets itself."""

import re
from http import HTTPStatus

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_POST, require_safe

from mapapp.web.access import public, signed_in
from notifications.channels import push
from notifications.models import PushDevice

MOST_DEVICES = 10
KEY = re.compile(r"[A-Za-z0-9_-]+={0,2}")
WORKER = settings.BASE_DIR / "static" / "js" / "push-worker.js"


class DeviceForm(forms.Form):
    """What a browser gives when it subscribes; its address must be one we may ask."""

    endpoint = forms.URLField(max_length=600, assume_scheme="https")
    p256dh = forms.RegexField(KEY, max_length=120)
    auth = forms.RegexField(KEY, max_length=40)

    def clean_endpoint(self) -> str:
        """Only a push service we know."""
        endpoint = self.cleaned_data["endpoint"]
        if not push.is_allowed(endpoint):
            raise forms.ValidationError(_("This push service is not known here."), code="unknown")
        return endpoint


@signed_in
@require_POST
def add(request: HttpRequest) -> JsonResponse:
    """Notices come to this browser too; who uses it last owns it."""
    form = DeviceForm(request.POST)
    if not form.is_valid():
        errors = form.errors.get_json_data()
        return JsonResponse({"errors": errors}, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    given = form.cleaned_data
    PushDevice.objects.update_or_create(
        endpoint=given["endpoint"],
        defaults={"user": request.user, "p256dh": given["p256dh"], "auth": given["auth"]},
    )
    kept = PushDevice.objects.filter(user=request.user).order_by("-pk")
    PushDevice.objects.filter(pk__in=kept.values_list("pk", flat=True)[MOST_DEVICES:]).delete()
    return JsonResponse({"devices": min(kept.count(), MOST_DEVICES)}, status=HTTPStatus.CREATED)


@signed_in
@require_POST
def forget(request: HttpRequest) -> HttpResponse:
    """No device hears any more."""
    PushDevice.objects.filter(user=request.user).delete()
    return redirect("follows:how")


@public
@require_safe
@cache_control(no_cache=True)
def worker(request: HttpRequest) -> HttpResponse:
    """The script that shows notices; served where its scope is."""
    del request
    return HttpResponse(WORKER.read_bytes(), content_type="text/javascript; charset=utf-8")
