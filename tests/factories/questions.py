"""Questionnaires being written, in the words of the domain."""

import factory

from initiatives.models import Question, Questionnaire
from tests.factories.initiatives import DirectionFactory

HERE = ("kk", "ru", "en")


class DraftFactory(factory.django.DjangoModelFactory):
    """The draft of one sphere, with no question yet."""

    class Meta:
        model = Questionnaire
        django_get_or_create = ["direction", "published_at"]

    direction = factory.SubFactory(DirectionFactory)
    published_at = None


class QuestionFactory(factory.django.DjangoModelFactory):
    """A question that may be asked as it stands: its name in three languages."""

    class Meta:
        model = Question

    questionnaire = factory.SubFactory(DraftFactory)
    code = factory.Sequence(lambda n: f"question-{n}")
    name_kk = factory.LazyAttribute(lambda o: f"{o.code}?")
    name_ru = factory.SelfAttribute("name_kk")
    name_en = factory.SelfAttribute("name_kk")
    ordering = factory.Sequence(lambda n: n)


def choices(*codes):
    """Answers to choose from, each called by its code."""
    return [{"code": code, **{f"name_{lang}": code for lang in HERE}} for code in codes]


def texts(**words):
    """The same words in every language: `texts(name="Who?")`."""
    return {f"{what}_{lang}": said for what, said in words.items() for lang in HERE}
