"""A report written down for somebody by a coordinator of the front office.

The person is its author in the end, not the coordinator: by the contact it was taken with they
confirm it themselves, and until then it is held; or the coordinator has heard them and vouches
for it, and it goes to the akimat at once without an author in public.
"""

from typing import Any

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from accounts.roles import OfficeKind
from initiatives.models import Problem
from initiatives.reporting import MOST_PHOTOS, report_problem
from initiatives.taxonomy import Channel
from kernel.workflow import Refusal
from mapapp.web.access import staff
from mapapp.web.me.contacts import Contact, ContactField
from mapapp.web.problems import kept_photos
from mapapp.web.problems.asking_to_confirm import ask_to_confirm
from mapapp.web.problems.forms import ReportForm
from mapapp.web.problems.reporting import photo_words, reads_and_writes, status_of


class BehalfForm(ReportForm):
    """What was told, by whom it can be confirmed, and how it came."""

    contact = ContactField(
        label=gettext_lazy("Phone or e-mail of the person"),
        help_text=gettext_lazy("They get a link by which it becomes theirs. Nobody else sees it."),
    )
    channel = forms.ModelChoiceField(
        Channel.objects.none(),
        label=gettext_lazy("How did it come?"),
        to_field_name="code",
        empty_label=None,
        widget=forms.RadioSelect,
    )
    is_vouched_for = forms.BooleanField(
        label=gettext_lazy("I have heard the person myself: send it to the akimat at once"),
        required=False,
    )

    def __init__(self, user: User, data: Any = None, files: Any = None) -> None:  # noqa: ANN401 - Django's own
        super().__init__(data, files)
        self.user = user
        self.fields["channel"].queryset = Channel.objects.in_use()
        del self.fields["shows_name"]

    @property
    def facts(self) -> dict[str, Any]:
        """What the verb takes."""
        self.cleaned_data |= {"shows_name": False}
        given = self.cleaned_data
        contact: Contact = given["contact"]
        by = "contact_phone" if contact.is_phone else "contact_email"
        return super().facts | {
            by: contact.value,
            "taken_by": self.user,
            "channel": given["channel"],
            "is_vouched_for": given["is_vouched_for"],
        }


@staff(OfficeKind.COORDINATOR)
@reads_and_writes
def behalf(request: HttpRequest) -> HttpResponse:
    """Write down what somebody told."""
    form = BehalfForm(request.user, request.POST or None, request.FILES or None)
    if not form.is_bound or not form.is_valid():
        return drawn(request, form)
    try:
        problem = written_down(form)
    except Problem.DoesNotExist as error:
        raise Http404 from error
    except Refusal as refusal:
        form.refuse(refusal)
        return drawn(request, form, refusal)
    words = _("Written down as %(number)s. The person has been sent a link.")
    messages.success(request, words % {"number": problem.number})
    return redirect(reverse("problems:behalf"))


@transaction.atomic
def written_down(form: BehalfForm) -> Problem:
    """The report and the message to its author, both or neither."""
    problem = report_problem(author=None, **form.facts)
    ask_to_confirm(problem, form.cleaned_data["contact"])
    return problem


def drawn(request: HttpRequest, form: BehalfForm, refusal: Refusal | None = None) -> HttpResponse:
    """The form, with the photos chosen so far, above the latest ones taken by this person."""
    room = MOST_PHOTOS - len(form.seals)
    form.seals += kept_photos.keep(request, request.FILES.getlist("photos"), most=room)
    latest = Problem.objects.filter(taken_by=request.user).select_related("channel", "region")
    facts = {"form": form, "photo_words": photo_words(), "latest": latest.order_by("-pk")[:10]}
    answer = render(request, "problems/behalf.html", facts, status=status_of(form, refusal))
    answer["Cache-Control"] = "no-store"
    return answer
