"""People who came once, left something everywhere, and never came back.

Every personal value carries a canary, so that one question to each table finds what is left.
"""

from datetime import timedelta
from types import SimpleNamespace

import time_machine
from allauth.account.models import EmailAddress
from allauth.usersessions.models import UserSession
from axes.models import AccessAttempt
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session
from django.core.files.base import ContentFile
from django.utils import timezone

from accounts import sms
from accounts.models import User
from community import flagging
from community.models import Decision
from geo.fields import point
from initiatives.models import (
    BeneficiaryAnswer,
    Evaluation,
    EvaluationQuestion,
    FixQuestion,
    FixSilence,
    Note,
    NoteVersion,
)
from kernel.images import clean_photo
from kernel.models import Outbox
from notifications.models import DueCalendar, Hearing, Notification, PushDevice
from tests.factories.accounts import AuthenticatorFactory, OfficialFactory, UserFactory
from tests.factories.care import CarePointFactory, CareVisitFactory
from tests.factories.community import CommentFactory, LetterFactory, make, under_moderation
from tests.factories.follows import DigestFactory, FollowFactory
from tests.factories.geo import RegionFactory
from tests.factories.initiatives import (
    InitiativeFactory,
    NeedFactory,
    OutsideFactory,
    ProblemFactory,
    ProblemPhotoFactory,
    SeatFactory,
    TeamMemberFactory,
)
from tests.factories.photos import photo
from tests.factories.resources import OfferFactory, VolunteerFactory, pledged
from tests.factories.work import BudgetLineFactory, ExpenseFactory

LONG_AGO = "2016-03-01T06:00Z"
PHONE, SPARE = "+77075550198", "+77075550197"
EXACT = point(76.951234, 43.251234)


def everything():
    """One author with traces in every app, and a neighbour whose report was a duplicate."""
    with time_machine.travel(LONG_AGO):
        town = RegionFactory(box=(76.9, 43.2, 77.0, 43.3))
        author = somebody("author", PHONE)
        told = reports(town, author)
        traces_of(author, town, told)
        machinery(author)
        regular, passer_by = left_by_others(town, told["child"])
    # whoever still comes is not forgotten: what they left goes by its own age
    User.objects.filter(pk=regular.pk).update(last_login=timezone.now())
    lately = timezone.now() - timedelta(days=60)
    User.objects.filter(pk=passer_by.pk).update(date_joined=lately)
    return SimpleNamespace(author=author, town=town, **told)


def left_by_others(town, flagged):
    """Traces of somebody who still comes, and of somebody whose contact was never confirmed."""
    place = {"region": town, "public_location": town.centre}
    regular = UserFactory(confirmed=True)
    ended = ProblemFactory(at_stage="closed", author=regular, location=EXACT, **place)
    FixQuestion.objects.filter(round=ended.fix_rounds.first()).update(word_hash="canary-regular")
    EvaluationQuestion.objects.create(
        evaluation=Evaluation.objects.latest("pk"), user=regular, word_hash="canary-of-a-judge"
    )
    stray = ProblemFactory(confirmed=True, author=regular, **place)
    type(stray).objects.filter(pk=stray.pk).update(contact_phone=SPARE)  # confirming blanks it
    flagging.flag(flagged, breach="other", words="CANARY flag", user=regular)
    LetterFactory(to=OfficialFactory(of=town).offices[0], author=regular, text="CANARY letter")
    make("keep", Decision.objects.of(flagged).get())
    notice(regular)
    session_of(regular)
    LogEntry.objects.create(
        user=OfficialFactory(), action_flag=CHANGE, object_id="1", object_repr="CANARY word",
        content_type=ContentType.objects.get_for_model(Note),
    )  # fmt: skip
    return regular, UserFactory(public_name="CANARY passer-by")


def somebody(name, phone):
    person = UserFactory(
        email=f"canary-{name}@asar.invalid", phone=phone, phone_verified_at=timezone.now(),
        public_name=f"CANARY {name}", shows_name=True, last_login=timezone.now(),
    )  # fmt: skip
    EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
    AuthenticatorFactory(user=person, data={"secret": "CANARYSECRET"})
    return person


def reports(town, author):
    """Held, withdrawn, ended, and the duplicate of another person beside the ended one."""
    place = {"region": town, "location": EXACT, "public_location": town.centre}
    held = ProblemFactory(
        author=None, text="CANARY held", contact_phone=SPARE, client_digest="canary",
        contact_email="canary-guest@asar.invalid", **place,
    )  # fmt: skip
    ProblemPhotoFactory(problem=held, image=clean_photo(photo()))
    withdrawn = ProblemFactory(
        at_stage="withdrawn", author=author, text="CANARY gone",
        sheet_answers={"where": "CANARY yard"}, **place,
    )  # fmt: skip
    ProblemPhotoFactory(problem=withdrawn, image=clean_photo(photo()))
    ended = ProblemFactory(at_stage="closed", author=author, hides_name=False, **place)
    child = ProblemFactory(
        at_stage="duplicate", author=somebody("neighbour", "+77075550196"), **place
    )
    ended_photo = ProblemPhotoFactory(problem=ended, image=clean_photo(photo()))
    make("redact", under_moderation(ended_photo, at_stage="waiting"))
    return {"held": held, "withdrawn": withdrawn, "ended": ended, "child": child}


def traces_of(author, town, told):
    """Words to teams, bodies, moderators; a home; a promise."""
    volunteer = VolunteerFactory(user=author, at=town.centre, about="CANARY about")
    OfferFactory(owner=volunteer, title="CANARY van")
    initiative = InitiativeFactory(at_stage="team_selection", region=town)
    in_teams(author, town, initiative)
    looked_after = CarePointFactory(initiative=initiative, location=town.centre)
    CareVisitFactory(point=looked_after, by=author, note="CANARY visit")
    pledged(
        volunteer, NeedFactory(initiative=initiative, kind="thing"), note="CANARY note", quantity=1
    )
    gone = InitiativeFactory(
        at_stage="withdrawn", region=town, author=author, summary="CANARY plan"
    )
    application(gone, author)
    paper(initiative, author)
    spent(BudgetLineFactory(initiative=initiative), author)
    InitiativeFactory(region=town, author=author, title="CANARY draft")
    told["ended"].answers.update(comment="CANARY word")
    judges(author, town)
    CommentFactory(about=told["ended"], author=author, hides_name=False)
    LetterFactory(to=OfficialFactory(of=town).offices[0], author=author, text="CANARY plea")
    desk(OfficialFactory(of=town), told)
    listens(author, told["ended"])
    flagging.flag(told["child"], breach="other", words="CANARY flag", user=author)


def in_teams(author, town, initiative):
    """In one by asking, invited into another, and somebody invited by them."""
    TeamMemberFactory(initiative=initiative, user=author, message="CANARY call me")
    theirs, own = (InitiativeFactory(at_stage="team_selection", region=town) for _ in range(2))
    waiting = {"state": "invited", "message": "CANARY come along"}
    TeamMemberFactory(initiative=theirs, user=author, invited_by=theirs.lead, **waiting)
    TeamMemberFactory(initiative=own, invited_by=author, **waiting)


def application(initiative, author):
    """Everything an author writes beside the words of the proposal itself."""
    soon = timezone.localdate()
    NeedFactory(initiative=initiative, title="CANARY chain saw")
    SeatFactory(initiative=initiative, role="CANARY sawyer")
    initiative.milestones.create(title="CANARY yard", indicator="CANARY stumps", due_on=soon)
    fuel = initiative.budget_lines.create(title="CANARY fuel", amount_tiyn=10_000)
    spent(fuel, author, words="CANARY nails")
    initiative.co_authors.create(label="CANARY neighbour")
    written_along = {"user": UserFactory(confirmed=True), "accepted_at": timezone.now()}
    initiative.co_authors.create(label="CANARY brother", **written_along)
    paper(initiative, author)


def paper(initiative, author):
    """A document whose file names people."""
    content = ContentFile(b"%PDF-1.7 CANARY %%EOF", name="canary.pdf")
    initiative.documents.create(
        file=content, title="CANARY paper", kind="pdf", size_bytes=content.size, added_by=author
    )


def spent(line, author, **facts):
    """An expense with a receipt, whose file names people too."""
    receipt = ContentFile(b"%PDF-1.7 CANARY %%EOF", name="canary-receipt.pdf")
    ExpenseFactory(line=line, added_by=author, receipt=receipt, receipt_kind="pdf", **facts)


def judges(author, town):
    """A result this person was asked about by a link, and what they said of it."""
    evaluation = InitiativeFactory(at_stage="evaluation", region=town).evaluation
    evaluation.asked.add(author)
    evaluation.answers.create(user=author, verdict="yes", comment="CANARY verdict")
    mark = {"word_hash": "canary-of-the-author"}  # who lives there may be asked already
    evaluation.questions.update_or_create(user=author, defaults=mark)
    helped = evaluation.initiative.closing_reports.get().beneficiaries
    helped.create(contact="canary-helped@asar.invalid")
    marks = {"contact_hash": "canary-of-an-address", "word_hash": "canary-of-a-link"}
    asked = helped.create(evaluation=evaluation, **marks)
    BeneficiaryAnswer.objects.create(beneficiary=asked, verdict="yes")


def desk(official, told):
    """What an official noted, and whom they wrote to about what ended and what was taken back."""
    note = Note.objects.create(problem=told["ended"], author=official, text="CANARY note")
    NoteVersion.objects.create(note=note, text="CANARY first note", until=timezone.now())
    OutsideFactory(problem=told["ended"], email="canary-pipes@asar.invalid", asked_by=official)
    OutsideFactory(problem=told["withdrawn"], question="CANARY question", asked_by=official)


def listens(author, problem):
    """What a person wanted to hear, by which ways, and by which links they were asked."""
    FollowFactory(user=author, at=EXACT, name="CANARY home")
    DigestFactory(user=author)
    Hearing.objects.create(user=author)
    DueCalendar.objects.create(user=author)
    PushDevice.objects.create(
        user=author, endpoint="https://push.invalid/canary", p256dh="canary", auth="canary"
    )
    FixSilence.objects.create(user=author)
    asking = problem.fix_rounds.first()
    FixQuestion.objects.update_or_create(
        round=asking, user=author, defaults={"word_hash": "canary-word"}
    )
    LogEntry.objects.create(
        user=OfficialFactory(), action_flag=CHANGE, object_id=str(author.pk),
        object_repr=author.email, content_type=ContentType.objects.get_for_model(author),
    )  # fmt: skip


def machinery(author):
    """Codes that never left, letters that did, sessions, failed passwords, notices."""
    sms.put(SPARE, "CANARY code 123456", key="sms:never-left")
    Outbox.put("email", key="email:left", payload={"to": [author.email], "body": "CANARY"})
    Outbox.objects.filter(key="email:left").update(done_at=timezone.now())
    for key in ("canary-session", "canary-of-a-guest"):
        Session.objects.create(session_key=key, session_data="CANARY", expire_date=timezone.now())
    session_of(author)
    AccessAttempt.objects.create(
        username=author.email, ip_address="192.0.2.77", user_agent="CANARY browser",
        http_accept="*", path_info="/", get_data="", post_data="", failures_since_start=1,
    )  # fmt: skip
    notice(author)


def session_of(person):
    """Where somebody was signed in, and with what."""
    UserSession.objects.create(
        user=person, ip="192.0.2.77", user_agent="CANARY browser",
        session_key=f"canary-session-{person.pk}",
    )  # fmt: skip


def notice(person):
    """A line of an inbox."""
    Notification.objects.create(
        recipient=person, cause="canary", kind="problem.confirm", audience="author",
        subject_type=ContentType.objects.get_for_model(person), subject_id=person.pk,
    )  # fmt: skip
