"""What everybody reads of questions to outside bodies: whom, until when, and published answers."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import prefetch_related_objects
from django.utils.translation import get_language

from initiatives.models.about import Thing
from initiatives.models.outside import OutsideQuestion, OutsideStage
from mapapp.web.photos.views import address_of


@dataclass(frozen=True, slots=True)
class AskedOutside:
    """One body: what it was asked, and its answer once it is published."""

    body: str
    question: str
    until: datetime | None
    is_late: bool
    answer: str = ""
    lang: str = ""
    photos: tuple[str, ...] = ()


def asked_outside(thing: Thing) -> list[AskedOutside]:
    """Oldest first; one query, and one for the photos of published answers."""
    rows = list(OutsideQuestion.objects.of(thing).in_public())
    published = [one for one in rows if one.stage == OutsideStage.PUBLISHED]
    prefetch_related_objects(published, "photos")
    return [_shown(question) for question in rows]


def _shown(question: OutsideQuestion) -> AskedOutside:
    is_late = question.stage == OutsideStage.LATE
    if question.stage != OutsideStage.PUBLISHED:
        return AskedOutside(question.body, question.question, question.due_at, is_late)
    order = ("ru", "kk") if get_language() == "ru" else ("kk", "ru")
    lang = next(lang for lang in order if getattr(question, f"answer_{lang}"))
    return AskedOutside(
        body=question.body,
        question=question.question,
        until=None,
        is_late=False,
        answer=getattr(question, f"answer_{lang}"),
        lang=lang,
        photos=tuple(address_of(photo) for photo in question.photos.all()),
    )
