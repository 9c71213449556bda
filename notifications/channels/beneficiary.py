"""The one letter to somebody a work has helped: in three languages, with a link that answers once.

They have no account and no quiet hours of their own, so nothing leaves at night. As soon as the
letter has left, the address is forgotten.
"""

from datetime import datetime, time, timedelta

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation

from accounts.limits import take_for_notice
from accounts.sms import KIND as SMS
from initiatives.beneficiaries import ASKED, word_for
from initiatives.beneficiary_by_link import Asked
from initiatives.models import Beneficiary, Evaluation
from initiatives.stages import Stage
from kernel.outbox import Outbox, Payload, handles
from notifications.channels.letters import Facts, letter_to
from notifications.models import Hearing

NIGHT = Hearing(quiet_from=time(21), quiet_until=time(8))
TRY_AGAIN = timedelta(hours=6)  # of a judging that was stopped
LETTER = "beneficiary_letter"
LANGUAGES = ("kk", "ru", "en")
SHORT = ("kk", "ru")  # what fits into a message


@handles(ASKED)
def put_letters(payload: Payload) -> None:
    """One row for each of them, in nobody's night."""
    evaluation = Evaluation.objects.get(pk=payload["evaluation"])
    due = NIGHT.loud_from(timezone.now())
    keys = evaluation.beneficiaries.reachable().values_list("pk", flat=True)
    Outbox.objects.put_all(
        Outbox(kind=LETTER, key=f"{LETTER}:{key}", payload={"beneficiary": key}, due_at=due)
        for key in keys
    )


@handles(LETTER)
@transaction.atomic
def send(payload: Payload) -> None:
    """Send it and forget the address; a round that is over asks nobody."""
    rows = Beneficiary.objects.select_for_update(of=("self",)).select_related(
        "evaluation__initiative"
    )
    row = rows.filter(pk=payload["beneficiary"]).first()
    if row is None or not row.contact:
        return
    now = timezone.now()
    if (later := _later(row, now)) > now:
        _put_off(row, later)
        return
    if Asked(row).refusal is None:
        _text(row) if "@" not in row.contact else written(row).send()
    row.contact = ""
    row.save(update_fields=["contact"])


def _later(row: Beneficiary, now: datetime) -> datetime:
    """When it may leave: by day, and not while the judging has been stopped or hidden."""
    initiative = row.evaluation.initiative
    is_stopped = initiative.is_hidden or initiative.stage == Stage.SUSPENDED
    if is_stopped and row.evaluation.closed_at is None:
        now += TRY_AGAIN
    return NIGHT.loud_from(now)


def _put_off(row: Beneficiary, due: datetime) -> None:
    Outbox.put(
        LETTER,
        key=f"{LETTER}:{row.pk}:{due:%Y%m%d%H%M}",
        payload={"beneficiary": row.pk},
        due_at=due,
    )


def written(row: Beneficiary) -> EmailMessage:
    """All languages, one after the other: nobody knows which one they read."""

    def facts() -> Facts:
        until = row.evaluation.closes_at
        return {"thing": row.evaluation.initiative, "link": _link(row), "until": until}

    mark = f"helped-{row.pk}"
    return letter_to(row.contact, form="helped", mark=mark, languages=LANGUAGES, facts=facts)


def _text(row: Beneficiary) -> None:
    """A question and the address, in the two languages of the country."""
    take_for_notice()
    said = []
    for language in SHORT:
        with translation.override(language):
            facts = {"thing": row.evaluation.initiative, "link": _link(row)}
            said.append(render_to_string("emails/helped_short.txt", facts).strip())
    until = row.evaluation.closes_at.isoformat()
    message = {"to": row.contact, "text": "\n".join(said), "until": until}
    Outbox.put(SMS, key=f"helped-sms:{row.pk}", payload=message)


def _link(row: Beneficiary) -> str:
    return settings.SITE_URL + reverse("asked:helped", args=[word_for(row)])
