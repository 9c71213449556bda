"""What journeys begin with, made in one call: sessions of people, and things in their stages.

Runs inside the product, by `manage.py shell`, through the domain as its people would; `ready()`
asks for it from outside. Signing in by mail is a journey of its own.
"""

import json
from datetime import timedelta
from importlib import import_module
from io import BytesIO
from uuid import uuid4

from allauth.account.models import EmailAddress
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.utils import timezone

from accounts.models import Office, User
from accounts.roles import OfficeKind
from community.commenting import Words, comment
from community.flagging import flag
from community.models import Decision
from initiatives import closing_report, inviting, questionnaires
from initiatives.models import Area, CarePoint, Direction, Moment, Problem, Section
from initiatives.proving import add_evidence
from tests.e2e.lookups import judges
from tests.e2e.pictures import a_photo
from tests.e2e.proposed import IN_BOTH, begun

NUMBERS = {
    "people_helped": 120, "people_how": "Үйлер тізімі", "hours": 24, "hours_how": "Тізім",
}  # fmt: skip


def ready(stack, *names):
    """The facts of these preparations, each the name of a function below."""
    words = f"from tests.e2e import prepared; prepared.prepare({names!r})"
    return json.loads(stack.manage("shell", "--no-imports", "-c", words).splitlines()[-1])


def prepare(names):
    """One line of JSON: what each returns, by its name."""
    print(json.dumps({name: globals()[name]() for name in names}))  # noqa: T201 - read


def session_of(user):
    """The key of a session as signing in leaves one behind."""
    session = import_module(settings.SESSION_ENGINE).SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[-1]
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.create()
    return session.session_key


def somebody():
    """A person nobody has met, with a confirmed address."""
    user = User.objects.create_user(email=f"keys-{uuid4().hex[:10]}@asar.invalid", language="kk")
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    return user


def of_staff(kind):
    """Whoever holds a post of a kind in the story."""
    return User.objects.filter(memberships__office__kind=kind).earliest("pk")


def writer():
    """Somebody who will write an application."""
    return {"session": session_of(somebody())}


def sent():
    """An application that has just come, and an official of its office."""
    initiative = begun(somebody(), "kk", "town")
    initiative.move("submit", by=initiative.author)
    initiative.move("take_up", by=_official_of(initiative))
    return {"key": initiative.pk, "session": session_of(_official_of(initiative))}


def _official_of(initiative):
    return initiative.office.memberships.earliest("pk").user


def gathering():
    """An accepted initiative, and somebody who is invited to its team."""
    initiative, guest = _accepted(), somebody()
    inviting.invite(initiative, guest, by=initiative.lead, message="Бізге көмектесесіз бе?")
    supporter = somebody()
    return {"key": initiative.pk, "session": session_of(guest), "supporter": supporter.email}


def _accepted():
    initiative = begun(somebody(), "kk", "town")
    official = _official_of(_moved(initiative, "submit", by=initiative.author))
    _moved(initiative, "take_up", by=official)
    return _moved(initiative, "accept", by=official, skip_reason="Керек емес", **IN_BOTH)


def _moved(initiative, verb, **given):
    initiative.move(verb, **given)
    initiative.refresh_from_db()
    return initiative


def at_work():
    """The work is done and shown; of its report only the words are missing."""
    initiative = _accepted()
    lead = initiative.lead
    _moved(initiative, "start", by=lead, skip_reason="Бәрі бар")
    photos = [
        add_evidence(initiative, BytesIO(a_photo(moment)["buffer"]), by=lead, moment=moment)
        for moment in (Moment.BEFORE, Moment.AFTER)
    ]
    save = {"by": lead, "seen": None}
    for section in (Section.MILESTONES, Section.INDICATORS):
        closing_report.save_section(initiative, section, lines={}, **save)
    closing_report.save_section(initiative, Section.NUMBERS, **NUMBERS, **save)
    closing_report.save_section(initiative, Section.MONEY, left_words="", lines={}, **save)
    closing_report.save_section(initiative, Section.AREA, area=Area.KM_1, **save)
    closing_report.put_side_by_side(initiative, *photos, by=lead, words="Аула")
    return {"key": initiative.pk, "session": session_of(lead)}


def under_way():
    """Work that has begun, with something planned and money for it."""
    initiative = _accepted()
    _moved(initiative, "start", by=initiative.lead, skip_reason="Бәрі бар")
    milestone = initiative.milestones.create(
        title="Бағаналар қойылды", due_on=timezone.localdate() + timedelta(days=7)
    )
    initiative.budget_lines.create(title="Кабель", amount_tiyn=9_000_000, source="patron")
    session = session_of(initiative.lead)
    return {"key": initiative.pk, "milestone": milestone.pk, "session": session}


def looked_after():
    """The last of some trees, and whoever goes round them."""
    point = CarePoint.objects.filter(kind__code="tree").latest("initiative", "number")
    session = session_of(point.initiative.lead)
    return {"key": point.initiative_id, "number": point.number, "session": session}


def asking():
    """An office to write to, and somebody who will."""
    office = Office.objects.get(kind=OfficeKind.OFFICIAL_REGION)
    return {"office": office.pk, "session": session_of(somebody())}


def judged():
    """An open evaluation, and one of those whom it asks."""
    key, person = next(judges())
    return {"key": key, "session": session_of(person)}


def told():
    """A problem to talk about, and somebody who will."""
    problem = Problem.objects.filter(stage="confirmed", hidden_at=None).latest("pk")
    return {"key": problem.pk, "session": session_of(somebody())}


def flagged():
    """A comment somebody has flagged, and a moderator of its place."""
    problem = Problem.objects.filter(stage="confirmed", hidden_at=None).latest("pk")
    said = Words(text="Мұнда бәрі дұрыс", language="kk", client_id=uuid4())
    thing = comment(somebody(), problem, said)
    flag(thing, breach="untrue", user=somebody())
    decision = Decision.objects.of(thing).get()
    return {"key": decision.subject_id, "session": session_of(of_staff(OfficeKind.MODERATOR))}


def questions():
    """A questionnaire being written, and whoever writes it."""
    keeper = of_staff(OfficeKind.COORDINATOR)
    sheet = questionnaires.begin(Direction.objects.in_use().last(), by=keeper)
    return {"key": sheet.pk, "session": session_of(keeper)}
