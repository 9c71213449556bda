"""Perhaps the same problem, shown while the report is being written; "me too" ends it.

The place comes by POST, so that no address of a log ever holds it.
"""

from collections import Counter
from dataclasses import dataclass

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from community.models import Support
from geo.forms import clean_lon_lat
from initiatives.duplicates import likely_duplicates
from initiatives.models import Problem, ProblemPhoto
from initiatives.reporting import MOST_LETTERS
from initiatives.taxonomy import ProblemCategory
from mapapp.web.access import public
from mapapp.web.photos.views import address_of

STEP_METRES = 10


@dataclass(frozen=True, slots=True)
class Alike:
    """One of them as a card: enough to judge by."""

    problem: Problem
    photo: str
    supporters: int
    is_mine: bool

    @property
    def metres(self) -> int:
        """How far, as people say it."""
        return max(STEP_METRES, round(self.problem.metres / STEP_METRES) * STEP_METRES)

    @property
    def title(self) -> str:
        """Its words, or its kind."""
        return self.problem.text or self.problem.category.name


@public
@require_POST
def alike(request: HttpRequest) -> HttpResponse:
    """The fragment; empty where nothing is likely or the place is none."""
    sent = request.POST
    try:
        place = clean_lon_lat(sent.get("lon"), sent.get("lat"))
    except ValidationError:
        return render(request, "problems/parts/alike.html", {"likely": []})
    category = ProblemCategory.objects.in_use().filter(code=sent.get("category", "")).first()
    text = sent.get("text", "")[:MOST_LETTERS].replace("\x00", "")
    found = likely_duplicates(place, category=category, text=text) if category else []
    return render(request, "problems/parts/alike.html", {"likely": cards(found, request.user)})


def cards(found: list[Problem], user: object) -> list[Alike]:
    """Each with its first photo and how many share it; two queries for all."""
    keys = [one.pk for one in found]
    kind = ContentType.objects.get_for_model(Problem)
    voices = Support.objects.confirmed().filter(subject_type=kind, subject_id__in=keys)
    shared = Counter(voices.values_list("subject_id", flat=True)) if keys else Counter()
    before = ProblemPhoto.objects.filter(problem__in=keys, kind=ProblemPhoto.Kind.BEFORE)
    photos = {photo.problem_id: address_of(photo) for photo in before.order_by("-pk")}
    mine = getattr(user, "pk", None)
    return [
        Alike(one, photos.get(one.pk, ""), shared[one.pk], mine == one.author_id is not None)
        for one in found
    ]
