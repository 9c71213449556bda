"""Who is affected: those who told of the trouble, and those who said "me too"."""

from accounts.models import Membership, User
from community.models import Support
from initiatives.models import Initiative, Problem
from initiatives.querysets.speakers import speakers_of


def people_of(problem: Problem) -> set[int]:
    """The author and everybody whose "me too" is confirmed."""
    supporters = Support.objects.of(problem).confirmed().values_list("user", flat=True)
    return {*supporters, *([problem.author_id] if problem.author_id else [])}


def people_behind(initiative: Initiative) -> set[int]:
    """Those of its problems, and its own followers."""
    followers = Support.objects.of(initiative).confirmed().values_list("user", flat=True)
    found = set(followers)
    for problem in initiative.problems.all():
        found |= people_of(problem)
    return found


def hands_in(initiative: Initiative) -> set[int]:
    """Author, lead, everybody ever in the team or where it is called for: none judges it."""
    members = (m.user_id for m in initiative.members.all() if m.has_a_hand_in_it)
    named = _callers_of(initiative) | speakers_of(initiative)
    return {initiative.author_id, initiative.lead_id, *members, *named} - {None}


def _callers_of(initiative: Initiative) -> set[int]:
    """Everybody who sits or once sat in the office that calls for volunteers with it."""
    if initiative.called_by_id is None:
        return set()
    sitting = Membership.objects.filter(office=initiative.called_by_id)
    return set(sitting.values_list("user", flat=True))


def evaluators_of(initiative: Initiative, invited: list[User] | None = None) -> set[int]:
    """Everybody to be asked: the affected and those invited, without the hands in the work."""
    guests = {user.pk for user in invited or [] if user.has_confirmed_contact}
    return (people_behind(initiative) | guests) - hands_in(initiative)
