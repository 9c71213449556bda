"""What is asked about a kind of problem: questions as versioned data.

A version that has been answered is never changed: a problem keeps the version it answered. Most
questions may be skipped, since a report is four taps. A *stop question* ends the form with what to
do instead: whoever smells gas must call, not write.
"""

from typing import Any

from django.db import models
from django.utils.translation import get_language

from initiatives.models.questionnaire import Question
from initiatives.taxonomy import ProblemCategory
from kernel.models import TimeStamped
from kernel.names import TrilingualName
from kernel.workflow import Refusal

MOST_LETTERS = 300
MOST_NUMBER = 1_000_000
YES_NO = ("yes", "no")
Answers = dict[str, Any]

# a report is made standing in the street: nothing that takes longer than one tap or one line
SHORT_KINDS = [
    (kind.value, kind.label)
    for kind in Question.Kind
    if kind not in {Question.Kind.DATE, Question.Kind.SEVERAL}
]


class CategorySheetQuerySet(models.QuerySet["CategorySheet"]):
    """Sheets by their category."""

    def current(self) -> "CategorySheetQuerySet":
        """The newest version of each category, with its questions."""
        newest = self.order_by("category_id", "-version").distinct("category_id")
        return newest.select_related("category").prefetch_related("questions", "category__phones")

    def current_for(self, category: ProblemCategory) -> "CategorySheet | None":
        """What is asked about this kind today."""
        return self.current().filter(category=category).first()


class CategorySheet(TimeStamped):
    """One version of the questions about a kind of problem."""

    category = models.ForeignKey(ProblemCategory, on_delete=models.PROTECT, related_name="sheets")
    version = models.PositiveSmallIntegerField(default=1)

    objects = CategorySheetQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["category", "version"], name="category_sheet_version_is_one"
            )
        ]

    def __str__(self) -> str:
        return f"{self.category_id} v{self.version}"

    def asked(self, answers: Answers) -> "list[CategoryQuestion]":
        """Those that follow from what has been answered so far, in their order."""
        return [one for one in self.questions.all() if one.follows_from(answers)]

    def kept(self, answers: Answers) -> Answers:
        """The answers to what was asked, cleaned. Refuses with answer_unknown, answer_stops."""
        said: Answers = {}
        for question in self.questions.all():
            given = answers.get(question.code)
            if given in (None, "") or not question.follows_from(said):
                continue
            said[question.code] = question.cleaned(given)
            if question.stops(said[question.code]):
                raise Refusal("answer_stops", field=question.code)
        return said

    def missing_in(self, answers: Answers) -> "list[CategoryQuestion]":
        """Asked, not skippable, not answered."""
        asked = self.asked(answers)
        return [q for q in asked if not q.is_skippable and answers.get(q.code) in (None, "")]


class CategoryQuestion(TrilingualName):
    """One question; its name is the question itself."""

    Kind = Question.Kind

    sheet = models.ForeignKey(CategorySheet, on_delete=models.CASCADE, related_name="questions")
    code = models.SlugField(max_length=40)
    kind = models.CharField(max_length=8, choices=SHORT_KINDS, default=Question.Kind.CHOICE)
    hint_kk = models.TextField(blank=True)
    hint_ru = models.TextField(blank=True)
    hint_en = models.TextField(blank=True)
    # [{"code": …, "kk": …, "ru": …, "en": …}]
    choices = models.JSONField(default=list, blank=True)
    is_skippable = models.BooleanField(default=True)
    # {"code of an earlier question": [answers it follows from]}; empty: always asked
    asked_if = models.JSONField(default=dict, blank=True)
    stops_on = models.JSONField(default=list, blank=True)
    stop_kk = models.TextField(blank=True)
    stop_ru = models.TextField(blank=True)
    stop_en = models.TextField(blank=True)
    ordering = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["sheet", "ordering"]
        constraints = [
            models.UniqueConstraint(
                fields=["sheet", "code"], name="category_question_code_is_unique_in_its_version"
            )
        ]

    @property
    def is_public(self) -> bool:
        """Only what cannot hold a name or a phone is shown to everybody."""
        return self.kind not in {self.Kind.SHORT, self.Kind.LONG}

    @property
    def hint(self) -> str:
        """What helps to answer, in the language of the page."""
        return self._said("hint")

    @property
    def stop(self) -> str:
        """What to do instead of writing here."""
        return self._said("stop")

    def _said(self, what: str) -> str:
        language = (get_language() or "kk")[:2]
        return getattr(self, f"{what}_{language}", "") or getattr(self, f"{what}_kk")

    def follows_from(self, answers: Answers) -> bool:
        """Every condition of it is met."""
        return all(answers.get(code) in wanted for code, wanted in self.asked_if.items())

    def stops(self, answer: object) -> bool:
        """Whether an answer ends the form."""
        return answer in self.stops_on

    @property
    def codes(self) -> tuple[str, ...]:
        """The answers that may be chosen."""
        if self.kind == self.Kind.YES_NO:
            return YES_NO
        return tuple(choice["code"] for choice in self.choices)

    def cleaned(self, given: object) -> str | int:
        """The answer as it is kept. Refuses with answer_unknown."""
        text = str(given).strip()
        if self.kind in {self.Kind.SHORT, self.Kind.LONG}:
            return text.replace("\x00", "")[:MOST_LETTERS]
        if self.kind == self.Kind.NUMBER and text.isascii() and text.isdigit():
            return min(int(text[:9]), MOST_NUMBER)
        if text in self.codes:
            return text
        raise Refusal("answer_unknown", field=self.code)
