"""Guards that can be taken away, one for each kind of secret: the twins of the canary."""

import rules

from accounts.models import User
from accounts.phones import readable
from community.models import Comment, Letter, Opening
from community.models.flag import Flag
from geo.models import Pin
from initiatives import outside
from initiatives.models import (
    Beneficiary,
    CareKind,
    CareVisit,
    CoAuthor,
    DeskView,
    Document,
    EvaluationAnswer,
    Initiative,
    Note,
    OutsideQuestion,
    Problem,
    SectionRemark,
    WorkNews,
    WorkTask,
)
from initiatives.models.drive import DriveQuerySet
from initiatives.querysets.initiatives import InitiativeQuerySet
from initiatives.querysets.problems import ProblemQuerySet
from mapapp.web.initiatives import timeline
from notifications.models import Follow
from resources.models import Owner
from resources.verifying import CHECKING
from tests.web.pictures import picture
from tests.web.things import WORDS


def shown_as(value):
    """The guard of names says this instead."""
    return lambda patch, _things: patch.setattr(User, "shown_as", property(value))


def field_as(model, name, value):
    """A field of a model that says something else than what is kept."""
    leak = property(value, lambda *_: None)
    return lambda patch, _things: patch.setattr(model, name, leak)


def may_all(permission):
    """A permission that everybody has."""
    kept = rules.permissions.permissions
    return lambda patch, _things: patch.setitem(kept, permission, rules.always_allow)


def sees_all(queryset, by="visible_to"):
    """A list that leaves nothing out."""
    return lambda patch, _things: patch.setattr(queryset, by, lambda rows, _user: rows)


def says_to_all(name):
    """What a move was given stands in the public journal."""
    spoken = (*timeline.SAID_TO_ALL, name)
    return lambda patch, _things: patch.setattr(timeline, "SAID_TO_ALL", spoken)


def in_the_text(read):
    """A problem that says something else than its author wrote."""
    return ("problems:detail", field_as(Problem, "text", read))


def exact_places():
    return [problem.location.coords for problem in Problem.objects.all()]


def with_all_moves(patch, _things):
    patch.setattr(CHECKING, "open_to", lambda *_: list(CHECKING))


def with_exact_pin(_patch, things):
    pins = Pin.objects.filter(kind=Pin.Kind.PROBLEM, ref=things.problem.pk)
    pins.update(point=things.problem.location)


def with_raw_photo(_patch, things):
    """What a phone sends, kept as it came."""
    things.photo.image.save("raw.jpg", picture(canary=WORDS["exif"]))


def with_drafts(patch, _things):
    """Campaigns nobody has announced stand among the announced."""
    patch.setattr(DriveQuerySet, "announced", lambda rows: rows)


HOLES = {  # what leaks: through which page, once which guard is gone
    "name": ("initiatives:detail", shown_as(lambda user: user.public_name)),
    "name, printed": ("handouts:press_note", shown_as(lambda user: user.public_name)),
    "phone": ("initiatives:detail", shown_as(lambda user: readable(user.phone))),
    "phone, plain": ("initiatives:detail", shown_as(lambda user: user.phone)),
    "phone, with an eight": ("initiatives:detail", shown_as(lambda user: f"8{user.phone[2:]}")),
    "e-mail": ("initiatives:detail", shown_as(lambda user: user.email)),
    "exact place": (
        "problems:detail", field_as(Problem, "public_location", lambda one: one.location)
    ),
    "exact place, pinned": ("map:pins", with_exact_pin),
    "exact place, rounded": in_the_text(lambda one: f"{one.location.y:.4f}"),
    "exact place, printed": (
        "handouts:poster", field_as(Initiative, "summary", lambda _: str(exact_places()))
    ),
    "exact point": ("care:layer", field_as(CareKind, "is_sensitive", lambda _kind: False)),
    "drafted campaign": ("programmes:home", with_drafts),
    "rock's name": ("care:points", may_all("initiatives.read_care")),
    "visit": in_the_text(lambda _: CareVisit.objects.first().note),
    "home": ("resources:owner", field_as(Owner, "about", lambda one: str(one.home.coords))),
    "task": ("initiatives:detail", says_to_all("task")),
    "author's answer": ("initiatives:detail", says_to_all("answer")),
    "desk note": in_the_text(lambda _: Note.objects.first().text),
    "iin": in_the_text(lambda _: Note.objects.first().text),
    "view": in_the_text(lambda _: DeskView.objects.first().name),
    "follow": in_the_text(lambda _: Follow.objects.first().name),
    "letter": in_the_text(lambda _: Letter.objects.exclude(text="").first().text),
    "flag": in_the_text(lambda _: Flag.objects.exclude(words="").first().words),
    "reason to look": in_the_text(lambda _: Opening.objects.first().reason),
    "sheet answer": in_the_text(lambda one: str(one.sheet_answers)),
    "link": in_the_text(lambda _: outside.word_for(OutsideQuestion.objects.first())),
    "body's address": (
        "problems:detail", field_as(OutsideQuestion, "body", lambda one: one.email)
    ),
    "body's answer": (
        "problems:detail", field_as(OutsideQuestion, "body", lambda one: one.answer_kk)
    ),
    "address of somebody helped": in_the_text(
        lambda _: str([one.contact for one in Beneficiary.objects.reachable()])
    ),
    "message": ("initiatives:detail", may_all("initiatives.manage_team")),
    "words to the invited": ("initiatives:detail", may_all("initiatives.manage_team")),
    "held report": ("problems:detail", sees_all(ProblemQuerySet)),
    "hidden text": ("problems:detail", sees_all(ProblemQuerySet)),
    "draft answer": ("initiatives:detail", sees_all(InitiativeQuerySet)),
    "draft plan": ("initiatives:detail", sees_all(InitiativeQuerySet)),
    "document": in_the_text(lambda _: Document.objects.first().title),
    "invitation": in_the_text(lambda _: CoAuthor.objects.filter(user=None).first().label),
    "task of a team": in_the_text(lambda _: WorkTask.objects.first().title),
    "hidden news": ("work:home", field_as(WorkNews, "is_hidden", lambda _one: False)),
    "report draft": ("initiatives:report", sees_all(InitiativeQuerySet, by="reported_to")),
    "remark": in_the_text(lambda _: SectionRemark.objects.first().words),
    "hidden comment": ("comments:of", field_as(Comment, "is_hidden", lambda _one: False)),
    "hidden verdict": (
        "initiatives:story", field_as(EvaluationAnswer, "is_hidden", lambda _one: False)
    ),
    "bin": ("resources:owner", with_all_moves),
    "exif": ("photos:problem", with_raw_photo),
}  # fmt: skip
