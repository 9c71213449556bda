"""Ready answers in the form of a decision: chosen, filled with this thing's facts, inserted."""

import json
from dataclasses import dataclass
from typing import Any

from django.utils import translation

from initiatives.models import AnswerTemplate
from initiatives.models.about import Thing
from initiatives.phrases import filled, joined
from mapapp.templatetags.moments import day
from mapapp.web.move_forms import MoveForm

LANGUAGES = ("kk", "ru")
IN_ONE = ("reason", "question")


@dataclass(frozen=True, slots=True)
class Phrase:
    """One ready answer: its title, and the text of each input it fills."""

    pk: int
    title: str
    texts: dict[str, str]

    @property
    def as_json(self) -> str:
        """For the script that inserts it."""
        return json.dumps(self.texts, ensure_ascii=False)


def phrases_for(thing: Thing) -> dict[str, list[AnswerTemplate]]:
    """Every template that fits, by its verb; one query for the page."""
    found: dict[str, list[AnswerTemplate]] = {}
    for template in AnswerTemplate.objects.fitting(thing):
        found.setdefault(template.verb, []).append(template)
    return found


def phrases_of(form: MoveForm, templates: list[AnswerTemplate]) -> list[Phrase]:
    """The templates as this form can take them."""
    return [Phrase(one.pk, one.title, _texts(form, one)) for one in templates]


def _texts(form: MoveForm, template: AnswerTemplate) -> dict[str, str]:
    """By the name of the input: both languages of an answer, or the author's."""
    return {
        form[name].html_name: filled(
            getattr(template, f"text_{lang}"), facts_of(form.subject, lang)
        )
        for name, lang in _targets(form)
    }


def _targets(form: MoveForm) -> list[tuple[str, str]]:
    both = [(f"public_answer_{lang}", lang) for lang in LANGUAGES]
    if all(name in form.fields for name, _ in both):
        return both
    lang = "ru" if form.subject.language == "ru" else "kk"
    return [(name, lang) for name in IN_ONE if name in form.fields][:1]


def facts_of(thing: Thing, lang: str) -> dict[str, str]:
    """What fills the placeholders, in one language."""
    with translation.override(lang):
        return {
            "number": thing.number,
            "place": thing.region.name_in(lang),
            "office": thing.office.name_in(lang) if thing.office else "",
            "date": day(thing.created_at),
            "until": day(thing.due_at),
        }


def with_phrase(form: MoveForm, typed: Any) -> MoveForm:  # noqa: ANN401 - a QueryDict
    """The form as it was typed, with the chosen answer after it; nothing is judged yet."""
    rows = AnswerTemplate.objects.fitting(form.subject).filter(verb=form.verb)
    chosen = typed.get("phrase", "")
    is_key = chosen.isascii() and chosen.isdigit() and len(chosen) < len(str(2**63))
    texts = next((_texts(form, one) for one in rows.filter(pk=chosen)), {}) if is_key else {}
    again = type(form)(verb=form.verb, subject=form.subject, by=form.by)
    for name in again.fields:
        key = form[name].html_name
        said = typed.get(key, "")
        again.initial[name] = joined(said, texts[key]) if key in texts else said
    return again
