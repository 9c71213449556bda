"""Carriers of letters that misbehave."""

from django.core.mail.backends.base import BaseEmailBackend


class Refusing(BaseEmailBackend):
    """Takes no letter, as a server that is down."""

    def send_messages(self, email_messages):
        """Refuse them all."""
        del email_messages
        raise ConnectionRefusedError
