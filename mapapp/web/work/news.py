"""Telling how the work goes, and taking it back."""

from http import HTTPStatus

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from initiatives import telling_news
from initiatives.models import Initiative, WorkNews
from kernel.workflow import Refusal
from mapapp.web import limits
from mapapp.web.access import signed_in
from mapapp.web.me.forms import posted
from mapapp.web.work.news_form import NewsForm
from mapapp.web.work.seen import at_work, at_work_on, crumbs


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def tell(request: HttpRequest, pk: int) -> HttpResponse:
    """Words and photos for everybody; those who follow are told."""
    initiative = at_work_on(request, pk, "tell_news")
    form = NewsForm(posted(request), request.FILES or None, user=request.user)
    if form.is_bound and form.is_valid() and (news := told(request, initiative, form)):
        return redirect(f"{reverse('work:home', args=[pk])}#news-{news.pk}")
    form.keep_photos(request)
    facts = {"initiative": initiative, "form": form, "crumbs": crumbs(initiative, _("News"))}
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "work/tell.html", facts, status=status)


def told(request: HttpRequest, initiative: Initiative, form: NewsForm) -> WorkNews | None:
    """Tell it; a refusal becomes an error of the form, with what was typed kept."""
    try:
        limits.count(request, "news")
        news = telling_news.tell(initiative, form.words, by=request.user, **form.photos_chosen)
    except Refusal as refusal:
        form.refuse(refusal)
        return None
    messages.success(request, _("It is public now, and those who follow are told."))
    return news


@signed_in
@require_POST
def take_back(request: HttpRequest, pk: int, news: int) -> HttpResponse:
    """The words and photos of one's own news go."""
    rows = WorkNews.objects.filter(author=request.user, initiative=at_work(request, pk))
    telling_news.take_back(get_object_or_404(rows, pk=news), by=request.user)
    messages.success(request, _("Your news was taken back, with its photos."))
    return redirect("work:home", pk)
