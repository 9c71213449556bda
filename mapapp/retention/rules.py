"""The table of retention: what, after how long, from which moment, and what stays.

Terms with their sources are settings (`RETENTION`); docs/retention.md is drawn from here. Rows
are found by their own stage and age, so that children and duplicates of a thing go by themselves
and never keep its author's data alive.
"""

from collections.abc import Iterator
from datetime import datetime

from allauth.usersessions.models import UserSession
from axes.models import AccessAttempt, AccessFailureLog, AccessLog
from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils import timezone

from accounts.forgetting import forget_person
from accounts.models import Membership, User
from community.models import Decision, Flag, Letter, Redaction
from community.models.decision import ON_THE_QUEUE
from community.redacting import forget_file
from initiatives.models import (
    Beneficiary,
    EvaluationQuestion,
    FixQuestion,
    Initiative,
    Note,
    OutsideQuestion,
    Problem,
)
from initiatives.moderating import (
    forget_beneficiaries,
    forget_initiative,
    forget_photo,
    forget_problem,
)
from initiatives.stages import BESIDE_THE_STEPS, PROBLEM_ENDS, RESULTS, ProblemStage, Stage
from kernel.models import Outbox, Tombstone
from mapapp.retention.engine import Rule
from notifications.models import Notification

HOLDS_A_CONTACT = ("sms", "email")
ENDED = PROBLEM_ENDS - {ProblemStage.WITHDRAWN} | {ProblemStage.FIXED}
ADDRESSED = {"to", "text", "subject", "body", "alternatives", "headers"}


def held_reports(before: datetime) -> QuerySet[Problem]:
    """Reports whose contact nobody confirmed."""
    return Problem.objects.filter(stage=ProblemStage.REPORTED, created_at__lt=before)


def erase_report(problem: Problem) -> None:
    """The report never was in public: nothing of it stays."""
    for photo in problem.photos.all():
        forget_photo(photo)
    problem.delete()


def withdrawn_problems(before: datetime) -> QuerySet[Problem]:
    """Those their authors took back."""
    rows = Problem.objects.filter(stage=ProblemStage.WITHDRAWN, stage_since__lt=before)
    return rows.exclude(pk__in=Tombstone.objects.over(Problem))


def ended_problems(before: datetime) -> QuerySet[Problem]:
    """Those that ended long ago and still know an exact place or a sender."""
    rows = Problem.objects.filter(stage__in=ENDED, stage_since__lt=before)
    is_known = ~Q(location=F("public_location")) | ~Q(client_digest="") | Q(hides_name=False)
    return rows.filter(is_known)


def make_public(problem: Problem) -> None:
    """What everybody knows stays; what only the office needed goes."""
    problem.location, problem.client_digest = problem.public_location, ""
    problem.hides_name = True
    problem.save()


def stray_contacts(before: datetime) -> QuerySet[Problem]:
    """Contacts typed into a form and left there after the report was let out."""
    rows = Problem.objects.exclude(stage=ProblemStage.REPORTED).filter(stage_since__lt=before)
    return rows.exclude(contact_phone="", contact_email="")


def blank_contact(problem: Problem) -> None:
    """How the sender could be reached is forgotten."""
    problem.contact_phone = problem.contact_email = ""
    problem.save(update_fields=["contact_phone", "contact_email"])


def withdrawn_initiatives(before: datetime) -> QuerySet[Initiative]:
    """Those their authors took back."""
    rows = Initiative.objects.filter(stage=Stage.WITHDRAWN, stage_since__lt=before)
    return rows.exclude(pk__in=Tombstone.objects.over(Initiative))


def old_drafts(before: datetime) -> QuerySet[Initiative]:
    """Drafts nobody has touched."""
    return Initiative.objects.filter(stage=Stage.DRAFT, updated_at__lt=before)


def originals(before: datetime) -> QuerySet[Redaction]:
    """What was painted over, until nobody needs it back."""
    return Redaction.objects.filter(made_at__lt=before).exclude(original="")


def drop_original(row: Redaction) -> None:
    """What is served stays; the covered parts are gone for good."""
    forget_file(row.original)
    row.original = ""
    row.save(update_fields=["original"])


def old_flags(before: datetime) -> QuerySet[Flag]:
    """Flags on things no moderator has to look at any more."""
    waiting = Decision.objects.filter(
        subject_type=OuterRef("subject_type"),
        subject_id=OuterRef("subject_id"),
        stage__in=ON_THE_QUEUE,
    )
    return Flag.objects.filter(~Exists(waiting), at__lt=before)


def about_ended(before: datetime) -> Q:
    """Rows of the desk about a thing that ended long ago."""
    ended = RESULTS | BESIDE_THE_STEPS - {Stage.SUSPENDED}
    of_problem = Q(problem__stage__in=PROBLEM_ENDS, problem__stage_since__lt=before)
    return of_problem | Q(initiative__stage__in=ended, initiative__stage_since__lt=before)


def old_notes(before: datetime) -> QuerySet[Note]:
    """What colleagues wrote to each other about it."""
    return Note.objects.filter(about_ended(before))


def outside_addresses(before: datetime) -> QuerySet[OutsideQuestion]:
    """Where bodies outside were written to, often somebody's own address."""
    return OutsideQuestion.objects.filter(about_ended(before)).exclude(email="")


def blank_address(question: OutsideQuestion) -> None:
    """The question and its answer stay, without the address."""
    question.email = ""
    question.save(update_fields=["email"])


def old_links(before: datetime) -> QuerySet[FixQuestion]:
    """Who was asked whether it is fixed, and the word of the link, once the asking is over."""
    return FixQuestion.objects.filter(round__closes_at__lt=before)


def old_evaluation_links(before: datetime) -> QuerySet[EvaluationQuestion]:
    """The words of links about a result, once the round is over."""
    return EvaluationQuestion.objects.filter(evaluation__closes_at__lt=before)


def beneficiary_contacts(before: datetime) -> QuerySet[Beneficiary]:
    """People helped whom no letter has reached: the report was not accepted, or it never left."""
    return Beneficiary.objects.reachable().filter(added_at__lt=before)


def old_beneficiary_links(before: datetime) -> QuerySet[Beneficiary]:
    """Of those who were asked by a link, the marks of their address and link."""
    rows = Beneficiary.objects.filter(evaluation__closes_at__lt=before)
    return rows.exclude(contact_hash="", word_hash="")


def drop_marks(row: Beneficiary) -> None:
    """What was answered stays counted; of whoever was silent nothing does."""
    forget_beneficiaries(Beneficiary.objects.filter(pk=row.pk))


def old_letters(before: datetime) -> QuerySet[Letter]:
    """Conversations with bodies that nobody has continued, and no moderator has to look at."""
    kind = ContentType.objects.get_for_model(Letter)
    waiting = Decision.objects.filter(subject_type=kind, stage__in=ON_THE_QUEUE)
    keys = waiting.values("subject_id")
    rows = Letter.objects.firsts().filter(last_at__lt=before)
    return rows.exclude(pk__in=keys).exclude(following__in=keys)


def unconfirmed_accounts(before: datetime) -> QuerySet[User]:
    """Accounts whose contact nobody confirmed."""
    confirmed = User.objects.with_confirmed_contact().values("pk")
    return people(before).exclude(pk__in=confirmed)


def idle_accounts(before: datetime) -> QuerySet[User]:
    """People who have not come for years and of whom nothing is under way."""
    open_problems = Problem.objects.filter(author=OuterRef("pk")).exclude(
        stage__in=PROBLEM_ENDS | {ProblemStage.FIXED}
    )
    ended = RESULTS | BESIDE_THE_STEPS | {Stage.DRAFT}
    led = Q(author=OuterRef("pk")) | Q(lead=OuterRef("pk"))
    open_initiatives = Initiative.objects.filter(led).exclude(stage__in=ended)
    return people(before).filter(~Exists(open_problems), ~Exists(open_initiatives))


def people(before: datetime) -> QuerySet[User]:
    """Accounts without a post, last seen before a moment, not forgotten yet."""
    posts = Membership.objects.filter(user=OuterRef("pk"))
    rows = User.objects.filter(~Exists(posts), is_staff=False, is_superuser=False)
    seen = rows.alias(seen=Coalesce("last_login", "date_joined")).filter(seen__lt=before)
    return seen.exclude(pk__in=Tombstone.objects.over(User))


def unsent_codes(before: datetime) -> QuerySet[Outbox]:
    """Messages that could not leave in time: their code is worth nothing any more."""
    return Outbox.objects.filter(kind__in=HOLDS_A_CONTACT, done_at=None, created_at__lt=before)


def give_up(row: Outbox) -> None:
    """Neither number nor code is kept."""
    row.payload = dict.fromkeys(set(row.payload) & ADDRESSED, "")
    row.done_at, row.last_error = timezone.now(), "expired"
    row.save(update_fields=["payload", "done_at", "last_error"])


# fmt: off
RULES = (
    Rule(name="held_reports", what="reports whose contact was never confirmed",
         since="sent", rows=held_reports, forget=erase_report, has_tombstone=True),
    Rule(name="stray_contacts", what="contacts left in reports that were let out",
         since="the last step", rows=stray_contacts, forget=blank_contact, leaves="the report"),
    Rule(name="withdrawn_problems", what="problems their authors took back",
         since="withdrawn", rows=withdrawn_problems, forget=forget_problem,
         leaves="number, dates, journal", has_tombstone=True),
    Rule(name="ended_problems", what="exact places and senders of ended problems",
         since="ended", rows=ended_problems, forget=make_public,
         leaves="what was public"),
    Rule(name="withdrawn_initiatives", what="initiatives their authors took back",
         since="withdrawn", rows=withdrawn_initiatives, forget=forget_initiative,
         leaves="number, dates, journal", has_tombstone=True),
    Rule(name="old_drafts", what="drafts of initiatives nobody touches",
         since="last change", rows=old_drafts, has_tombstone=True),
    Rule(name="originals", what="originals of photos that were painted over",
         since="painted over", rows=originals, forget=drop_original, leaves="what is served"),
    Rule(name="old_flags", what="flags on things that wait for nobody",
         since="flagged", rows=old_flags, at_once=True),
    Rule(name="old_notes", what="internal notes about what ended", since="ended",
         rows=old_notes, at_once=True),
    Rule(name="outside_addresses", what="addresses of bodies outside asked about what ended",
         since="ended", rows=outside_addresses, forget=blank_address,
         leaves="question and answer"),
    Rule(name="old_links", what="who was asked whether it is fixed, and their links",
         since="the asking closed", rows=old_links, at_once=True),
    Rule(name="old_evaluation_links", what="links by which a result was judged",
         since="the round closed", rows=old_evaluation_links, at_once=True),
    Rule(name="beneficiary_contacts", what="addresses of people helped who were not written to",
         since="named", rows=beneficiary_contacts),
    Rule(name="old_beneficiary_links", what="marks of addresses and links of people helped",
         since="the round closed", rows=old_beneficiary_links, forget=drop_marks,
         leaves="the answer"),
    Rule(name="old_letters", what="letters to bodies that nobody continues",
         since="the last word", rows=old_letters),
    Rule(name="staff_log", what="what staff changed by hand in the admin", since="changed",
         rows=lambda before: LogEntry.objects.filter(action_time__lt=before), at_once=True),
    Rule(name="unconfirmed_accounts", what="accounts without a confirmed contact",
         since="last seen", rows=unconfirmed_accounts, forget=forget_person,
         leaves="an empty account", has_tombstone=True),
    Rule(name="idle_accounts", what="accounts of people who no longer come",
         since="last seen", rows=idle_accounts, forget=forget_person,
         leaves="an empty account", has_tombstone=True),
    Rule(name="read_notices", what="notices in the inbox", since="told",
         rows=lambda before: Notification.objects.filter(created_at__lt=before), at_once=True),
    Rule(name="sent_messages", what="messages and announcements that have left", since="sent",
         rows=lambda before: Outbox.objects.filter(done_at__lt=before), at_once=True),
    Rule(name="unsent_codes", what="codes and letters that could not leave", since="written",
         rows=unsent_codes, forget=give_up, leaves="that there was one"),
    Rule(name="ended_sessions", what="sessions that have ended", since="ended",
         rows=lambda before: Session.objects.filter(expire_date__lt=before), at_once=True),
    Rule(name="session_traces", what="addresses and browsers of sessions", since="last seen",
         rows=lambda before: UserSession.objects.filter(last_seen_at__lt=before), at_once=True),
    *(Rule(name="sign_in_attempts", what=f"sign-in attempts: {model.__name__}", since="tried",
           rows=lambda before, model=model: model.objects.filter(attempt_time__lt=before),
           at_once=True)
      for model in (AccessAttempt, AccessFailureLog, AccessLog)),
)
# fmt: on


def named() -> Iterator[tuple[str, Rule]]:
    """Every rule with the name it is counted under."""
    return ((rule.what, rule) for rule in RULES)
