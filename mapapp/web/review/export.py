"""The desk as a table to take along: the same queue under the same filter, in the same order."""

import logging
from collections.abc import Iterator

from django.http import HttpRequest, StreamingHttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from mapapp.web import tables
from mapapp.web.access import staff
from mapapp.web.review import queue
from mapapp.web.review.duty import AT_THE_DESK
from mapapp.web.review.forms import DeskForm
from mapapp.web.review.rows import rows_of

log = logging.getLogger(__name__)
AT_ONCE = 200
KINDS = {"problem": gettext_lazy("Problem"), "initiative": gettext_lazy("Initiative")}


def header() -> list[str]:
    """The words over the columns: those of the list, and the day it came."""
    return [
        _("Number"),
        _("Problem or initiative"),
        _("What"),
        _("District"),
        _("Kind"),
        _("Stage"),
        _("Came on"),
        _("Answer due"),
        _("Term"),
        _("Me too"),
        _("Photos"),
    ]


def rows(desk: queue.Tables, form: DeskForm) -> Iterator[list[object]]:
    """A line of the queue each: the order is asked once, the rows a page at a time."""
    places = queue.whole(desk, form.chosen)
    for begin in range(0, len(places), AT_ONCE):
        for row in rows_of(places[begin : begin + AT_ONCE]):
            yield [
                row.number,
                KINDS[row.kind],
                row.title,
                row.district,
                row.topic,
                row.stage,
                row.since,
                row.due_at,
                row.due,
                row.supporters,
                row.photos,
            ]


@staff(*AT_THE_DESK)
@require_safe
def export(request: HttpRequest) -> StreamingHttpResponse:
    """Everything the filter shows, the most urgent first."""
    form = DeskForm(request.GET, user=request.user)
    desk = queue.tables(request.user)
    log.info("desk taken along by user %s, filter %r", request.user.pk, form.address)
    name = f"asar-{timezone.localdate():%Y-%m-%d}"
    return tables.download(name, header(), rows(desk, form))
