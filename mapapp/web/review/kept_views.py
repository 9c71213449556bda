"""Keeping a view of the desk under a name, choosing the first one, letting one go."""

from http import HTTPStatus

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from initiatives.models import DeskView
from mapapp.web.access import staff
from mapapp.web.review.bulk_views import desk_of
from mapapp.web.review.duty import AT_THE_DESK
from mapapp.web.review.forms import DeskForm
from mapapp.web.review.kept import KeepForm, open_with
from mapapp.web.review.list_views import show_desk


@staff(*AT_THE_DESK)
@require_POST
def keep(request: HttpRequest) -> HttpResponse:
    """Give the filter of the address a name."""
    form = DeskForm(request.GET, user=request.user)
    keeping = KeepForm(request.POST, user=request.user)
    if not keeping.is_valid():
        return show_desk(request, form, keep=keeping, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    keeping.keep(form.asked)
    messages.success(request, _("The view is kept."))
    return redirect(desk_of(form))


@staff(*AT_THE_DESK)
@require_POST
def open_first(request: HttpRequest, pk: int) -> HttpResponse:
    """My desk opens with this view; pressed again, with everything."""
    view = get_object_or_404(DeskView.objects.visible_to(request.user), pk=pk)
    is_first = view.opens_for.filter(user=request.user).exists()
    open_with(request.user, None if is_first else view)
    return redirect(f"{reverse('review:desk')}?all=1")


@staff(*AT_THE_DESK)
@require_POST
def forget(request: HttpRequest, pk: int) -> HttpResponse:
    """Let a view of one's own go; the office loses it too."""
    view = get_object_or_404(DeskView.objects.changeable_by(request.user), pk=pk)
    view.delete()
    messages.success(request, _("The view is removed."))
    return redirect(f"{reverse('review:desk')}?all=1")
