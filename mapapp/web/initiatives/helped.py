"""Naming the people a work has helped, so that they are asked by letter.

What was typed is shown to nobody again, whoever typed it: only how many are named.
"""

from http import HTTPStatus
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from initiatives import beneficiaries
from initiatives.closing_report import being_written
from initiatives.models import Initiative
from kernel.workflow import Refusal
from mapapp.web import limits, refusals
from mapapp.web.access import signed_in
from mapapp.web.initiatives.views import seen_by
from mapapp.web.me.forms import posted
from mapapp.web.move_forms import words_field

MOST_TYPED = 8000
FIELDS = {"consent_missing": "have_agreed"}


class HelpedForm(forms.Form):
    """Addresses and numbers, one a line; and that their owners know."""

    contacts = words_field(
        _("E-mail addresses or mobile numbers, one a line"),
        rows=6,
        most=MOST_TYPED,
        help_text=_(
            "After the one letter each address is forgotten; it is shown to nobody, not to you "
            "either."
        ),
        error_messages={"required": refusals.WORDS["contacts_missing"]},
    )
    have_agreed = forms.BooleanField(
        label=_("I have asked each of them, and they agree to get one letter"), required=False
    )

    @property
    def lines(self) -> list[str]:
        """What was typed, line by line."""
        return self.cleaned_data["contacts"].splitlines()


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def helped(request: HttpRequest, pk: int) -> HttpResponse:
    """How many are named; whoever leads names more or takes some back."""
    initiative = seen_by(request, pk)
    if not request.user.has_perm("initiatives.name_beneficiaries", initiative):
        raise Http404
    form = HelpedForm(posted(request))
    if form.is_bound and form.is_valid() and kept(request, initiative, form):
        return redirect("initiatives:helped", pk)
    report = being_written(initiative)
    facts: dict[str, Any] = {
        "initiative": initiative,
        "form": form,
        "named": report.beneficiaries.count() if report else 0,
        "most": beneficiaries.MOST,
        "least": settings.EVALUATION_RULE["beneficiaries_least"],
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "initiatives/helped.html", facts, status=status)


def kept(request: HttpRequest, initiative: Initiative, form: HelpedForm) -> bool:
    """Name or take back; a refusal becomes an error of the form, with what was typed kept."""
    try:
        limits.count(request, "helped")
        said = _taken_back(request, initiative, form) or _named(request, initiative, form)
    except Refusal as refusal:
        form.add_error(FIELDS.get(refusal.code, "contacts"), refusals.words(refusal))
        return False
    messages.success(request, said)
    return True


def _named(request: HttpRequest, initiative: Initiative, form: HelpedForm) -> str:
    agreed = form.cleaned_data["have_agreed"]
    new = beneficiaries.name_them(initiative, form.lines, by=request.user, have_agreed=agreed)
    return ngettext("%(new)s person more is named.", "%(new)s people more are named.", new) % {
        "new": new
    }


def _taken_back(request: HttpRequest, initiative: Initiative, form: HelpedForm) -> str:
    if "back" not in request.POST:
        return ""
    gone = beneficiaries.take_back(initiative, form.lines, by=request.user)
    return ngettext("%(gone)s person is taken back.", "%(gone)s people are taken back.", gone) % {
        "gone": gone
    }
