"""What happens at the moment somebody has signed in."""

from allauth.account.signals import user_logged_in
from django.dispatch import receiver
from django.http import HttpRequest

from accounts.models import User
from accounts.roles import ChosenRole
from mapapp.web import kept_posts
from mapapp.web.me.signals import contact_confirmed
from mapapp.web.me.signing_in import CHOICES


@receiver(user_logged_in, dispatch_uid="asar-take-choices")
def take_choices(request: HttpRequest, user: User, **_: object) -> None:
    """Add the roles that were ticked at sign-up; nothing chosen before is taken away."""
    ticked = set(request.session.pop(CHOICES, ())) & set(ChosenRole.values)
    if ticked - set(user.chosen_roles):
        user.chosen_roles = sorted(ticked | set(user.chosen_roles))
        user.save(update_fields=["chosen_roles"])


@receiver(user_logged_in, dispatch_uid="asar-last-as-usual")
def last_as_usual(request: HttpRequest, **_: object) -> None:
    """A session that was kept short for a guest's words lasts as long as any other."""
    if kept_posts.KEY in request.session:
        request.session.set_expiry(None)


@receiver(user_logged_in, dispatch_uid="asar-announce-contact")
def announce_contact(request: HttpRequest, user: User, **_: object) -> None:
    """Let the other pages attach what a guest had begun."""
    if user.has_confirmed_contact:
        contact_confirmed.send(sender=User, user=user, request=request)
