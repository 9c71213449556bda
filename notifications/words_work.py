"""The words about how the work goes."""

from typing import Any

from django.utils.translation import gettext_lazy as _

WORK: dict[str, tuple[Any, Any]] = {
    "work.news": (
        _("%(name)s: news of the work"),
        _("What was done, and the photos if there are any, stand on the page of the work."),
    ),
}
