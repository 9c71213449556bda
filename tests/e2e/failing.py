"""The product on a bad day: some of its pages fail, as a program, a server or an address can."""

from importlib import import_module

from django.core.exceptions import SuspiciousOperation
from django.db import OperationalError

from mapapp.wsgi import application

BAD_DAY = {
    "pages/about.html": RuntimeError("a mistake of ours"),
    "pages/terms.html": OperationalError("the database is gone"),
    "pages/privacy.html": SuspiciousOperation("nobody links like that"),
}
views = import_module("mapapp.web.pages.views")  # only now are the models loaded
drawn = views.render


def failing(request, template, *facts, **more):
    """As always, but for the pages of the bad day."""
    if template in BAD_DAY:
        raise BAD_DAY[template]
    return drawn(request, template, *facts, **more)


views.render = failing
__all__ = ["application"]
