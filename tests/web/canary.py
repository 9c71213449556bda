"""What must never leave by a public door, read back from the database in every form it is written.

A secret that is planted in one form and searched for in another is a dead canary: so nothing
here is typed twice. Phones are found however they are spaced, exact places from four decimals on
in either axis, homes (which are kept as the centre of a cell) as a pair, links by what they say.
"""

import html
import json
import re
from itertools import chain
from pathlib import Path

from django.apps import apps
from django.conf import settings

from accounts.models import User
from initiatives import asking_fixed, beneficiaries, by_link, evaluated_links, outside
from initiatives.models import (
    Beneficiary,
    CarePoint,
    EvaluationQuestion,
    FixQuestion,
    Initiative,
    OutsideQuestion,
    Problem,
)
from kernel.models import JournalEntry
from notifications.due_dates import address_of
from notifications.following import link_to_stop
from notifications.models import DueCalendar, Follow, WorkCalendar
from notifications.work_dates import ADDRESS as WORK
from resources.models import LegalPerson, Owner
from resources.models.legal_person import CheckStage
from tests.web.printed import facts_of, text_of
from tests.web.things import IIN, WORDS

BETWEEN_DIGITS = r"[\s\u00a0().\-]*"
BETWEEN_DEGREES = r"[^\d]{1,24}"
COLON = r"(?::|%3A)"
Secrets = dict[str, re.Pattern]


def secrets(viewer=None) -> Secrets:
    """What this person (nobody: a guest) may read nowhere, by kind."""
    found = _of_people(viewer) | _of_places(viewer)
    unseen = LegalPerson.objects.exclude(stage=CheckStage.VERIFIED)
    found |= {
        "bin": [re.escape(papers.bin) for papers in unseen],
        "iin": [BETWEEN_DIGITS.join(IIN)],
        "link": [_said_by(word) for word in _links(viewer)] + _questions(viewer),
    }
    found |= {what: [re.escape(words)] for what, words in WORDS.items()}
    assert all(found.values()), "a secret nobody has planted is found nowhere"
    return {what: re.compile("|".join(forms), re.IGNORECASE) for what, forms in found.items()}


def _of_people(viewer):
    others = User.objects.exclude(pk=getattr(viewer, "pk", None))
    told = Problem.objects.all()
    phones = chain(others.values_list("phone", flat=True), told.values_list("contact_phone"))
    mails = chain(others.values_list("email", flat=True), told.values_list("contact_email"))
    hidden = others.filter(shows_name=False).exclude(public_name="")
    return {
        "phone": [_phone(phone) for phone in map(_plain, phones) if phone],
        "e-mail": [re.escape(mail) for mail in map(_plain, mails) if mail],
        "name": [re.escape(name) for name in hidden.values_list("public_name", flat=True)],
    }


def _of_places(viewer):
    problems, owners = Problem.objects.all(), Owner.objects.all()
    mine = Initiative.objects.care_read_by(viewer)
    unread = CarePoint.objects.filter(kind__cell_km__gt=0).exclude(initiative__in=mine)
    if viewer:
        problems, owners = problems.exclude(author=viewer), owners.exclude(user=viewer)
    return {
        "exact place": [_axis(degrees) for p in problems for degrees in p.location.coords],
        "exact point": [_axis(degrees) for one in unread for degrees in one.location.coords],
        "home": [_pair(*owner.home.coords) for owner in owners],
    }


def _plain(cell):
    return cell[0] if isinstance(cell, tuple) else cell


def _phone(number):
    """+7 or 8, then its ten digits, however they are spaced."""
    return r"[78]" + BETWEEN_DIGITS + BETWEEN_DIGITS.join(number[2:])


def _axis(degrees):
    """Four decimals, cut off or rounded, and whatever follows them."""
    cut, rounded = f"{degrees:.6f}"[:-2], f"{degrees:.4f}"
    forms = {cut, rounded, f"{degrees:.5f}"[:-1]}
    return "|".join(r"(?<!\d)" + re.escape(form).replace(r"\.", "[.,]") for form in sorted(forms))


def _pair(lon, lat):
    """Both degrees one after the other, in either order, with any zeros behind."""
    first, second = _shortest(lon), _shortest(lat)
    return f"{first}{BETWEEN_DEGREES}{second}|{second}{BETWEEN_DEGREES}{first}"


def _shortest(degrees):
    whole, decimals = f"{degrees:.6f}".rstrip("0").split(".")
    return rf"(?<![\d.]){whole}[.,]{decimals}0*(?!\d)"


def _links(viewer):
    """Every address that acts without signing in, but for the viewer's own."""
    mine = getattr(viewer, "pk", None)
    wishes, desks = Follow.objects.exclude(user=mine), DueCalendar.objects.exclude(user=mine)
    asked = JournalEntry.objects.filter(verb="ask")
    yield from (by_link.word_for(one) for one in asked if one.subject.author_id != mine)
    yield from map(outside.word_for, OutsideQuestion.objects.all())
    yield from map(address_of, desks)
    yield from map(WORK.of, WorkCalendar.objects.exclude(user=mine))
    yield from (link_to_stop(wish.user_id, wish.pk) for wish in wishes)


def _questions(viewer):
    """The words behind which one person is asked what became of a thing: nothing but luck."""
    mine = getattr(viewer, "pk", None)
    fixed, judged = FixQuestion.objects, EvaluationQuestion.objects
    words = [asking_fixed.word_for(one) for one in fixed.exclude(user=mine)]
    words += map(beneficiaries.word_for, Beneficiary.objects.exclude(word_hash=""))
    words += [evaluated_links.word_for(one) for one in judged.exclude(user=mine)]
    return list(map(re.escape, words))


def _said_by(word):
    """The facts of a sealed word with whichever signature: it is signed anew each time."""
    return re.escape(word.partition(":")[0]) + COLON + r"[\w-]+" + COLON + r"[\w-]+"


def found_in(content, sought: Secrets):
    """Which secrets stand in some bytes or text, whatever they were escaped for."""
    text = content if isinstance(content, str) else content.decode("utf-8", "replace")
    text = html.unescape(text)
    return {what for what, form in sought.items() if form.search(text)}


def body_of(answer):
    """All bytes of an answer, and what its headers say; a PDF's words and facts as well."""
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    if answer["Content-Type"] == "application/pdf":
        body += f"{text_of(body)}\n{facts_of(body)['all']}".encode()
    return body + repr(sorted(answer.headers.items())).encode()


def texts_of(letter):
    """Everything a letter says: subject, text, every alternative, every header."""
    alternatives = [one.content for one in getattr(letter, "alternatives", ())]
    return [letter.subject, letter.body, *alternatives, *map(str, letter.extra_headers.values())]


def short_messages():
    """Every SMS that left."""
    kept = Path(settings.SMS_FILE)
    lines = kept.read_text(encoding="utf-8").splitlines() if kept.exists() else []
    return [json.loads(line) for line in lines]


def everything_kept():
    """All rows of all tables, as text."""
    tables = (model._base_manager.values_list() for model in apps.get_models())
    return "\n".join(str(row) for rows in tables for row in rows)
