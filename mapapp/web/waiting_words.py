"""What somebody typed before they could be known: it waits in their browser, for an hour.

Whoever signs in at a shared computer may be somebody else. So nothing old goes out under their
name, and a form begins with what waits only for somebody who is signed in.
"""

import time
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest

from community.commenting import Words
from community.mailing import LetterWords

AN_HOUR = 3600
BEGUN = ("text", "language", "client_id")
Kept = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Waiting:
    """The words of one kind that wait in a browser."""

    key: str
    most: int
    too_old: Any  # what is said where words had waited too long; translated when it is read

    def rows(self, request: HttpRequest) -> list[Kept]:
        """Those that are not too old."""
        since = time.time() - AN_HOUR
        return [one for one in request.session.get(self.key, []) if one.get("at", 0) > since]

    def add(
        self,
        request: HttpRequest,
        words: Words | LetterWords,
        place: Kept,
        *,
        instead_of: list[Kept],
    ) -> None:
        """These wait from now on, in the stead of others."""
        mine = place | {
            "text": words.text,
            "language": words.language,
            "client_id": str(words.client_id),
            "at": int(time.time()),
        }
        others = [one for one in self.rows(request) if one not in instead_of]
        request.session[self.key] = [*others, mine][-self.most :]

    def leave(self, request: HttpRequest, gone: list[Kept]) -> None:
        """These wait no longer."""
        if self.key in request.session:
            left = [one for one in self.rows(request) if one not in gone]
            request.session[self.key] = left

    def drop_old(self, request: HttpRequest) -> None:
        """What has waited too long is gone, and the browser's owner is told."""
        if len(self.rows(request)) < len(request.session.get(self.key, [])):
            messages.warning(request, self.too_old)
            self.leave(request, [])


def begun_with(request: HttpRequest, found: list[Kept]) -> Kept:
    """What a form begins with: the first of its words, for the signed-in alone."""
    if not found or not request.user.is_authenticated:
        return {}
    return {name: found[0][name] for name in BEGUN}
