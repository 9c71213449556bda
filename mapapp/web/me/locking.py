"""What django-axes asks about a failed password: whose, and from where."""

from allauth.account.adapter import get_adapter
from django.http import HttpRequest


def name_tried(request: HttpRequest, credentials: dict | None) -> str:
    """The contact that was typed, in one written form."""
    given = credentials or {}
    typed = given.get("email") or given.get("phone") or given.get("username")
    return str(typed or request.POST.get("login", "")).strip().lower()


def visitor_address(request: HttpRequest) -> str:
    """The address the other limits count by; a header of the visitor's own is not believed."""
    if "REMOTE_ADDR" not in request.META:  # signed in by a script: no visitor, no address
        return ""
    return get_adapter(request).get_client_ip(request)
