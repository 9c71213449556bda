"""An answer of the site in one word for reading and one for sending."""

from copy import deepcopy
from http import HTTPStatus

from django.db import transaction
from django.template.backends.django import Template
from django.urls import reverse

from mapapp.web.handouts import printing

OPEN, SIGN_IN, UNKNOWN = "open", "sign in", "—"
FORBIDDEN, HIDDEN = "forbidden", "hidden"
CLOSED = frozenset({FORBIDDEN, HIDDEN})
WORDS = {
    HTTPStatus.OK: OPEN,
    HTTPStatus.FOUND: "onwards",
    HTTPStatus.BAD_REQUEST: "unclear",
    HTTPStatus.FORBIDDEN: FORBIDDEN,
    HTTPStatus.NOT_FOUND: HIDDEN,
    HTTPStatus.METHOD_NOT_ALLOWED: UNKNOWN,
    HTTPStatus.CONFLICT: "too late",
    HTTPStatus.UNPROCESSABLE_ENTITY: "unfinished",
}
MEANING = {
    OPEN: "a page",
    "onwards": "done, or led to another page",
    "unclear": "a question that cannot be read (400)",
    FORBIDDEN: "there, but not for this person (403)",
    HIDDEN: "not there for this person (404)",
    "too late": "somebody was quicker (409)",
    "unfinished": "the form again, with what is missing (422)",
    SIGN_IN: "led to sign in first",
    UNKNOWN: "this way of asking is not known (405)",
}


def draw_nothing(monkeypatch):
    """Who may is decided before anything is drawn; drawing is what other tests are about."""
    monkeypatch.setattr(Template, "render", lambda *_, **__: "")
    monkeypatch.setattr(printing, "_pressed", lambda _sheet: b"%PDF-")


def ask(client, address, typed=None):
    """What reading it and sending to it say, a word each; nothing that is sent stays."""
    read, sent = (
        _undone(client, way, address, facts)
        for way, facts in ((client.get, None), (client.post, typed))
    )
    return read if read == sent else f"{read} · {sent}"


def send(client, address, typed=None):
    """What sending to it says; nothing stays."""
    return _undone(client, client.post, address, typed)


def _undone(client, way, address, facts):
    cookies = deepcopy(client.cookies)  # signing out must not sign out of the next question
    with transaction.atomic():
        said = in_a_word(way(address, facts or {}))
        transaction.set_rollback(True)
    client.cookies = cookies
    return said


def in_a_word(answer):
    """A failure has no word."""
    if answer.status_code == HTTPStatus.FOUND and reverse("account_login") in answer.url:
        return SIGN_IN
    return WORDS[answer.status_code]


def parts_of(cell):
    """The words of a cell, without the ways that are not known."""
    return set(cell.split(" · ")) - {UNKNOWN}


def said(own, other):
    """Both territories in one cell."""
    return own if own == other else f"{own} / {other}"
