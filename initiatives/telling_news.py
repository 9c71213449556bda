"""Telling everybody how the work goes, with photos, and taking it back.

Followers hear of each piece of news, so there are only so many a day.
"""

from collections.abc import Sequence
from datetime import timedelta
from typing import IO
from uuid import UUID

from django.conf import settings
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone

from accounts.models import User
from community.commenting import Words
from community.redacting import forget_file
from initiatives.models import Initiative, NewsPhoto, WorkNews
from initiatives.models.news import MOST_LETTERS
from initiatives.photographing import take_waiting
from kernel.images import clean_photo
from kernel.outbox import Outbox
from kernel.workflow import NOT_ALLOWED, Refusal

MOST_PHOTOS = 6
MOST_A_DAY = 5


def tell(
    initiative: Initiative,
    words: Words,
    *,
    by: User,
    photos: Sequence[IO[bytes]] = (),
    waiting: Sequence[UUID] = (),
) -> WorkNews:
    """Say what was done; the same form sent twice is one piece of news.

    Refuses with not_allowed, news_missing, text_too_long, photos_too_many, news_too_many, photo_….
    """
    _check(words, len(photos) + len(waiting))
    cleaned = [clean_photo(photo) for photo in photos]
    with transaction.atomic():
        initiative = Initiative.objects.select_for_update(of=("self",)).get(pk=initiative.pk)
        if known := WorkNews.objects.filter(author=by, client_id=words.client_id).first():
            return known
        if not by.has_perm("initiatives.tell_news", initiative):
            raise Refusal(NOT_ALLOWED)
        if _told_today(initiative) >= MOST_A_DAY:
            raise Refusal("news_too_many", most=MOST_A_DAY)
        return _told(initiative, words, [*cleaned, *take_waiting(waiting)], by=by)


def _told(
    initiative: Initiative, words: Words, photos: list[ContentFile], *, by: User
) -> WorkNews:
    news = WorkNews.objects.create(
        initiative=initiative,
        author=by,
        text=words.text.strip(),
        language=words.language,
        hides_name=not words.shows_name,
        client_id=words.client_id,
    )
    for photo in photos:
        NewsPhoto.objects.create(news=news, image=photo)
    Outbox.put("news", key=f"news:{news.pk}", payload={"news": news.pk})
    return news


@transaction.atomic
def take_back(news: WorkNews, *, by: User) -> WorkNews:
    """Whoever told it wants it away, its photos too. Refuses with not_allowed."""
    news = WorkNews.objects.select_for_update().get(pk=news.pk)
    if news.author_id != by.pk:
        raise Refusal(NOT_ALLOWED)
    if news.taken_back_at is None:
        forget_photos(news)
        news.text, news.taken_back_at = "", timezone.now()
        news.save(update_fields=["text", "taken_back_at", "updated_at"])
    return news


def forget_news(news: WorkNews) -> None:
    """Nothing of what it said or showed is left, and no name."""
    forget_photos(news)
    WorkNews.objects.filter(pk=news.pk).update(text="", hides_name=True)


def forget_photos(news: WorkNews) -> None:
    """The rows and the files."""
    for photo in news.photos.all():
        forget_file(photo.image)
        photo.delete()


def _told_today(initiative: Initiative) -> int:
    """What was taken back counts: its followers have heard of it."""
    since = timezone.now() - timedelta(days=1)
    return initiative.news.filter(created_at__gt=since).count()


def _check(words: Words, photos: int) -> None:
    text = words.text.strip()
    if not text or words.language not in dict(settings.LANGUAGES):
        raise Refusal("news_missing")
    if len(text) > MOST_LETTERS:
        raise Refusal("text_too_long", most=MOST_LETTERS)
    if photos > MOST_PHOTOS:
        raise Refusal("photos_too_many", most=MOST_PHOTOS)
