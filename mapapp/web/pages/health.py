"""Is the process alive, and can it serve? Two different questions.

Beside them `/readyz` carries notes: what somebody must mend although the site serves.
"""

from django.core.cache import cache
from django.db import connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache

from mapapp.health_notes import notes
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
    is_ready = all(found.values())
    told = found | ({"notes": _notes()} if is_ready else {})
    return JsonResponse(told, status=200 if is_ready else 503)


def _notes() -> dict[str, str]:
    """What is to be mended; a note that cannot be counted turns nothing off."""
    try:
        return notes()
    except Exception:  # noqa: BLE001 - a tables' trouble before the first migration, say
        return {"notes": "cannot be counted"}


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
