"""The questions about the chosen kind, as part of a form; one of them may stop it."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from initiatives.models import CategoryQuestion, CategorySheet
from initiatives.taxonomy import ProblemCategory
from kernel.workflow import Refusal
from mapapp.web import refusals
from mapapp.web.problems.asking import Sheet, answers_in

FIRST = "first"


class QuestionedForm(forms.Form):
    """What is asked once the kind is known."""

    answers = forms.CharField(
        label=gettext_lazy("Questions"), required=False, widget=forms.HiddenInput
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.sheet: CategorySheet | None = None
        self.heard: dict[str, Any] = {}
        self.stopped: CategoryQuestion | None = None
        self.wrong_answers: dict[str, str] = {}

    @property
    def is_first_page(self) -> bool:
        """It comes from a page without scripts, which has asked about no kind yet."""
        return self.is_bound and self.data.get("step") == FIRST

    def clean(self) -> dict[str, Any]:
        """Every answer of the chosen kind, as it is kept."""
        given = super().clean()
        if category := given.get("category"):
            self.sheet = self._seen(category) or CategorySheet.objects.current_for(category)
        if self.sheet:
            self._hear()
        return given

    def _seen(self, category: ProblemCategory) -> CategorySheet | None:
        """The version that was on the page: the one that is answered."""
        seen = self.data.get("sheet", "")
        if not (seen.isascii() and seen.isdigit()):
            return None
        return CategorySheet.objects.filter(category=category, pk=int(seen[:9])).first()

    def _hear(self) -> None:
        try:
            self.heard = self.sheet.kept(answers_in(self.data))
        except Refusal as refusal:
            self._will_not_do(refusal)
            return
        for question in () if self.is_first_page else self.sheet.missing_in(self.heard):
            asked = {"question": question.name}
            self._wrong(question.code, _("Please answer: %(question)s") % asked)

    def _will_not_do(self, refusal: Refusal) -> None:
        code = str(refusal.params.pop("field"))
        if refusal.code == "answer_stops":
            self.stopped = self.sheet.questions.get(code=code)
        self._wrong(code, refusals.words(refusal))

    def _wrong(self, code: str, words: str) -> None:
        self.wrong_answers[code] = words
        self.add_error("answers", ValidationError(words))

    @property
    def is_asking(self) -> bool:
        """There is something to ask that has not been asked yet."""
        return self.is_first_page and bool(self.sheet and self.sheet.questions.all())

    @property
    def sheets(self) -> list[Sheet]:
        """The questions of every kind; only those of the chosen one are switched on."""
        said = answers_in(self.data) if self.is_bound else self.initial.get("answers") or {}
        chosen = str(self["category"].value() or "")
        rows = CategorySheet.objects.current()
        return [Sheet(one, chosen == one.category.code, said, self.wrong_answers) for one in rows]
