"""Answering a form about an owner: kept and on, or the same page with what was typed."""

from http import HTTPStatus

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from kernel.workflow import Refusal
from mapapp.web import refusals
from mapapp.web.resources.forms import OwnerForm
from mapapp.web.verbs import words_of
from resources.bands import RADII_KM
from resources.introducing import introduce
from resources.models import LegalPerson, Pledge

MOST_LETTERS = 2000


def answer(request: HttpRequest, form: OwnerForm, *, template: str, then: str) -> HttpResponse:
    """Keep a valid form and go on; show the page otherwise, 422 if something was typed."""
    if request.method == "POST" and form.is_valid():
        keep(form, request)
        messages.success(request, _("Saved."))
        return redirect(then)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.is_bound else HTTPStatus.OK
    facts = {"form": form, "owner": form.instance, "radii": RADII_KM}
    return render(request, template, facts, status=status)


@transaction.atomic
def keep(form: OwnerForm, request: HttpRequest) -> None:
    """The owner and the words chosen, in one step."""
    owner = form.save(commit=False)
    introduce(owner, by=request.user, bin_number=form.cleaned_data.get("bin", ""))
    form.save_m2m()


def pressed(
    request: HttpRequest, thing: Pledge | LegalPerson, verb: str, *, back: str
) -> HttpResponse:
    """One move of a promise or of papers; a refusal keeps the words that were typed."""
    reason = request.POST.get("reason", "")[:MOST_LETTERS]
    try:
        entry = thing.move(verb, by=request.user, reason=reason)
    except Refusal as refusal:
        facts = {"back": back, "typed": reason}
        return refusals.refused(request, "resources/refused.html", facts, refusal)
    happened = words_of(entry.workflow, verb).happened
    messages.success(request, _("Done: %(what)s") % {"what": happened})
    return redirect(back)
