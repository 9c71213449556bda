"""Is the process alive, and can it serve? Two different questions."""

from django.core.cache import cache
from django.db import connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache

from mapapp.web.access import public


@public
@never_cache
def healthz(request: HttpRequest) -> HttpResponse:
    """Alive: the process answers."""
    del request
    return HttpResponse("ok\n", content_type="text/plain")


@public
@never_cache
def readyz(request: HttpRequest) -> JsonResponse:
    """Ready: the database and the shared cache answer; 503 otherwise, naming which does not."""
    del request
    found = {"database": _answers(_ask_the_database), "cache": _answers(_ask_the_cache)}
    return JsonResponse(found, status=200 if all(found.values()) else 503)


def _ask_the_database() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")


def _ask_the_cache() -> None:
    cache.get("readyz")


def _answers(ask) -> bool:  # noqa: ANN001 - a function without arguments
    try:
        ask()
    except Exception:  # noqa: BLE001 - whatever went wrong, the answer is "not ready"
        return False
    return True
