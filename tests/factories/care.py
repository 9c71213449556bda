"""What is looked after: a tree, a petroglyph, a visit to it, a round."""

from datetime import timedelta

import factory
from django.utils import timezone

from initiatives.models import CareKind, CarePoint, CareRound, CareVisit
from tests.factories.initiatives import InitiativeFactory, TeamMemberFactory, WordFactory


class CareKindFactory(WordFactory):
    """Looked at every ten days; `sensitive=True` is shown as a cell of five kilometres."""

    class Meta:
        model = CareKind

    class Params:
        sensitive = factory.Trait(code="petroglyph", cell_km=5)

    code = "tree"
    every_days = 10


class CarePointFactory(factory.django.DjangoModelFactory):
    """A tree an initiative at work looks after since today; `sensitive=True` is a petroglyph."""

    class Meta:
        model = CarePoint

    class Params:
        sensitive = factory.Trait(kind=factory.SubFactory(CareKindFactory, sensitive=True))

    initiative = factory.SubFactory(InitiativeFactory, at_stage="implementation")
    number = factory.LazyAttribute(lambda o: o.initiative.care_points.count() + 1)
    kind = factory.SubFactory(CareKindFactory)
    location = factory.LazyAttribute(lambda o: o.initiative.location)


class CareVisitFactory(factory.django.DjangoModelFactory):
    """Somebody of the team was there today and all was well."""

    class Meta:
        model = CareVisit

    point = factory.SubFactory(CarePointFactory)
    by = factory.LazyAttribute(lambda o: TeamMemberFactory(initiative=o.point.initiative).user)
    state = "well"


class CareRoundFactory(factory.django.DjangoModelFactory):
    """It has begun today and goes on for a month."""

    class Meta:
        model = CareRound

    initiative = factory.SubFactory(InitiativeFactory, at_stage="implementation")
    number = 1
    since = factory.LazyFunction(timezone.localdate)
    until = factory.LazyFunction(lambda: timezone.localdate() + timedelta(days=30))
