"""The form of one question: its texts in three languages, its answers, when it is asked.

Each answer has a row of its own with the code it was born with, so that a word corrected in one
language stays the same answer; an emptied row is an answer less.
"""

from typing import Any

from django import forms
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from initiatives.applicants import Applicant
from initiatives.models import Question
from initiatives.questionnaire_checks import LANGUAGES
from mapapp.web.initiatives.questions_form import choices_of
from mapapp.web.move_forms import words_field

IN = {"kk": _("in Kazakh"), "ru": _("in Russian"), "en": _("in English")}
MOST_NAME, MOST_HELP, MOST_CHOICE = 200, 500, 120
SPARE_ROWS, MOST_ROWS = 3, 12
HELPS = {"hint": _("What helps to answer"), "example": _("An example of an answer")}


class QuestionForm(forms.Form):
    """One question; only its Kazakh name must stand before it is saved."""

    kind = forms.ChoiceField(label=_("How it is answered"), choices=Question.Kind)
    is_required = forms.BooleanField(label=_("It must be answered"), required=False)
    asked_if = forms.MultipleChoiceField(
        label=_("Ask it only after one of these answers"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Answers of several questions must all have been given. None: always asked."),
    )
    asked_of = forms.MultipleChoiceField(
        label=_("Ask it only of"),
        required=False,
        choices=Applicant,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("None: of everybody."),
    )

    def __init__(self, data: Any, *, question: Question, earlier: list[Question]) -> None:  # noqa: ANN401 - Django's own
        self.question = question
        super().__init__(data, initial=standing(question))
        self._ask_for_texts()
        self.fields["asked_if"].choices = answers_before(earlier)
        if not self.fields["asked_if"].choices:
            del self.fields["asked_if"]

    def _ask_for_texts(self) -> None:
        """Every text in three languages."""
        for lang, said in IN.items():
            self.fields[f"name_{lang}"] = forms.CharField(
                label=_("The question %(said)s") % {"said": said},
                max_length=MOST_NAME,
                required=lang == "kk",
            )
            for what, label in HELPS.items():
                self.fields[f"{what}_{lang}"] = words_field(
                    f"{label} {said}", rows=2, most=MOST_HELP, required=False
                )
        for number in range(self.rows):
            for lang, said in IN.items():
                self.fields[f"choice_{number}_{lang}"] = forms.CharField(
                    label=_("Answer %(number)s %(said)s") % {"number": number + 1, "said": said},
                    max_length=MOST_CHOICE,
                    required=False,
                )

    @property
    def rows(self) -> int:
        """One for each answer there is, and some to spare."""
        return min(len(self.question.choices) + SPARE_ROWS, MOST_ROWS)

    def _named(self, *names: str) -> list[forms.BoundField]:
        return [self[name] for name in names]

    @property
    def names(self) -> list[forms.BoundField]:
        """The question itself."""
        return self._named(*(f"name_{lang}" for lang in LANGUAGES))

    @property
    def helps(self) -> list[forms.BoundField]:
        """Help and example, language by language."""
        return self._named(*(f"{what}_{lang}" for what in HELPS for lang in LANGUAGES))

    @property
    def answers(self) -> list[list[forms.BoundField]]:
        """Row by row."""
        return [
            self._named(*(f"choice_{number}_{lang}" for lang in LANGUAGES))
            for number in range(self.rows)
        ]

    @property
    def facts(self) -> dict[str, Any]:
        """What the verb takes."""
        given = self.cleaned_data
        texts = {k: given[k] for k in given if k.partition("_")[0] in {"name", *HELPS}}
        return {
            **texts,
            "kind": given["kind"],
            "is_required": given["is_required"],
            "asked_of": [kind for kind in Applicant.values if kind in given["asked_of"]],
            "asked_if": conditions_in(given.get("asked_if", [])),
            "choices": self._choices() if Question(kind=given["kind"]).is_chosen else [],
        }

    def _choices(self) -> list[dict[str, str]]:
        """The rows that say something, each under its code."""
        standing, found = self.question.choices, []
        for number in range(self.rows):
            texts = {f"name_{x}": self.cleaned_data[f"choice_{number}_{x}"] for x in LANGUAGES}
            if not any(texts.values()):
                continue
            known = number < len(standing)
            code = standing[number]["code"] if known else self._code(texts["name_en"], found)
            found.append({"code": code, **texts})
        return found

    def _code(self, words: str, found: list[dict[str, str]]) -> str:
        """A code that none of the answers has, nor had."""
        base = slugify(words)[:24].strip("-") or "answer"
        taken = {one["code"] for one in (*self.question.choices, *found)}
        names = (f"{base}-{n}" if n > 1 else base for n in range(1, len(taken) + 2))
        return next(name for name in names if name not in taken)


def standing(question: Question) -> dict[str, Any]:
    """The question as the form holds it."""
    texts = ("name", *HELPS)
    return {
        **{f"{what}_{x}": getattr(question, f"{what}_{x}") for what in texts for x in LANGUAGES},
        "kind": question.kind,
        "is_required": question.is_required,
        "asked_of": question.asked_of,
        "asked_if": [
            f"{code}={one}" for code, wanted in question.asked_if.items() for one in wanted
        ],
        **{
            f"choice_{number}_{x}": one.get(f"name_{x}", "")
            for number, one in enumerate(question.choices)
            for x in LANGUAGES
        },
    }


def answers_before(earlier: list[Question]) -> list[tuple[str, str]]:
    """Every answer that may be chosen before, with its question."""
    return [
        (f"{one.code}={code}", f"{one.name}: {label}")
        for one in earlier
        if one.codes
        for code, label in choices_of(one)
    ]


def conditions_in(chosen: list[str]) -> dict[str, list[str]]:
    """The ticked answers, by their question."""
    found: dict[str, list[str]] = {}
    for one in chosen:
        code, _equals, answer = one.partition("=")
        found.setdefault(code, []).append(answer)
    return found
