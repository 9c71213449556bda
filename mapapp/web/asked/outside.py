"""An outside body answers from the letter: what is asked, the public facts, words and photos."""

from http import HTTPStatus
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from initiatives.outside import OVER, answer_outside, asked_of
from kernel.workflow import Refusal
from mapapp.web import refusals
from mapapp.web.access import public
from mapapp.web.asked.doors import by_link, closed
from mapapp.web.asked.question import about, page_of
from mapapp.web.move_forms import MOST_ANSWER, words_field
from mapapp.web.photos.forms import PhotosField


class BodyForm(forms.Form):
    """The answer in one language or in both, and photos."""

    answer_kk = words_field(_("Answer in Kazakh"), most=MOST_ANSWER, required=False)
    answer_ru = words_field(_("Answer in Russian"), most=MOST_ANSWER, required=False)
    photos = PhotosField(label=_("Photos"), required=False, help_text=_("At most five."))

    def clean(self) -> dict[str, Any]:
        """In one language at least."""
        typed = super().clean()
        if not typed.get("answer_kk") and not typed.get("answer_ru"):
            self.add_error("answer_kk", _("Write the answer in Kazakh or in Russian."))
        return typed


@public
@by_link
@require_http_methods(["GET", "HEAD", "POST"])
def outside(request: HttpRequest, word: str) -> HttpResponse:
    """GET shows what is asked; POST answers, once."""
    question = asked_of(word)
    form = BodyForm(*((request.POST, request.FILES) if request.method == "POST" else ()))
    if form.is_valid():
        try:
            answer_outside(word, **form.cleaned_data)
        except Refusal as refusal:
            if refusal.is_conflict:
                return closed(request, Refusal(OVER))
            name = "photos" if refusal.code.startswith("photo") else None
            form.add_error(name, refusals.words(refusal))
        else:
            return render(request, "asked/thanks.html", {"question": question})
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.is_bound else HTTPStatus.OK
    thing = question.thing
    facts = {"question": question, "thing": thing, "form": form, "page": page_of(thing)}
    return render(request, "asked/outside.html", facts | about(thing), status=status)
