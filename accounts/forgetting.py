"""Forgetting a person: the account stays as an empty shell, so that counts and journals hold.

Every app that keeps something of a person registers in `ready()` how it forgets it; what a
person wrote for the public stays, what says who, where or how to reach them goes.
"""

from collections.abc import Callable

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db import transaction

from accounts.models import User

Forgetter = Callable[[User], None]
FORGETTERS: list[Forgetter] = []


def register(forgetter: Forgetter) -> Forgetter:
    """Call this whenever a person is forgotten."""
    if forgetter not in FORGETTERS:
        FORGETTERS.append(forgetter)
    return forgetter


@transaction.atomic
def forget_person(user: User) -> None:
    """Nothing is left by which the person could be known, reached or signed in."""
    for forgetter in FORGETTERS:
        forgetter(user)
    for session in UserSession.objects.filter(user=user):
        session.end()
    _forget_in_the_log(user)
    EmailAddress.objects.filter(user=user).delete()
    Authenticator.objects.filter(user=user).delete()
    user.email = user.phone = user.phone_verified_at = user.last_login = None
    user.public_name, user.shows_name, user.chosen_roles = "", False, []
    user.is_active = False
    user.set_unusable_password()
    user.save()


def _forget_in_the_log(user: User) -> None:
    """The staff admin writes down how a thing was called: a person by their contact."""
    person = ContentType.objects.get_for_model(User)
    LogEntry.objects.filter(content_type=person, object_id=str(user.pk)).update(object_repr="")
