"""Whatever a form of ours can say about a field is said in the reader's language.

Most of these words are Django's, which is half translated into Kazakh. The forms are found by
walking the pages' modules; a word that is missing goes into `mapapp/locale_extra.py`.
"""

import importlib
import pkgutil

import pytest
from django import forms
from django.core.validators import FileExtensionValidator
from django.utils import translation
from django.utils.translation import gettext_lazy

import mapapp.web

NOT_USED = {"unique_for_date"}  # no field of ours asks for it


def below(cls):
    for found in cls.__subclasses__():
        yield found
        yield from below(found)


def our_forms():
    for found in pkgutil.walk_packages(mapapp.web.__path__, "mapapp.web."):
        importlib.import_module(found.name)
    return {form for form in below(forms.BaseForm) if form.__module__.startswith("mapapp.")}


def said_by(field):
    """A field's own words and those of its validators."""
    words = [text for code, text in field.error_messages.items() if code not in NOT_USED]
    return [*words, *(getattr(check, "message", "") for check in field.validators)]


def said_by_model(form):
    """What the model behind a form may add."""
    model = getattr(getattr(form, "_meta", None), "model", None)
    if model is None:
        return []
    kept = {field.name: field for field in model._meta.get_fields() if hasattr(field, "formfield")}
    behind = [kept[name] for name in form.base_fields if name in kept]
    words = [text for field in behind for text in said_by(field)]
    return words + [rule.violation_error_message for rule in model._meta.constraints]


def words():
    """Every word, with where it comes from."""
    yield "any file", FileExtensionValidator.message
    yield "any field of several", forms.MultiValueField.default_error_messages["incomplete"]
    for form in our_forms():
        for name, field in getattr(form, "base_fields", {}).items():
            yield from ((f"{form.__name__}.{name}", text) for text in said_by(field))
        yield from ((form.__name__, text) for text in said_by_model(form))


def is_translated(text, language):
    with translation.override(language):
        here = str(text)
    with translation.override("en"):
        return here != str(text) or not any(letter.isalpha() for letter in here)


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_every_word_of_a_form_is_in_the_readers_language(language):
    untranslated = {str(w): where for where, w in words() if w and not is_translated(w, language)}

    assert untranslated == {}


def test_the_walk_finds_the_forms_and_a_word_that_is_missing():
    """The twin: a form with a word of nobody's catalogue is noticed."""
    assert len(our_forms()) > 40
    assert not is_translated(gettext_lazy("A word of no catalogue."), "kk")
