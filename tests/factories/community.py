"""Support and moderation for tests: `SupportFactory(subject=…)`, `under_moderation(thing, …)`."""

from uuid import uuid4

import factory
from django.contrib.contenttypes.models import ContentType

from accounts.models import User
from accounts.roles import OfficeKind
from community import flagging
from community.models import Comment, Letter, Support
from community.models import DecisionStage as D
from community.moderated import kept_decision
from tests.factories.accounts import ModeratorFactory, UserFactory

WAY = {
    D.WAITING: (D.NEW, "flag"),
    D.KEPT: (D.WAITING, "keep"),
    D.HIDDEN: (D.WAITING, "hide"),
    D.APPEALED: (D.HIDDEN, "appeal"),
    D.DELETION_ASKED: (D.HIDDEN, "ask_deletion"),
    D.DELETED: (D.DELETION_ASKED, "confirm_deletion"),
}
GIVEN = {
    "redact": {"reason_code": "personal", "rectangles": [[100, 100, 300, 300]]},
    "unredact": {"reason": "Қате"},
    "hide": {"reason_code": "personal", "reason": "Бет көрініп тұр"},
    "appeal": {"grounds": "Бұл менің өз суретім"},
    "uphold": {"reason": "Тексерілді"},
    "restore": {"reason": "Қате болды"},
    "ask_deletion": {"reason_code": "child", "reason": "Бала танылады"},
    "refuse_deletion": {"reason": "Қажет емес"},
}


class SupportFactory(factory.django.DjangoModelFactory):
    """A neighbour with a confirmed contact who says "me too"."""

    class Meta:
        model = Support

    class Params:
        subject = None

    user = factory.SubFactory(UserFactory, confirmed=True)
    subject_type = factory.LazyAttribute(lambda o: ContentType.objects.get_for_model(o.subject))
    subject_id = factory.LazyAttribute(lambda o: o.subject.pk)
    contact_confirmed = True


class CommentFactory(factory.django.DjangoModelFactory):
    """A neighbour says something: `CommentFactory(about=problem)`."""

    class Meta:
        model = Comment

    class Params:
        about = None

    author = factory.SubFactory(UserFactory, confirmed=True)
    subject_type = factory.LazyAttribute(lambda o: ContentType.objects.get_for_model(o.about))
    subject_id = factory.LazyAttribute(lambda o: o.about.pk)
    text = "Көршілер де күтіп отыр"
    language = "kk"
    client_id = factory.LazyFunction(uuid4)


def flagged(thing, *, by=None, breach="personal", words=""):
    """The decision about a thing somebody has flagged."""
    flagging.flag(thing, breach=breach, words=words, user=by or UserFactory(confirmed=True))
    return kept_decision(thing)


def moderators_of(region, number=2):
    """People who moderate a territory, found or hired."""
    sitting = User.objects.filter(
        memberships__office__region=region, memberships__office__kind=OfficeKind.MODERATOR
    ).order_by("pk")
    hired = [ModeratorFactory(of=region) for _ in range(number - sitting.count())]
    return [*sitting, *hired][:number]


def make(verb, decision, *, by=None, **given):
    """One move, by whoever may make it."""
    if verb == "flag":
        actor = None
    elif verb == "appeal":
        actor = User.objects.get(pk=decision.author_id)
    else:
        people = moderators_of(decision.region)
        actor = by or next(one for one in people if one.pk != decision.decided_by_id)
    return decision.move(verb, by=actor, **GIVEN.get(verb, {}) | given)


def under_moderation(thing, *, at_stage):
    """The decision about a thing, led to a stage by the shortest way of real moves."""
    decision = kept_decision(thing)
    way, stage = [], at_stage
    while stage in WAY and stage != decision.stage:
        stage, verb = WAY[stage]
        way.insert(0, verb)
    for verb in way:
        make(verb, decision)
    return decision


class LetterFactory(factory.django.DjangoModelFactory):
    """A resident writes to an office: `LetterFactory(to=office)`; `thread=` makes one follow."""

    class Meta:
        model = Letter

    class Params:
        to = None

    author = factory.SubFactory(UserFactory, confirmed=True)
    receiver_type = factory.LazyAttribute(lambda o: ContentType.objects.get_for_model(o.to))
    receiver_id = factory.LazyAttribute(lambda o: o.to.pk)
    region = factory.LazyAttribute(lambda o: o.to.region)
    text = "Біздің көшеге қашан жарық түседі?"
    language = "kk"
    client_id = factory.LazyFunction(uuid4)
    waits = factory.LazyAttribute(lambda o: getattr(o, "thread", None) is None)
