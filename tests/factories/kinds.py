"""What a kind of problem asks and where it goes: sheets of questions, exceptions of routing."""

import factory

from accounts.roles import OfficeKind
from initiatives.models import CategoryQuestion, CategorySheet, RoutingRule
from tests.factories.accounts import OfficeFactory
from tests.factories.geo import RegionFactory
from tests.factories.initiatives import ProblemCategoryFactory


class RoutingRuleFactory(factory.django.DjangoModelFactory):
    """An exception of routing in a territory: everything there goes to another office."""

    class Meta:
        model = RoutingRule

    region = factory.SubFactory(RegionFactory)
    office = factory.LazyAttribute(
        lambda o: OfficeFactory(region=o.region, kind=OfficeKind.DEPARTMENT)
    )
    reason_kk = "Бұл мәселені басқарма шешеді."
    reason_ru = "Этим занимается управление."
    reason_en = "The department deals with this."


class CategorySheetFactory(factory.django.DjangoModelFactory):
    """Questions about a kind: one leads to another, one is the akimat's alone."""

    class Meta:
        model = CategorySheet
        skip_postgeneration_save = True

    category = factory.SubFactory(ProblemCategoryFactory)
    version = 1

    @factory.post_generation
    def questions(self, _create, given, **_):
        for place, facts in enumerate(given or USUAL_QUESTIONS):
            CategoryQuestion.objects.create(sheet=self, ordering=place, **facts)


CHOICES = [{"code": code, "kk": code, "ru": code, "en": code} for code in ("pit", "manhole")]
USUAL_QUESTIONS = (
    {"code": "what", "name_kk": "Не болды?", "name_en": "What?", "choices": CHOICES},
    {"code": "fenced", "name_kk": "Қоршалған ба?", "name_en": "Fenced?", "kind": "yes_no",
     "asked_if": {"what": ["manhole"]}},
    {"code": "words", "name_kk": "Толығырақ", "name_en": "More", "kind": "short"},
)  # fmt: skip
STOP_QUESTION = (
    {"code": "danger_now", "name_kk": "Қауіп бар ма?", "name_en": "Danger?", "kind": "yes_no",
     "is_skippable": False, "stops_on": ["yes"], "stop_kk": "Қоңырау шалыңыз",
     "stop_en": "Call right now"},
)  # fmt: skip
