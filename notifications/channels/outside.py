"""The letter to a body outside the platform: in Kazakh and in Russian, with its one link.

Nothing of the author stands in it: what is asked, of what, until when.
"""

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation

from initiatives.models.outside import OutsideQuestion, OutsideStage
from initiatives.outside import word_for
from kernel.outbox import Payload, handles


@handles("outside_letter")
def send(payload: Payload) -> None:
    """Send it, unless the question was taken back meanwhile."""
    rows = OutsideQuestion.objects.select_related("office", "problem", "initiative")
    question = rows.filter(pk=payload["question"], stage=OutsideStage.ASKED).first()
    if question is not None:
        letter = written(question)
        letter.connection = get_connection(settings.EMAIL_DELIVERY_BACKEND)
        letter.send()


def written(question: OutsideQuestion) -> EmailMessage:
    """Both languages, one after the other."""
    parts = [_part(question, lang) for lang in ("kk", "ru")]
    host = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2]
    return EmailMessage(
        subject=" / ".join(subject for subject, _body in parts),
        body="\n\n".join(body for _subject, body in parts),
        to=[question.email],
        headers={"Message-ID": f"<outside-{question.pk}@{host}>"},
    )


def _part(question: OutsideQuestion, lang: str) -> tuple[str, str]:
    with translation.override(lang):
        link = settings.SITE_URL + reverse("asked:outside", args=[word_for(question)])
        facts = {"question": question, "thing": question.thing, "link": link}
        subject = render_to_string("emails/outside_subject.txt", facts)
        return " ".join(subject.split()), render_to_string("emails/outside.txt", facts)
