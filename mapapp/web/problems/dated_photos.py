"""Photos at the steps they came with: how it was, how it is said to be, how it is seen later.

A photo belongs to the first step of its kind after it was taken up. Only photos that are shown
anyway are placed, so nothing hidden or held gets in by the timeline.
"""

from collections import defaultdict
from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from initiatives.models import EvidencePhoto, Problem, ProblemPhoto
from initiatives.problem_requirements import SHOWS_THE_FIX
from kernel.models import JournalEntry
from mapapp.web.problems.proof import Picture, picture

Photo = ProblemPhoto | EvidencePhoto
CLAIM = frozenset({"claim_fixed"})
DOUBT = frozenset({"request_reopening", "judge"})
WORDS = {
    CLAIM: _("How it looks after the work"),
    DOUBT: _("How a resident sees it after the work"),
}


def of_the_report(problem: Problem, photos: Iterable[Photo]) -> list[Picture]:
    """Those its author sent; what came with a duplicate stands above the timeline only."""
    return [
        picture(photo, str(_("How it looked when it was told")))
        for photo in photos
        if getattr(photo, "problem_id", 0) == problem.pk and photo.kind == ProblemPhoto.Kind.BEFORE
    ]


def at_entries(
    entries: list[JournalEntry], photos: Iterable[Photo]
) -> defaultdict[int, list[Picture]]:
    """The photos of each step, by its key."""
    placed: defaultdict[int, list[Picture]] = defaultdict(list)
    for photo in photos:
        verbs = _verbs_of(photo)
        came = photo.created_at
        step = next((e for e in entries if e.verb in verbs and e.at >= came), None)
        if step is not None:
            placed[step.pk].append(picture(photo, str(WORDS[verbs])))
    return placed


def _verbs_of(photo: Photo) -> frozenset[str]:
    """The kind of step a photo comes with."""
    if isinstance(photo, EvidencePhoto) or photo.kind in SHOWS_THE_FIX:
        return CLAIM
    return DOUBT if photo.kind == ProblemPhoto.Kind.DOUBT else frozenset()
