"""The staff admin's door: its own sign-in does not exist, everybody comes through the site's.

So a second factor, the limits and the lock-outs of the site hold here too. On a public host it
can be made not to exist at all (`STAFF_ADMIN_HOSTS`).
"""

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.contrib import admin
from django.contrib.admin.apps import AdminConfig
from django.contrib.auth.decorators import login_not_required
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _


class StaffAdminConfig(AdminConfig):
    """Puts our site in the place of Django's."""

    default_site = "mapapp.staff_admin.StaffSite"


class StaffSite(admin.AdminSite):
    """The staff admin."""

    site_header = site_title = _("Asar: staff admin")
    index_title = _("Reference data, people, posts")
    # secrets, sessions and addresses of people: nobody reads or plants them by hand
    closed_apps = frozenset({"account", "mfa", "usersessions"})

    def register(
        self,
        model_or_iterable: type[Model] | Iterable[type[Model]],
        admin_class: type[admin.ModelAdmin] | None = None,
        **options: Any,  # noqa: ANN401 - Django's
    ) -> None:
        """Leave out what is closed."""
        models = [model_or_iterable] if isinstance(model_or_iterable, type) else model_or_iterable
        shown = [m for m in models if m._meta.app_label not in self.closed_apps]  # noqa: SLF001 - the way Django names an app
        super().register(shown, admin_class, **options)

    def has_permission(self, request: HttpRequest) -> bool:
        """Staff with a second factor, on a host where the admin may be opened."""
        return (
            is_served_here(request)
            and super().has_permission(request)
            and request.user.has_second_factor
        )

    @method_decorator(login_not_required)
    def login(self, request: HttpRequest, extra_context: dict | None = None) -> HttpResponse:
        """The site's own sign-in for guests; for people without the right it does not exist."""
        del extra_context
        if request.user.is_authenticated or not is_served_here(request):
            raise Http404
        back = urlencode({"next": request.GET.get("next") or reverse("admin:index")})
        return HttpResponseRedirect(f"{reverse('account_password_login')}?{back}")


def is_served_here(request: HttpRequest) -> bool:
    """The host is one of those named, or none is named."""
    hosts = settings.STAFF_ADMIN_HOSTS
    return not hosts or request.get_host() in hosts
