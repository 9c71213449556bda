"""Whom to write to, writing, one's conversations, reading and answering."""

from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import models
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.models import Office
from community import mailing
from community.models import Letter
from community.receiving import RECEIVERS
from kernel.workflow import Refusal
from mapapp.web import limits, refusals
from mapapp.web.access import public, signed_in
from mapapp.web.letters.forms import FollowForm, LetterForm
from mapapp.web.letters.held import held_for, hold, let_go
from mapapp.web.letters.shown import ON_A_PAGE, Conversation, rows_of
from mapapp.web.letters.tabs import Lists
from mapapp.web.me.forms import posted

reads_and_writes = require_http_methods(["GET", "HEAD", "POST"])
MOST_SOUGHT = 100


@public
@require_safe
def whom(request: HttpRequest) -> HttpResponse:
    """The offices that answer residents, by name or by place."""
    sought = " ".join(request.GET.get("q", "").split())[:MOST_SOUGHT]
    rows = offices(sought).select_related("region").order_by("region__path", "kind", "pk")
    page = Paginator(rows, ON_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "letters/whom.html", {"page": page, "sought": sought})


def offices(sought: str) -> QuerySet[Office]:
    """Those that may be written to, narrowed by every word that was typed."""
    rows = RECEIVERS["office"].open()
    for word in sought.split():
        named = Q()
        for lang in ("kk", "ru", "en"):
            named |= Q(**{f"name_{lang}__icontains": word})
            named |= Q(**{f"region__name_{lang}__icontains": word})
        rows = rows.filter(named)
    return rows


@public
@reads_and_writes
def to(request: HttpRequest, kind: str, ref: int) -> HttpResponse:
    """The form of a letter to an office or a body."""
    if kind not in RECEIVERS:
        raise Http404
    receiver = get_object_or_404(RECEIVERS[kind].open(), pk=ref)
    form = LetterForm(posted(request), user=request.user, kept=held_for(request, receiver))
    if form.is_valid() and (answer := sent(request, receiver, form)):
        return answer
    facts = {"receiver": receiver, "form": form}
    return render(request, "letters/to.html", facts, status=status_of(form))


def sent(request: HttpRequest, receiver: models.Model, form: LetterForm) -> HttpResponse | None:
    """On to the conversation; nothing where the form comes back."""
    user = request.user
    try:
        limits.count(request, "letter")
        if not user.is_authenticated or not user.has_confirmed_contact:
            return held(request, receiver, form)
        row = mailing.write(user, receiver, form.words)
    except Refusal as refusal:
        form.add_error(None, refusals.words(refusal))
        return None
    let_go(request, receiver)
    messages.success(request, _("Your letter is sent. The answer will stand here."))
    return redirect("letters:letter", row.pk)


def held(request: HttpRequest, receiver: models.Model, form: LetterForm) -> HttpResponse:
    """The words wait in this browser until a contact is confirmed."""
    hold(request, receiver, form.words)
    if request.user.is_authenticated:
        messages.info(request, _("Your letter is kept. Confirm a contact, and it is sent."))
        return redirect("me:contact")
    then = urlencode({"next": f"{reverse('letters:mine')}?show=sent"})
    return redirect(f"{reverse('me:confirm')}?{then}")


@signed_in
@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """The conversations of this person: those they read for others, and their own."""
    lists = Lists(request.user, request.GET.get("show", ""))
    page = rows_of(lists.rows, request.GET.get("page"))
    tabs = lists.tabs(page.paginator.count)
    facts = {"tabs": tabs, "chosen": lists.chosen, "page": page}
    return render(request, "letters/mine.html", facts)


@signed_in
@reads_and_writes
def letter(request: HttpRequest, pk: int) -> HttpResponse:
    """One conversation, and a form to write on; a letter within it leads there."""
    row = get_object_or_404(Letter.objects.select_related("thread__author", "author"), pk=pk)
    if not request.user.has_perm("community.read_letter", row):
        raise Http404
    if row.thread_id:
        return redirect(f"{reverse('letters:letter', args=[row.thread_id])}#letter-{pk}")
    form = FollowForm(posted(request))
    seen = Conversation(row, request.user, request.GET.get("page"), form)
    if form.is_valid() and (answer := followed(request, seen)):
        return answer
    return render(request, "letters/letter.html", {"seen": seen}, status=status_of(form))


def followed(request: HttpRequest, seen: Conversation) -> HttpResponse | None:
    """On to what was written; nothing where the form comes back."""
    try:
        limits.count(request, "letter" if seen.is_mine else "letter_answer")
        row = mailing.follow_up(seen.first, request.user, seen.form.words)
    except Refusal as refusal:
        seen.form.add_error(None, refusals.words(refusal))
        return None
    messages.success(request, _("It is sent."))
    return redirect(f"{reverse('letters:letter', args=[seen.first.pk])}#letter-{row.pk}")


def status_of(form: Any) -> HTTPStatus:  # noqa: ANN401 - any form
    """A gap in the form is 422, and nothing typed is lost."""
    return HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
