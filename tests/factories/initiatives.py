"""Problems and initiatives: `ProblemFactory(confirmed=True)`, `InitiativeFactory(at_stage=…)`.

Whatever stands beyond its first stage got there by the real moves (`journeys.py`).
"""

from datetime import timedelta

import factory
from django.utils import timezone

from accounts.models import User
from initiatives.models import (
    Channel,
    Direction,
    EvidencePhoto,
    Initiative,
    Need,
    OutsidePhoto,
    OutsideQuestion,
    OwedAnswer,
    Problem,
    ProblemCategory,
    ProblemPhoto,
    Question,
    Questionnaire,
    ResourceKind,
    Seat,
    Skill,
    TeamMember,
)
from initiatives.models.numbering import next_number
from initiatives.signs import Sign
from tests.factories import journeys
from tests.factories.accounts import UserFactory
from tests.factories.geo import RegionFactory


class WordFactory(factory.django.DjangoModelFactory):
    """A word of the reference data."""

    class Meta:
        abstract = True
        django_get_or_create = ["code"]

    name_kk = factory.LazyAttribute(lambda o: f"Сөз {o.code}")
    name_ru = factory.LazyAttribute(lambda o: f"Слово {o.code}")
    name_en = factory.LazyAttribute(lambda o: f"Word {o.code}")


class DirectionFactory(WordFactory):
    """A sphere."""

    class Meta:
        model = Direction

    code = "D16"


class SkillFactory(WordFactory):
    """A skill."""

    class Meta:
        model = Skill

    code = "driving"


class ResourceKindFactory(WordFactory):
    """A kind of thing."""

    class Meta:
        model = ResourceKind

    code = "tools"


class ChannelFactory(WordFactory):
    """A way to the front office."""

    class Meta:
        model = Channel

    code = "phone"


class ProblemCategoryFactory(WordFactory):
    """A kind of trouble; `sensitive=True` is shown displaced."""

    class Meta:
        model = ProblemCategory

    class Params:
        sensitive = factory.Trait(code="elderly", displaced_metres=150)

    code = "lighting"
    direction = factory.SubFactory(DirectionFactory)


class QuestionnaireFactory(factory.django.DjangoModelFactory):
    """The published questions for all spheres: one must be answered, one may be."""

    class Meta:
        model = Questionnaire
        django_get_or_create = ["direction", "version"]
        skip_postgeneration_save = True

    direction = None
    version = 1

    @factory.post_generation
    def questions(self, _create, given, **_):
        """Written first, then published; `questions=False` leaves an empty draft."""
        if given is False or self.published_at:
            return
        for place, (code, required) in enumerate((("what", True), ("have", False))):
            Question.objects.get_or_create(
                questionnaire=self,
                code=code,
                defaults={"name_kk": code, "is_required": required, "ordering": place},
            )
        self.published_at = timezone.now()
        self.save()


class StagedFactory(factory.django.DjangoModelFactory):
    """Something that is walked to its stage by the real moves."""

    class Meta:
        abstract = True
        skip_postgeneration_save = True

    @classmethod
    def _create(cls, model_class, *args, at_stage=None, **facts):
        made = super()._create(model_class, *args, **facts)
        return journeys.walk(made, to=at_stage) if at_stage else made


class ProblemFactory(StagedFactory):
    """A report by somebody with a confirmed contact; `confirmed=True` makes it public."""

    class Meta:
        model = Problem

    class Params:
        confirmed = factory.Trait(at_stage="confirmed")

    region = factory.SubFactory(RegionFactory)
    category = factory.SubFactory(ProblemCategoryFactory)
    author = factory.SubFactory(UserFactory, confirmed=True)
    text = "Шам жанбайды"
    language = "kk"
    number = factory.LazyAttribute(lambda o: next_number(o.region))
    location = factory.LazyAttribute(lambda o: o.region.centre)
    public_location = factory.SelfAttribute("location")
    office = factory.LazyAttribute(lambda o: journeys.office_of(o.region))


class InitiativeFactory(StagedFactory):
    """A complete draft; `submitted=True` sends it, `at_stage=…` walks on."""

    class Meta:
        model = Initiative

    class Params:
        submitted = factory.Trait(at_stage="submitted")

    title = factory.Sequence(lambda n: f"Аула жарығы {n}")
    summary = "Үш ауланы жарықтандырамыз"
    author = factory.SubFactory(UserFactory, confirmed=True)
    lead = factory.SelfAttribute("author")
    direction = factory.SubFactory(DirectionFactory)
    region = factory.SubFactory(RegionFactory)
    location = factory.LazyAttribute(lambda o: o.region.centre)
    questionnaire = factory.SubFactory(QuestionnaireFactory)
    answers = factory.LazyFunction(lambda: {"what": "Шам орнату"})
    signs = factory.LazyFunction(lambda: list(Sign.values))
    keeps_limits = True
    plan_starts = factory.LazyFunction(lambda: timezone.localdate() + timedelta(days=20))
    plan_ends = factory.LazyFunction(lambda: timezone.localdate() + timedelta(days=60))

    @classmethod
    def _create(cls, model_class, *args, problems=(), at_stage=None, **facts):
        made = super()._create(model_class, *args, **facts)
        made.problems.set(problems)
        return journeys.walk(made, to=at_stage) if at_stage else made


class SeatFactory(factory.django.DjangoModelFactory):
    """A role in the team."""

    class Meta:
        model = Seat

    initiative = factory.SubFactory(InitiativeFactory)
    role = factory.Sequence(lambda n: f"Рөл {n}")


class NeedFactory(factory.django.DjangoModelFactory):
    """Five people are needed."""

    class Meta:
        model = Need

    initiative = factory.SubFactory(InitiativeFactory)
    kind = Need.Kind.PEOPLE
    title = factory.Sequence(lambda n: f"Көмекшілер {n}")
    wanted = 5


class TeamMemberFactory(factory.django.DjangoModelFactory):
    """Somebody in the team; `state="asked"` still waits, `"invited"` needs an `invited_by`."""

    class Meta:
        model = TeamMember

    initiative = factory.SubFactory(InitiativeFactory)
    user = factory.SubFactory(UserFactory, confirmed=True)
    state = TeamMember.State.ACCEPTED


class EvidenceFactory(factory.django.DjangoModelFactory):
    """A photo of the place."""

    class Meta:
        model = EvidencePhoto

    initiative = factory.SubFactory(InitiativeFactory)
    image = factory.django.ImageField(format="WEBP", width=32, height=24)
    moment = "after"
    added_by = factory.LazyAttribute(lambda o: o.initiative.author)


class ProblemPhotoFactory(factory.django.DjangoModelFactory):
    """A photo of a problem."""

    class Meta:
        model = ProblemPhoto

    problem = factory.SubFactory(ProblemFactory)
    image = factory.django.ImageField(format="WEBP", width=32, height=24)


class OwedAnswerFactory(factory.django.DjangoModelFactory):
    """Three people were enough, and the akimat has ten days left."""

    class Meta:
        model = OwedAnswer

    initiative = factory.SubFactory(InitiativeFactory, submitted=True)
    supporters = needed = 3
    stage = "owed"
    due_at = factory.LazyFunction(lambda: timezone.now() + timedelta(days=10))


class OutsideFactory(factory.django.DjangoModelFactory):
    """A company was asked by letter, and has a photo at hand."""

    class Meta:
        model = OutsideQuestion
        skip_postgeneration_save = True

    problem = factory.SubFactory(ProblemFactory, confirmed=True)
    body = "Су арнасы"
    email = "water@asar.invalid"
    question = "Құбыр қашан ауыстырылады?"
    stage = "asked"
    due_at = factory.LazyFunction(lambda: timezone.now() + timedelta(days=10))
    asked_by = factory.SubFactory(UserFactory, confirmed=True)

    @factory.post_generation
    def photos(self, _create, _given, **_):
        OutsidePhotoFactory(question=self)


class OutsidePhotoFactory(factory.django.DjangoModelFactory):
    """A photo of an outside body's answer."""

    class Meta:
        model = OutsidePhoto

    question = factory.SubFactory(OutsideFactory)
    image = factory.django.ImageField(format="WEBP", width=32, height=24)


def neighbours(number):
    """People with confirmed contacts."""
    return UserFactory.create_batch(number, confirmed=True) if number else User.objects.none()
