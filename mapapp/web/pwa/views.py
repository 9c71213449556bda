"""The files that make the site an application: the worker, the manifest, the icon."""

import json

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.templatetags.static import static
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from mapapp.web.access import public
from mapapp.web.pwa.manifest import manifest
from mapapp.web.pwa.shell import shell

A_DAY = 24 * 60 * 60
WORKER = """import {{ work }} from {module}
work({given})
"""


@public
@require_safe
@cache_control(no_cache=True)
def worker(request: HttpRequest) -> HttpResponse:
    """The service worker: another version as soon as one static file is another."""
    del request
    module = json.dumps(static("js/pwa/worker.js"))
    text = WORKER.format(module=module, given=json.dumps(shell()))
    answer = HttpResponse(text, content_type="text/javascript")
    answer["Service-Worker-Allowed"] = "/"
    return answer


@public
@require_safe
@cache_control(public=True, max_age=A_DAY)
def favicon(request: HttpRequest) -> HttpResponseRedirect:
    """The address that readers of feeds and old browsers ask without being told."""
    del request
    return HttpResponseRedirect(static("icons/app/asar-192.png"))


@public
@require_safe
@cache_control(public=True, max_age=A_DAY)
def web_manifest(request: HttpRequest) -> JsonResponse:
    """Name, icons and doors of the application, in the language of the address."""
    del request
    return JsonResponse(manifest(), content_type="application/manifest+json")
