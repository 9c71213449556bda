"""Signing in as people do: by the code that was really sent."""

import re

from django.urls import reverse

from kernel.models import Outbox


def messages_to(contact):
    """What waits in the outbox for a phone or an e-mail, the newest first."""
    rows = Outbox.objects.filter(kind__in=["sms", "email"]).order_by("-pk")
    return [row.payload for row in rows if contact in row.payload["to"]]


def code_sent_to(contact):
    """The six digits of the latest message."""
    newest = messages_to(contact)[0]
    return re.search(r"\b\d{6}\b", newest.get("text") or newest["body"]).group()


def ask(client, contact, **more):
    """Type a contact on the sign-in page."""
    return client.post(reverse("account_login"), {"contact": contact, **more})


def sign_up(client, contact, **more):
    """Type a contact on the sign-up page."""
    return client.post(reverse("account_signup"), {"contact": contact, **more})


def type_code(client, code):
    """Type a code on the page that asks for it."""
    return client.post(reverse("account_confirm_login_code"), {"code": code})


def sign_in(client, contact):
    """The whole way in."""
    ask(client, contact)
    return type_code(client, code_sent_to(contact))


def is_signed_in(client):
    """Somebody is."""
    return "_auth_user_id" in client.session
