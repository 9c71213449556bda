"""What staff may read here and change nowhere but by the moves of the site."""

from django.contrib import admin
from django.contrib.auth import get_permission_codename
from django.contrib.auth.backends import ModelBackend
from django.db.models import Model
from django.http import HttpRequest


class ReadOnly(admin.options.BaseModelAdmin):
    """Looked at, never added, changed or deleted."""

    def has_view_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """By the right to the table: the rules of single rows are the site's and need a row."""
        del obj
        name = get_permission_codename("view", self.opts)
        return ModelBackend().has_perm(request.user, f"{self.opts.app_label}.{name}")

    def has_add_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """What happens on the site is written by the site."""
        del request, obj
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Stages change by moves, the journal not at all."""
        del request, obj
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Nothing that happened is undone by deleting it."""
        del request, obj
        return False


class Kept(admin.options.BaseModelAdmin):
    """May be corrected, but others refer to it: it is closed, not deleted."""

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Closed, never deleted."""
        del request, obj
        return False
