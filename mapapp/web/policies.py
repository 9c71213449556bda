"""Who may open the routes of libraries; our own views say it themselves (`access.py`).

By the name of the route. `pending` is a person in the middle of signing in, `staff_admin` is
guarded by `mapapp/staff_admin.py`. A test walks the URL map and demands a policy of every route.
"""

from collections.abc import Iterator

from django.urls import URLPattern, URLResolver, get_resolver

from mapapp.web.access import PUBLIC, SIGNED_IN, Policy

PENDING = Policy("pending")
STAFF_ADMIN = Policy("staff_admin")

THIRD_PARTY = {
    "account_login": PUBLIC,
    "account_password_login": PUBLIC,
    "account_signup": PUBLIC,
    "account_logout": PUBLIC,
    "account_inactive": PUBLIC,
    "account_confirm_login_code": PENDING,
    "mfa_authenticate": PENDING,
    "account_reauthenticate": SIGNED_IN,
    "account_change_password": SIGNED_IN,
    "mfa_index": SIGNED_IN,
    "mfa_reauthenticate": SIGNED_IN,
    "mfa_activate_totp": SIGNED_IN,
    "mfa_deactivate_totp": SIGNED_IN,
    "mfa_view_recovery_codes": SIGNED_IN,
    "mfa_generate_recovery_codes": SIGNED_IN,
    "mfa_download_recovery_codes": SIGNED_IN,
    "usersessions_list": SIGNED_IN,
}


def policy_of(name: str, pattern: URLPattern) -> Policy | None:
    """The declared policy of a route, or None where nobody has declared any."""
    if name.startswith("admin:"):
        return STAFF_ADMIN
    return getattr(pattern.callback, "policy", None) or THIRD_PARTY.get(name)


def routes() -> Iterator[tuple[str, URLPattern]]:
    """Every route of the site with its full name."""
    yield from _below(get_resolver(), "")


def _below(resolver: URLResolver, namespace: str) -> Iterator[tuple[str, URLPattern]]:
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            inner = f"{namespace}{entry.namespace}:" if entry.namespace else namespace
            yield from _below(entry, inner)
        else:
            yield f"{namespace}{entry.name or entry.pattern}", entry
