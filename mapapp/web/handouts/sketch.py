"""Adding a drawing of the place to the pack: a photo of a sheet of paper will do."""

from http import HTTPStatus

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from initiatives import sketching
from initiatives.models import Initiative
from kernel.workflow import Refusal
from mapapp.web import refusals
from mapapp.web.access import signed_in
from mapapp.web.handouts.views import own
from mapapp.web.limits import count
from mapapp.web.photos.forms import ACCEPT


class SketchForm(forms.Form):
    """One picture."""

    drawing = forms.FileField(
        label=gettext_lazy("Your drawing of the place"),
        help_text=gettext_lazy(
            "JPEG, PNG or WebP, at most 10 MB. Draw what stands there and what you want to build, "
            "with lengths in metres; then take a photo of the sheet."
        ),
        widget=forms.FileInput(attrs={"accept": ACCEPT}),
    )


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def sketch(request: HttpRequest, pk: int) -> HttpResponse:
    """The drawing as it is; another one, or none."""
    initiative = own(request, pk)
    form = SketchForm()
    if "remove" in request.POST:
        sketching.drop_sketch(initiative, by=request.user)
        messages.success(request, _("The drawing is taken out of the pack."))
        return redirect("handouts:sketch", pk)
    if request.method == "POST":
        form = SketchForm(request.POST, request.FILES)
        if form.is_valid() and _is_kept(request, initiative, form):
            return redirect("handouts:sketch", pk)
    facts = {"initiative": initiative, "form": form, "sketch": sketching.sketch_of(initiative)}
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.is_bound else HTTPStatus.OK
    return render(request, "handouts/sketch.html", facts, status=status)


def _is_kept(request: HttpRequest, initiative: Initiative, form: SketchForm) -> bool:
    try:
        count(request, "paper")
        sketching.keep_sketch(initiative, form.cleaned_data["drawing"], by=request.user)
    except Refusal as refusal:
        form.add_error("drawing", refusals.words(refusal))
        return False
    messages.success(request, _("The drawing is kept; it is printed in the pack."))
    return True
