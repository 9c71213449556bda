"""The draw of independent evaluators, open to everybody: the seed, the pool, the lots.

Nobody has to believe it: the seed stands in the journal, and every lot can be made again.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from initiatives import drawing
from initiatives.lots import lot_of
from initiatives.models import Draw, Initiative, ResidentsDraw
from mapapp.web.access import public
from mapapp.web.initiatives.areas import ResidentsAsked, area_in_words
from mapapp.web.initiatives.independent import KINDS, name_of, page_of

GUEST = AnonymousUser()
SHOWN = 30  # lines of a pool on the page; the text holds all of them
NOT_DRAWN = 5  # residents shown below those who were drawn


@dataclass(frozen=True, slots=True)
class Line:
    """One of those that could be drawn."""

    key: str
    name: str
    href: str
    lot: str
    is_drawn: bool


@dataclass(frozen=True)
class Lots:
    """The lots of one kind, the smallest first."""

    draw: Draw
    kind: str

    @property
    def title(self) -> str:
        """What kind it is."""
        return str(KINDS[self.kind])

    @property
    def places(self) -> int:
        """How many are drawn of it."""
        return settings.EVALUATION_DRAW.get(self.kind, 0)

    @cached_property
    def names(self) -> list[str]:
        """Everybody, in the order of the lots."""
        return self.draw.in_order(self.kind)

    @cached_property
    def lines(self) -> list[Line]:
        """The first of them, with their names."""
        refs = [int(name.partition(":")[2]) for name in self.names[:SHOWN]]
        called = drawing.POOLS[self.kind].names(refs)
        drawn = {one.ref for one in self.draw.evaluators.all() if one.kind == self.kind}
        return [
            Line(
                key=f"{self.kind}:{ref}",
                name=name_of(self.kind, ref, called),
                href=page_of(self.kind, ref) if ref in called else "",
                lot=lot_of(self.draw.seed, f"{self.kind}:{ref}"),
                is_drawn=ref in drawn,
            )
            for ref in refs
        ]


@public
@require_safe
def draw(request: HttpRequest, pk: int) -> HttpResponse:
    """The latest draw of an initiative, with how to check it."""
    initiative, latest = _drawn(pk)
    pools = [Lots(latest, kind) for kind in KINDS]
    facts = {"initiative": initiative, "draw": latest, "pools": pools} | _residents(latest)
    return render(request, "initiatives/draw.html", facts)


@public
@require_safe
def lots(request: HttpRequest, pk: int) -> StreamingHttpResponse:
    """The whole of it as text: the seed, then every lot with its name."""
    del request
    _, latest = _drawn(pk)
    return StreamingHttpResponse(_lines(latest), content_type="text/plain; charset=utf-8")


def _residents(latest: Draw) -> dict[str, object]:
    """The residents of the same round: counts, and the first lots where a lot decided."""
    rows = ResidentsDraw.objects.filter(evaluation=latest.evaluation_id)
    drawn = rows.with_first(beyond=NOT_DRAWN).first()
    if drawn is None:
        return {}
    words = area_in_words(drawn.area, latest.evaluation.initiative)
    lines = [
        Line(key=name, name="", href="", lot=lot_of(latest.seed, name), is_drawn=n < drawn.places)
        for n, name in enumerate(drawn.first)
    ]
    counts = ResidentsAsked(words, drawn.qualified, drawn.places)
    return {"residents": counts, "residents_lines": lines}


def _lines(latest: Draw) -> Iterator[str]:
    yield f"seed\t{latest.seed}\n"
    for kind in KINDS:
        for name in latest.in_order(kind):
            yield f"{lot_of(latest.seed, name)}\t{name}\n"
    drawn = ResidentsDraw.objects.filter(evaluation=latest.evaluation_id).first()
    for name in drawn.pool if drawn else ():
        yield f"{lot_of(latest.seed, name)}\t{name}\n"


def _drawn(pk: int) -> tuple[Initiative, Draw]:
    initiative = get_object_or_404(Initiative.objects.visible_to(GUEST), pk=pk)
    rows = Draw.objects.filter(evaluation__initiative=initiative).select_related(
        "entry", "evaluation__initiative__region"
    )
    latest = rows.prefetch_related("evaluators").order_by("pk").last()
    if latest is None:
        raise Http404
    return initiative, latest
