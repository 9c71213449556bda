"""A report is held until its author can be reached; then it becomes public.

Whoever typed the code sent to the contact of a report is its author: of one they sent, and of
one a coordinator wrote down for them, even if that is public already on the coordinator's word.
"""

from django.db import transaction
from django.db.models import Q

from accounts.models import User
from initiatives.models import Problem
from initiatives.stages import ProblemStage
from kernel.workflow import Refusal

UNCLAIMED = Q(stage=ProblemStage.REPORTED) | Q(is_vouched_for=True, author=None)


@transaction.atomic
def confirm_problem(problem: Problem, user: User) -> Problem:
    """The report is this person's, and their contact is confirmed: let it out.

    Refuses with contact_unconfirmed; raises `Problem.DoesNotExist` for another person's report.
    """
    if not user.has_confirmed_contact:
        _of(user, problem)
        raise Refusal("contact_unconfirmed")
    return claim_problem(problem, user)


@transaction.atomic
def claim_problem(problem: Problem, user: User) -> Problem:
    """The report is this person's; it is let out if they can be reached.

    Raises `Problem.DoesNotExist` for another person's report.
    """
    problem = _of(user, problem)
    if problem.author_id is None:
        _becomes_author(problem, user)
    if problem.stage == ProblemStage.REPORTED and user.has_confirmed_contact:
        problem.move("confirm", by=None)
    return problem


def _of(user: User, problem: Problem) -> Problem:
    """The report, locked, if it is nobody else's."""
    problem = Problem.objects.select_for_update(of=("self",)).get(pk=problem.pk)
    if problem.author_id not in {None, user.pk}:
        raise Problem.DoesNotExist
    return problem


def confirm_reports_of(user: User) -> list[Problem]:
    """Every held report with this person's confirmed contact, sent from whatever phone."""
    if not user.has_confirmed_contact:
        return []
    mine = Q(author=user)
    if user.phone and user.phone_verified_at:
        mine |= Q(author=None, contact_phone=user.phone)
    addresses = user.emailaddress_set.filter(verified=True).values_list("email", flat=True)
    for address in addresses:
        mine |= Q(author=None, contact_email__iexact=address)
    held = Problem.objects.filter(mine, UNCLAIMED)
    return [confirm_problem(problem, user) for problem in held]


def _becomes_author(problem: Problem, user: User) -> None:
    """From now on it is theirs; once it is public the contact is needed no more."""
    problem.author = user
    if problem.stage != ProblemStage.REPORTED:
        problem.contact_phone = problem.contact_email = ""
    problem.save(update_fields=["author", "contact_phone", "contact_email", "updated_at"])
