"""The work as it goes: `WorkNewsFactory(initiative=…, photos=1)`, `MilestoneFactory(…)`."""

from datetime import timedelta
from uuid import uuid4

import factory
from django.utils import timezone

from community.commenting import Words
from initiatives.models import (
    BudgetLine,
    Expense,
    Milestone,
    NewsPhoto,
    WorkNews,
    WorkTask,
)
from tests.factories.initiatives import InitiativeFactory


class MilestoneFactory(factory.django.DjangoModelFactory):
    """Something to be done within ten days."""

    class Meta:
        model = Milestone

    initiative = factory.SubFactory(InitiativeFactory, at_stage="implementation")
    title = factory.Sequence(lambda n: f"Бағана {n}")
    due_on = factory.LazyFunction(lambda: timezone.localdate() + timedelta(days=10))
    ordering = factory.LazyAttribute(lambda o: o.initiative.milestones.all().next_ordering())


class WorkNewsFactory(factory.django.DjangoModelFactory):
    """The lead tells what was done; with `photos=2`, they show it."""

    class Meta:
        model = WorkNews
        skip_postgeneration_save = True

    initiative = factory.SubFactory(InitiativeFactory, at_stage="implementation")
    author = factory.LazyAttribute(lambda o: o.initiative.lead)
    text = "Екі бағана қойылды"
    language = "kk"
    client_id = factory.LazyFunction(uuid4)

    @factory.post_generation
    def photos(self, _create, number, **_):
        NewsPhotoFactory.create_batch(number or 0, news=self)


class NewsPhotoFactory(factory.django.DjangoModelFactory):
    """A photo of the work."""

    class Meta:
        model = NewsPhoto

    news = factory.SubFactory(WorkNewsFactory)
    image = factory.django.ImageField(format="WEBP", width=32, height=24)


class BudgetLineFactory(factory.django.DjangoModelFactory):
    """A line of a thousand tenge."""

    class Meta:
        model = BudgetLine

    initiative = factory.SubFactory(InitiativeFactory, at_stage="implementation")
    title = factory.Sequence(lambda n: f"Кабель {n}")
    amount_tiyn = 100_000


class ExpenseFactory(factory.django.DjangoModelFactory):
    """The lead has spent a little."""

    class Meta:
        model = Expense

    line = factory.SubFactory(BudgetLineFactory)
    amount_tiyn = 10_000
    spent_on = factory.LazyFunction(timezone.localdate)
    words = "Кабель, 20 метр"
    added_by = factory.LazyAttribute(lambda o: o.line.initiative.lead)
    client_id = factory.LazyFunction(uuid4)


class WorkTaskFactory(factory.django.DjangoModelFactory):
    """Something to be done by anybody in the team."""

    class Meta:
        model = WorkTask

    initiative = factory.SubFactory(InitiativeFactory, at_stage="implementation")
    title = factory.Sequence(lambda n: f"Кабель әкелу {n}")


def said(text="Екі бағана қойылды", **facts):
    """What was typed in one form, once."""
    return Words(text=text, **{"language": "kk", "client_id": uuid4()} | facts)
