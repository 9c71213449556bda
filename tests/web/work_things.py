"""The work of an initiative in a territory: what is told of it, spent on it, and to be done."""

import io
from uuid import uuid4

from django.utils import timezone

from initiatives.models import Initiative
from initiatives.spending import Spent, spend
from initiatives.telling_news import tell
from notifications.work_dates import ADDRESS
from tests.factories.community import under_moderation
from tests.factories.work import BudgetLineFactory, WorkNewsFactory, WorkTaskFactory, said
from tests.web.pictures import picture


def told_of_it(people, initiative, words):
    """A member who hides tells with a photo; what the lead has told moderators have hidden."""
    shut = WorkNewsFactory(initiative=initiative, text=words["hidden news"], photos=1)
    under_moderation(shut, at_stage="hidden")
    initiative = Initiative.objects.get(pk=initiative.pk)  # who knows its new member
    photos = [picture(canary=words["exif"])]
    news = tell(initiative, said(), by=people["member"], photos=photos)
    return {
        "news": news,
        "news_photo": news.photos.get(),
        "expense": _spent(people, initiative, words),
        "task": WorkTaskFactory(initiative=initiative, title=words["task of a team"]),
        "work_calendar": ADDRESS.renew(people["member"]),
    }


def _spent(people, initiative, words):
    """Money went out on a line; its receipt holds what is nobody's but theirs."""
    receipt = io.BytesIO(f"%PDF-1.4\n{words['document']}\n%%EOF".encode())
    paid = {"words": "Кабель", "spent_on": timezone.localdate(), "client_id": uuid4()}
    line = BudgetLineFactory(initiative=initiative, amount_tiyn=100_000)
    return spend(line, Spent(amount_tiyn=60_000, receipt=receipt, **paid), by=people["lead"])
