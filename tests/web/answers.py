"""An answer of the site in one word."""

from http import HTTPStatus

from django.urls import reverse

OPEN, SIGN_IN = "open", "sign in"
BY_STATUS = {HTTPStatus.FORBIDDEN: "forbidden", HTTPStatus.NOT_FOUND: "hidden"}


def ask(client, address):
    """GET it; where only POST is known, POST nothing."""
    answer = client.get(address)
    if answer.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
        answer = client.post(address)
    return in_a_word(answer)


def in_a_word(answer):
    """open, sign in, forbidden or hidden; a failure is none of them."""
    assert answer.status_code < HTTPStatus.INTERNAL_SERVER_ERROR, answer.status_code
    if answer.status_code == HTTPStatus.FOUND and reverse("account_login") in answer.url:
        return SIGN_IN
    return BY_STATUS.get(answer.status_code, OPEN)


def said(own, other):
    """Both territories in one cell."""
    return own if own == other else f"{own} / {other}"
