"""Who hears how the work goes: the team, those who give to it, those who follow it; each once."""

from datetime import timedelta

from django.db.models import Count
from django.utils import timezone

from initiatives.models import WorkNews
from initiatives.predicates import is_in_public
from kernel.outbox import Payload, handles
from notifications.leaving import put_letters
from notifications.models import Notification
from notifications.subscribers import News, announce

KIND = "work.news"
TELLS = frozenset({"team", "donors", "followers"})
LETTERS_A_DAY = 3  # of news, whatever they are of: the rest stands in the inbox


@handles("news")
def tell_of_news(payload: Payload) -> None:
    """Tell them, unless nobody may read it any more."""
    rows = WorkNews.objects.said().select_related("initiative__region")
    news = rows.filter(pk=payload["news"]).first()
    if news is None or not is_in_public(None, news.initiative):
        return
    facts = {"cause": payload["key"], "kind": KIND, "subject": news, "by": news.author_id}
    told = announce(News(tells=TELLS, **facts), put=all_at_once)
    put_letters(told, over_the_cap=heard_enough({notice.recipient_id for notice in told}))


def all_at_once(_notice: Notification) -> None:
    """Many follow: their letters are written together, in nobody's night."""


def heard_enough(people: set[int]) -> set[int]:
    """Those who had so many letters about news today that only their inbox hears the rest."""
    since = timezone.now() - timedelta(days=1)
    rows = Notification.objects.filter(recipient__in=people, kind=KIND, created_at__gte=since)
    counted = rows.order_by().values("recipient").annotate(heard=Count("pk"))
    return set(counted.filter(heard__gt=LETTERS_A_DAY).values_list("recipient", flat=True))
