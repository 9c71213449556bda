"""Programmes: a priority, a national project, a drive, a result to learn from."""

from datetime import timedelta

import factory
from django.utils import timezone

from initiatives.models import BestPractice, Drive, Joined, NationalProject, Priority, ProjectGoal
from tests.factories.accounts import CoordinatorFactory
from tests.factories.geo import RegionFactory
from tests.factories.initiatives import DirectionFactory, InitiativeFactory


def in_days(days):
    return factory.LazyFunction(lambda: timezone.localdate() + timedelta(days))


class PriorityFactory(factory.django.DjangoModelFactory):
    """Holds now, for two months."""

    class Meta:
        model = Priority

    region = factory.SubFactory(RegionFactory)
    direction = factory.SubFactory(DirectionFactory)
    since, until = in_days(-30), in_days(30)
    reason_kk, reason_ru = "Қалада шам аз", "В городе мало света"
    set_by = factory.LazyAttribute(lambda o: CoordinatorFactory(of=o.region))


class NationalProjectFactory(factory.django.DjangoModelFactory):
    """A nationwide project with a goal of a thousand volunteers."""

    class Meta:
        model = NationalProject
        django_get_or_create = ["code"]
        skip_postgeneration_save = True

    code, number = "ecology", 4
    aim_kk, aim_ru, aim_en = "Табиғатты қорғау", "Защита природы", "Protecting nature"

    @factory.post_generation
    def goals(self, _create, _given, **_):
        for kind, wanted in (("volunteers", 1000), ("grants", 68)):
            ProjectGoal.objects.get_or_create(project=self, kind=kind, at_least=wanted)


class DriveFactory(factory.django.DjangoModelFactory):
    """A week that has just begun."""

    class Meta:
        model = Drive

    name_kk, name_ru, name_en = "Көктемгі апталық", "Весенняя неделя", "Spring week"
    about_kk, about_ru = "Аулаларды тазалаймыз", "Убираем дворы"
    region = factory.SubFactory(RegionFactory)
    since, until = in_days(0), in_days(6)
    made_by = factory.LazyAttribute(lambda o: CoordinatorFactory(of=o.region))


class JoinedFactory(factory.django.DjangoModelFactory):
    """An initiative that is part of a national project."""

    class Meta:
        model = Joined

    initiative = factory.SubFactory(InitiativeFactory, submitted=True)
    project = factory.SubFactory(NationalProjectFactory)
    joined_by = factory.LazyAttribute(lambda o: o.initiative.lead)


class BestPracticeFactory(factory.django.DjangoModelFactory):
    """A solved initiative that a coordinator holds up."""

    class Meta:
        model = BestPractice

    initiative = factory.SubFactory(InitiativeFactory, at_stage="solved")
    reason_kk, reason_ru = "Көршілер өздері қарайды", "Соседи следят сами"
    marked_by = factory.LazyAttribute(lambda o: CoordinatorFactory(of=o.initiative.region))
