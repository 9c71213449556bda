"""What a guest had told of becomes public at the moment their contact is confirmed."""

from django.contrib import messages
from django.dispatch import receiver
from django.http import HttpRequest
from django.utils.translation import gettext as _

from accounts.models import User
from initiatives.confirming import confirm_problem, confirm_reports_of
from initiatives.models import Problem
from mapapp.web.me.signals import contact_confirmed
from mapapp.web.problems.held import KEY, held
from mapapp.web.problems.joining import let_voices_out


@receiver(contact_confirmed, dispatch_uid="asar-let-reports-out")
def let_reports_out(request: HttpRequest, user: User, **_facts: object) -> None:
    """Those sent from this browser, and those sent with this very contact."""
    let_voices_out(request, user)
    waiting = Problem.objects.filter(held(request))
    out = [confirm_problem(problem, user) for problem in waiting]
    out += confirm_reports_of(user)
    request.session.pop(KEY, None)
    for problem in out:
        words = _("Confirmed. Your report %(number)s is public now.")
        messages.success(request, words % {"number": problem.number})
