"""Naming the people a work has helped, so that they are asked by a link without an account.

Whoever leads names them, and so could name friends: their word can therefore only lower a result
(`verdicts.result_with`), never make a quorum and never raise anything. Nobody of the team is
among them, nobody is asked twice, and an address is kept until its letter has left.
"""

from collections.abc import Iterable, Iterator

from allauth.account.models import EmailAddress
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils.crypto import salted_hmac

from accounts import phones
from accounts.models import User
from initiatives import affected, drawing
from initiatives.closing_report import being_written
from initiatives.models import Beneficiary, ClosingReport, Evaluation, Initiative
from initiatives.models.beneficiary import LONGEST
from initiatives.stages import Stage
from kernel.links import hash_of, secret_word
from kernel.outbox import Outbox
from kernel.workflow import Refusal

MOST = 50
PURPOSE = "beneficiary"
ASKED = "beneficiaries_asked"  # the announcement that their letters may leave


@transaction.atomic
def name_them(
    initiative: Initiative, contacts: Iterable[str], *, by: User, have_agreed: bool
) -> int:
    """Keep the addresses and numbers of people helped; the same one twice is one person.

    Answers how many are new. Refuses with not_allowed, consent_missing, contacts_missing,
    contact_unreadable, contact_of_the_team, beneficiaries_too_many.
    """
    report = _held(initiative, by=by)
    if not have_agreed:
        raise Refusal("consent_missing", field="have_agreed")
    theirs = contacts_of(affected.hands_in(initiative))
    found: dict[str, int] = {}
    for line, contact in _read(contacts):
        found.setdefault(contact, line)
    if len(found) > MOST:  # before anything is looked up: nobody tries numbers by the thousand
        raise Refusal("beneficiaries_too_many", most=MOST)
    for contact, line in found.items():
        if bare(contact) in theirs:
            raise Refusal("contact_of_the_team", line=line)
    before = report.beneficiaries.count()
    for contact in found:
        report.beneficiaries.get_or_create(
            contact_hash=hash_for(report, contact), defaults={"contact": contact}
        )
    after = report.beneficiaries.count()
    if after > MOST:
        raise Refusal("beneficiaries_too_many", most=MOST)
    return after - before


@transaction.atomic
def take_back(initiative: Initiative, contacts: Iterable[str], *, by: User) -> int:
    """Forget some of them, as they were typed; answers how many.

    Refuses with not_allowed, contacts_missing, contact_unreadable.
    """
    report = _held(initiative, by=by)
    hashes = [hash_for(report, contact) for _, contact in _read(contacts)]
    return report.beneficiaries.filter(contact_hash__in=hashes).delete()[0]


def ask(evaluation: Evaluation, report: ClosingReport | None) -> None:
    """A link for each of them, good for this round; only its hash is kept.

    Whoever is asked already as one of those affected, or has an interest in the result, is
    passed over and forgotten: one person has one voice, and whoever named them is not told.
    """
    rows = list(report.beneficiaries.reachable()) if report else []
    if not rows:
        return
    people = set(evaluation.asked.values_list("pk", flat=True))
    known = contacts_of(people | drawing.interested_in(evaluation.initiative))
    for row in rows:
        if bare(row.contact) in known:
            row.delete()
            continue
        row.evaluation = evaluation
        row.word_hash = hash_of(word_for(row))
        row.save(update_fields=["evaluation", "word_hash"])
    payload = {"evaluation": evaluation.pk}
    Outbox.put(ASKED, key=f"{ASKED}:{evaluation.pk}", payload=payload)


def word_for(row: Beneficiary) -> str:
    """The word of the address where this person answers."""
    return secret_word(PURPOSE, row.evaluation_id, row.pk)


def hash_for(report: ClosingReport, contact: str) -> str:
    """What is kept of a contact: keyed by our secret, another one in every report."""
    named = f"{report.pk}:{bare(contact)}"
    return salted_hmac(f"asar.{PURPOSE}", named, algorithm="sha256").hexdigest()


def bare(contact: str) -> str:
    """A mailbox without its tag: `name+1@…` and `name@…` are one."""
    box, at, host = contact.lower().partition("@")
    return f"{box.partition('+')[0]}{at}{host}" if at else contact


def contacts_of(people: Iterable[int]) -> set[str]:
    """Every address and number of these people, as it is compared."""
    keys = list(people)
    found = User.objects.filter(pk__in=keys).values_list("email", "phone")
    mails = EmailAddress.objects.filter(user__in=keys).values_list("email", flat=True)
    return {bare(one) for pair in found for one in pair if one} | {bare(one) for one in mails}


def written(contact: str) -> str:
    """An address in small letters, or a mobile number as +7…; ValueError for anything else."""
    try:
        if "@" not in contact:
            return phones.normalise_mobile(contact)
        validate_email(contact)
    except ValidationError as trouble:
        raise ValueError(contact) from trouble
    if len(contact) > LONGEST:
        raise ValueError(contact)
    return contact.lower()


def _read(contacts: Iterable[str]) -> Iterator[tuple[int, str]]:
    """Each of them with the number of its line, as whoever typed it counts."""
    typed = [(line, one.strip()) for line, one in enumerate(contacts, start=1) if one.strip()]
    if not typed:
        raise Refusal("contacts_missing", field="contacts")
    for line, one in typed:
        try:
            yield line, written(one)
        except ValueError:
            raise Refusal("contact_unreadable", line=line) from None


def _held(initiative: Initiative, *, by: User) -> ClosingReport:
    """The report, begun if there is none; the initiative waits until the end."""
    now = Initiative.objects.select_for_update(of=("self",)).get(pk=initiative.pk)
    if not by.has_perm("initiatives.name_beneficiaries", now):
        raise Refusal("not_allowed")
    report = being_written(now)
    if report is None and now.stage != Stage.IMPLEMENTATION:
        raise Refusal("not_allowed")  # said to be done before there were reports in sections
    return report or ClosingReport.objects.create(initiative=now)
