"""Whoever has signed out leaves nothing on the device: the middleware is told."""

from django.contrib.auth.signals import user_logged_out
from django.dispatch import receiver
from django.http import HttpRequest

from accounts.models import User


@receiver(user_logged_out, dispatch_uid="asar-forget-the-device")
def forget_the_device(request: HttpRequest, user: User | None, **_facts: object) -> None:
    """Note it on the request; `PrivatePagesMiddleware` writes the header."""
    request.was_signed_out = user is not None
