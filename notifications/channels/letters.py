"""A letter to somebody without an account: in several languages, one after the other."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.template.loader import render_to_string
from django.utils import translation

Facts = Mapping[str, Any]


def letter_to(
    address: str, *, form: str, mark: str, languages: Sequence[str], facts: Callable[[], Facts]
) -> EmailMessage:
    """Its subject speaks the first two; sent twice it is one letter in every mailbox.

    `form` names its templates, `mark` is its own among all letters; `facts` are asked for in
    each language, because an address of ours has one.
    """
    parts = [_part(form, language, facts) for language in languages]
    host = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2]
    return EmailMessage(
        subject=" / ".join(subject for subject, _body in parts[:2]),
        body="\n\n".join(body for _subject, body in parts),
        to=[address],
        headers={"Message-ID": f"<{mark}@{host}>"},
        connection=get_connection(settings.EMAIL_DELIVERY_BACKEND),
    )


def _part(form: str, language: str, facts: Callable[[], Facts]) -> tuple[str, str]:
    with translation.override(language):
        said = dict(facts())
        subject = render_to_string(f"emails/{form}_subject.txt", said)
        return " ".join(subject.split()), render_to_string(f"emails/{form}.txt", said)
