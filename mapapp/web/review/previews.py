"""What the citizen will read of a decision, before it is made: in Kazakh and in Russian.

The words are those of the public timeline, taken under each language; scripts keep the typed
text in step, without them the preview button asks the server.
"""

from dataclasses import dataclass

from django.utils import translation

from initiatives.reasons import CHOICES
from kernel.models import Staged
from mapapp.web.moves import Offer

IN_LANGUAGES = {"kk": "public_answer_kk", "ru": "public_answer_ru"}
IN_ONE = ("reason", "question")


@dataclass(frozen=True, slots=True)
class Preview:
    """One language of it; `source` is the input its text comes from."""

    lang: str
    title: str
    who: str
    codes: list[tuple[str, str]]
    code_source: str
    code: str
    source: str
    text: str


def previews(offer: Offer, subject: Staged) -> list[Preview]:
    """Both languages of a public answer, or the author's for a single text."""
    fields = offer.form.fields
    if set(IN_LANGUAGES.values()) <= set(fields):
        return [_preview(offer, subject, lang, name) for lang, name in IN_LANGUAGES.items()]
    name = next((name for name in IN_ONE if name in fields), None)
    return [_preview(offer, subject, subject.language, name)] if name else []


def _preview(offer: Offer, subject: Staged, lang: str, name: str) -> Preview:
    form = offer.form
    has_code = "reason_code" in form.fields
    with translation.override(lang):
        codes = [(code.value, str(code.label)) for code in CHOICES.get(offer.verb, ())]
        title, who = str(offer.words.happened), subject.office.name if subject.office else ""
    return Preview(
        lang=lang,
        title=title,
        who=who,
        codes=codes if has_code else [],
        code_source=form["reason_code"].html_name if has_code else "",
        code=(form["reason_code"].value() or "") if has_code else "",
        source=form[name].html_name,
        text=form[name].value() or "",
    )
