"""Reading initiatives: the list and the page of one."""

from http import HTTPStatus
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Exists, OuterRef, Prefetch, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from community.supporting import supported_by
from geo.filters import PinFilter
from geo.models import Pin
from initiatives.models import CarePoint, Initiative, TeamMember
from initiatives.stages import Stage
from initiatives.voices import voices
from mapapp.web.access import public, signed_in
from mapapp.web.comments.page import how_many
from mapapp.web.initiatives.at_work import latest_news, spent
from mapapp.web.initiatives.checking import missing_in, parts_of
from mapapp.web.initiatives.list_form import ListForm
from mapapp.web.initiatives.need_lines import read_needs
from mapapp.web.initiatives.page import InitiativePage
from mapapp.web.initiatives.tasks import CHECK, task_list
from mapapp.web.initiatives.written import Written
from mapapp.web.moderation.gone import or_gone
from mapapp.web.moves import Offer, Pressed, offers
from mapapp.web.programmes.shown import with_marks
from notifications.following import followed_by

A_PAGE = 24  # full rows of two and of three


@public
@require_safe
def initiatives(request: HttpRequest) -> HttpResponse:
    """Those on the map that pass the map's own filter, the newest first."""
    pins = PinFilter(request.GET, queryset=Pin.objects.filter(kind=Pin.Kind.INITIATIVE)).qs
    rows = pins.select_related("region").order_by("-since", "-pk")
    drafts = Initiative.objects.written_by(request.user)
    facts = {
        "page": Paginator(rows, A_PAGE).get_page(request.GET.get("page")),
        "drafts": drafts.order_by("-updated_at") if request.user.is_authenticated else [],
        "form": ListForm(request.GET),
    }
    return render(request, "initiatives/list.html", facts)


@public
@require_safe
@or_gone("initiative")
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """One initiative, for anybody who may see it."""
    rows = with_wishes(whole().visible_to(request.user), request.user)
    return shown(request, get_object_or_404(rows, pk=pk))


def with_wishes(rows: QuerySet[Initiative], user: Any) -> QuerySet[Initiative]:  # noqa: ANN401 - a user
    """With whether this visitor stands behind it (`is_backed`) and hears of it (`is_heard`)."""
    if not user.is_authenticated:
        return rows
    is_heard = followed_by(user, "initiative")
    return rows.annotate(is_backed=supported_by(user, Initiative), is_heard=is_heard)


def seen_by(request: HttpRequest, pk: int) -> Initiative:
    """The initiative, or 404 for whoever may not see it."""
    return get_object_or_404(whole().visible_to(request.user), pk=pk)


def whole() -> QuerySet[Initiative]:
    """With everything the page says about it."""
    team = TeamMember.objects.select_related("user", "seat", "need").order_by("pk")
    rows = (
        Initiative.objects.with_plan()
        .with_report()
        .select_related(
            "author",
            "lead",
            "region__parent",
            "office__region",
            "called_by",
            "direction",
            "duplicate_of",
            "owed_answer",
            "proposer__owner",
        )
        .prefetch_related(Prefetch("members", team))
    )
    told = {"voices": voices(), "all_said": how_many(Initiative), "latest_news": latest_news()}
    cares = Exists(CarePoint.objects.filter(initiative=OuterRef("pk")))
    return with_marks(rows.annotate(**told, spent_tiyn=spent(), cares=cares))


def shown(
    request: HttpRequest, initiative: Initiative, pressed: Pressed | None = None
) -> HttpResponse:
    """The page; with a move that was tried and refused, that move still open in it."""
    is_draft = initiative.stage == Stage.DRAFT
    facts = {"initiative": initiative, "refusal": pressed.told if pressed else None}
    if is_draft:
        facts |= answers_to_check(initiative, request.user)
    else:
        read_needs(initiative)
        facts["page"] = InitiativePage(initiative, request.user)
    seen = None if is_draft else facts["page"].now.seen
    facts["offers"] = in_order(offers(initiative, request.user, pressed, seen=seen))
    template = "initiatives/check.html" if is_draft else "initiatives/detail.html"
    return render(request, template, facts, status=pressed.status if pressed else HTTPStatus.OK)


def answers_to_check(initiative: Initiative, reader: Any) -> dict[str, Any]:  # noqa: ANN401 - a user
    """A draft's own page: everything that was written, and what is still missing."""
    written = Written(initiative, reader)
    tasks = task_list(written, CHECK)
    return {"tasks": tasks, "parts": parts_of(written), "missing": missing_in(tasks)}


@signed_in
@require_safe
def sent(request: HttpRequest, pk: int) -> HttpResponse:
    """To its author: the public number, and what happens next."""
    initiative = seen_by(request, pk)
    if initiative.author_id != request.user.pk or not initiative.number:
        raise Http404
    return render(request, "initiatives/sent.html", {"initiative": initiative})


def in_order(found: list[Offer]) -> list[Offer]:
    """What leads onwards first, what ends or moves it away last."""
    return sorted(found, key=lambda offer: (offer.verb in LAST, offer.verb not in FIRST))


FIRST = {"accept", "support", "start", "finish", "open_evaluation"}
LAST = {"forward", "merge", "refuse", "suspend", "withdraw"}
