"""Showing that a contact is mine: as a guest who has just reported, or signed in."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from mapapp.web.access import public, signed_in
from mapapp.web.me import adding_contact
from mapapp.web.me.confirming import start_confirming
from mapapp.web.me.forms import CodeForm, ContactForm, posted
from mapapp.web.me.signing_in import safe

reads_and_writes = require_http_methods(["GET", "HEAD", "POST"])


@public
@never_cache
@reads_and_writes
def confirm(request: HttpRequest) -> HttpResponse:
    """A guest types a phone or an e-mail; the next page asks for the code."""
    then = safe(request, request.POST.get("next") or request.GET.get("next"))
    if request.user.is_authenticated:
        return start_confirming(request, then=then)
    form = ContactForm(posted(request))
    if form.is_valid():
        return start_confirming(request, phone=form.cleaned_data["contact"].value, then=then)
    return render(request, "me/confirm.html", {"form": form, "then": then}, status=_status(form))


@signed_in
@reads_and_writes
def contact(request: HttpRequest) -> HttpResponse:
    """Add a phone or an e-mail, or put another in its place."""
    form = ContactForm(posted(request))
    if form.is_valid():
        if adding_contact.begin(request, form.cleaned_data["contact"]):
            return redirect("me:contact_code")
        form.add_error(None, ValidationError(_("Too many codes. Try again later.")))
    return render(request, "me/contact.html", {"form": form}, status=_status(form))


@signed_in
@never_cache
@reads_and_writes
def contact_code(request: HttpRequest) -> HttpResponse:
    """Type the code that went to the new contact."""
    process = adding_contact.underway(request)
    if process is None:
        return redirect("me:contact")
    form = CodeForm(posted(request), code=process.code, tries_key=process.tries_key)
    if form.is_valid():
        return _kept(request, process)
    if form.is_bound and not process.record_invalid_attempt():
        messages.error(request, _("Too many attempts. Ask for a new code."))
        return redirect("me:contact")
    facts = {"form": form, "contact": process.contact}
    return render(request, "me/contact_code.html", facts, status=_status(form))


def _kept(request: HttpRequest, process: adding_contact.AddingContact) -> HttpResponse:
    if process.finish():
        messages.success(request, _("Saved. You can sign in by it from now on."))
        return redirect("me:profile")
    messages.error(
        request,
        _("This contact belongs to another account. Sign in by it, or use another one here."),
    )
    return redirect("me:contact")


def _status(form: ContactForm) -> int:
    return 422 if form.is_bound and form.errors else 200
