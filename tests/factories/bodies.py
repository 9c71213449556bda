"""State bodies that were asked, and what they promised."""

from datetime import timedelta

import factory
from django.utils import timezone

from initiatives.models import BodyPromise, Involvement
from tests.factories.accounts import OfficeFactory
from tests.factories.initiatives import InitiativeFactory


class InvolvementFactory(factory.django.DjangoModelFactory):
    """A body that was asked and has answered; `closed_at=None` still waits for it."""

    class Meta:
        model = Involvement

    initiative = factory.SubFactory(InitiativeFactory, at_stage="in_review")
    office = factory.SubFactory(OfficeFactory)
    kind = Involvement.Kind.SUPPORT
    task = "Жер керек"
    due_at = factory.LazyFunction(lambda: timezone.now() + timedelta(days=10))
    closed_at = factory.LazyFunction(timezone.now)


class BodyPromiseFactory(factory.django.DjangoModelFactory):
    """A piece of land that is not given yet."""

    class Meta:
        model = BodyPromise

    involvement = factory.SubFactory(InvolvementFactory)
    kind = BodyPromise.Kind.LAND
    words = "Жер телімі"
