"""Reading what is said, saying something, taking it back."""

from http import HTTPStatus

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from community import commenting
from community.models import Comment
from kernel.workflow import Refusal
from mapapp.web import limits, refusals
from mapapp.web.access import public, signed_in
from mapapp.web.comments.forms import CommentForm
from mapapp.web.comments.held import begun, forget, hold
from mapapp.web.comments.page import Discussion, Thread
from mapapp.web.comments.things import kind_of, page_of, seen_thing
from mapapp.web.me.forms import posted

reads_and_writes = require_http_methods(["GET", "HEAD", "POST"])


@public
@reads_and_writes
def of(request: HttpRequest, kind: str, ref: int) -> HttpResponse:
    """Everything said about a thing, the newest thread first, and a form."""
    thing = seen_thing(request.user, kind, ref)
    form = CommentForm(posted(request), user=request.user, begun=begun(request, kind, ref))
    seen = Discussion(thing, request.user, request.GET.get("page"), form)
    if request.method == "POST" and seen.is_open and (answer := said(request, seen)):
        return answer
    return drawn(request, "comments/list.html", seen)


@public
@reads_and_writes
def thread(request: HttpRequest, pk: int) -> HttpResponse:
    """One thread with all its answers, and a form to answer; an answer leads to its thread."""
    comment = get_object_or_404(Comment.objects.with_people().select_related("thread"), pk=pk)
    kind, ref = comment.subject_type.model, comment.subject_id
    thing = seen_thing(request.user, kind, ref)
    if comment.thread is not None and request.method != "POST":
        return redirect(f"{reverse('comments:thread', args=[comment.thread_id])}#comment-{pk}")
    waiting = begun(request, kind, ref, comment)
    form = CommentForm(posted(request), user=request.user, begun=waiting)
    top = comment.thread or comment
    seen = Thread(thing, request.user, request.GET.get("page"), form, top=top)
    if request.method == "POST" and seen.is_open and (answer := said(request, seen, comment)):
        return answer
    return drawn(request, "comments/thread.html", seen)


def drawn(request: HttpRequest, template: str, seen: Discussion) -> HttpResponse:
    """The page; a gap in the form is 422 and nothing typed is lost."""
    status = HTTPStatus.UNPROCESSABLE_ENTITY if seen.form.errors else HTTPStatus.OK
    return render(request, template, {"seen": seen, "form": seen.form}, status=status)


def said(
    request: HttpRequest, seen: Discussion, answered: Comment | None = None
) -> HttpResponse | None:
    """On to what was said; nothing where the form comes back."""
    if not seen.form.is_valid():
        return None
    try:
        limits.count(request, "comment")
        if not request.user.is_authenticated or not request.user.has_confirmed_contact:
            return held(request, seen, answered)
        row = commenting.comment(request.user, seen.thing, seen.form.words, answers_to=answered)
    except Refusal as refusal:
        seen.form.add_error(None, refusals.words(refusal))
        return None
    forget(request, row.client_id)
    messages.success(request, _("Your comment is public now."))
    return redirect(f"{here(seen, answered)}#comment-{row.pk}")


def held(request: HttpRequest, seen: Discussion, answered: Comment | None) -> HttpResponse:
    """The words wait in this browser until a contact is confirmed."""
    hold(request, kind_of(seen.thing), seen.thing.pk, seen.form.words, answered)
    if request.user.is_authenticated:
        messages.info(request, _("Your comment is kept. Confirm a contact, and it is public."))
        return redirect("me:contact")
    then = urlencode({"next": here(seen, answered)})
    return redirect(f"{reverse('me:confirm')}?{then}")


def here(seen: Discussion, answered: Comment | None) -> str:
    """The page a form stood on."""
    if answered is None:
        return page_of(seen.thing)
    return reverse("comments:thread", args=[answered.thread_id or answered.pk])


@signed_in
@require_POST
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    """The words of one's own comment go; the answers to it stay."""
    mine = get_object_or_404(Comment.objects.filter(author=request.user), pk=pk)
    commenting.take_back(mine, by=request.user)
    messages.success(request, _("Your comment was taken back."))
    return redirect("comments:thread", mine.thread_id or mine.pk)
