"""The letter to a body outside the platform: in Kazakh and in Russian, with its one link.

Nothing of the author stands in it: what is asked, of what, until when.
"""

from django.conf import settings
from django.core.mail import EmailMessage
from django.urls import reverse

from initiatives.models.outside import OutsideQuestion, OutsideStage
from initiatives.outside import word_for
from kernel.outbox import Payload, handles
from notifications.channels.letters import Facts, letter_to

LANGUAGES = ("kk", "ru")


@handles("outside_letter")
def send(payload: Payload) -> None:
    """Send it, unless the question was taken back meanwhile."""
    rows = OutsideQuestion.objects.select_related("office", "problem", "initiative")
    question = rows.filter(pk=payload["question"], stage=OutsideStage.ASKED).first()
    if question is not None:
        written(question).send()


def written(question: OutsideQuestion) -> EmailMessage:
    """Both languages, one after the other."""

    def facts() -> Facts:
        link = settings.SITE_URL + reverse("asked:outside", args=[word_for(question)])
        return {"question": question, "thing": question.thing, "link": link}

    mark = f"outside-{question.pk}"
    return letter_to(question.email, form="outside", mark=mark, languages=LANGUAGES, facts=facts)
