"""The story of an initiative with a result: one page to read and to share, the same for all.

It is drawn as a guest sees it, whoever asks: what is shared on holds nothing that is not public.
"""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.core.cache import cache
from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from initiatives.criteria import FEWEST_SHOWN
from initiatives.models import EvaluationAnswer, Initiative
from initiatives.stages import RESULTS
from initiatives.verdicts import Tally
from mapapp.web.access import public
from mapapp.web.initiatives.page import InitiativePage
from mapapp.web.initiatives.passing_on import PassedOn, passed_on
from mapapp.web.initiatives.side_by_side import Pair, drawn, pair_of
from mapapp.web.initiatives.story_numbers import Numbers
from mapapp.web.initiatives.views import whole
from mapapp.web.moderation.gone import or_gone
from mapapp.web.photos.views import inert

GUEST = AnonymousUser()
KEPT_SECONDS = 24 * 3600
SHORT = 200  # letters of a description that a messenger shows


@dataclass(frozen=True, slots=True)
class Later:
    """What the same people said when they were asked again."""

    days: int
    tally: Tally

    @property
    def is_shown(self) -> bool:
        """Enough answers to hide each of them."""
        return self.tally.all >= FEWEST_SHOWN


@dataclass(frozen=True)
class Story:
    """One initiative from the application to the result."""

    page: InitiativePage

    @property
    def initiative(self) -> Initiative:
        """What it tells of."""
        return self.page.initiative

    @property
    def address(self) -> str:
        """Where it is read, with the host: to share."""
        return settings.SITE_URL + reverse("initiatives:story", args=[self.initiative.pk])

    @property
    def ended_at(self) -> datetime:
        """When the result was known."""
        return self.initiative.stage_since

    @cached_property
    def numbers(self) -> Numbers:
        """What it took, and what came of it."""
        return Numbers(self.initiative, self.page.now.journal, self.page.place.problems)

    @property
    def description(self) -> str:
        """The result and the place, in a line a messenger shows."""
        said = self.page.proof.facts["confirmed"].get("text")
        parts = [self.page.now.told.title, said, self.page.place.names]
        return " · ".join(str(part) for part in parts if part)[:SHORT]

    @cached_property
    def pair(self) -> Pair | None:
        """The photos for one picture of before and after."""
        return pair_of(self.page.proof)

    @property
    def side_by_side(self) -> str:
        """Where the picture of both is; empty where one side has no photo to show."""
        if self.pair is None:
            return ""
        door = reverse("initiatives:story_picture", args=[self.initiative.pk])
        return f"{door}?v={self.pair.key}"

    @property
    def card(self) -> str:
        """The same with the host, for those who fetch it."""
        return f"{settings.SITE_URL}{self.side_by_side}" if self.pair else ""

    @property
    def passed_on(self) -> list[PassedOn]:
        """Ways to pass it on that need no script."""
        return passed_on(self.address, self.initiative.title)

    @property
    def picture(self) -> str:
        """The first photo of after, with the host; empty where moderators have hidden them."""
        pictures = (pair["after"] for pair in self.page.proof.pairs)
        first = next((picture for picture in pictures if picture), None)
        return f"{settings.SITE_URL}{first['url']}" if first else ""

    @cached_property
    def later(self) -> list[Later]:
        """The askings after the result, oldest first; one query."""
        proof = self.page.proof
        number = proof.evaluation.round if proof.evaluation else 0
        again = {one.pk: one for one in proof.rounds if one.round == number and one.days_after}
        said: dict[int, dict[str, int]] = {key: {} for key in again}
        rows = EvaluationAnswer.objects.filter(evaluation__in=again).order_by()
        counted = rows.values_list("evaluation", "verdict").annotate(count=Count("pk"))
        for key, verdict, count in counted if again else ():
            said[key][verdict] = count
        return [Later(one.days_after, Tally(**said[key])) for key, one in again.items()]

    @property
    def crumbs(self) -> list[dict[str, str]]:
        """The way here."""
        number = self.initiative.number or ""
        return [
            {"label": _("Initiatives"), "href": reverse("initiatives:list")},
            {"label": number, "href": reverse("initiatives:detail", args=[self.initiative.pk])},
            {"label": _("The story"), "href": ""},
        ]


def told_of(pk: int) -> Story | None:
    """The story as everybody may read it; None where there is no result (any more), or 404."""
    initiative = get_object_or_404(whole().visible_to(GUEST), pk=pk)
    if initiative.stage not in RESULTS:
        return None
    return Story(InitiativePage(initiative, GUEST))


@public
@require_safe
@or_gone("initiative")
def story(request: HttpRequest, pk: int) -> HttpResponse:
    """The story; of what has no result (any more), its page."""
    told = told_of(pk)
    if told is None:
        return redirect("initiatives:detail", pk)
    facts = {"initiative": told.initiative, "story": told, "page": told.page}
    return render(request, "initiatives/story.html", facts)


@public
@require_safe
def story_picture(request: HttpRequest, pk: int) -> HttpResponse:
    """Before and after in one picture, while both photos may be seen.

    Whoever keeps a copy has to ask again each time, which costs no drawing: a photo that is
    suspended takes the picture with it at once.
    """
    told = told_of(pk)
    if told is None or told.pair is None:
        raise Http404
    etag = f'"{told.pair.key}"'
    answer = get_conditional_response(request, etag=etag) or _drawn(told.pair)
    answer["ETag"] = etag
    answer["Cache-Control"] = "public, no-cache"
    return answer


def _drawn(pair: Pair) -> HttpResponse:
    kept = f"story-picture:{pair.key}"
    content = cache.get(kept)
    if content is None:
        try:
            content = drawn(pair)
        except FileNotFoundError as error:
            raise Http404 from error
        cache.set(kept, content, KEPT_SECONDS)
    answer = inert(content)
    answer["Content-Type"] = "image/jpeg"
    return answer
