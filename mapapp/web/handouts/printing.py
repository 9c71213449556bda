"""Pages become PDFs: made once, kept for a while, a few at a time, never for long.

What is kept is found by its content: the page itself names every picture with the moment it was
last changed, so two pages that are equal are one PDF, and nothing ever has to be forgotten by
hand. The press works in a process of its own, with an empty environment.
"""

import base64
import json
import logging
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from secrets import token_hex

from django.conf import settings
from django.core.cache import cache

from kernel.workflow import Refusal

log = logging.getLogger(__name__)
PRESS = Path(__file__).with_name("press.py")
SURROUNDINGS = {"LANG": "C.UTF-8", "HOME": "/nonexistent"}
SCHEME = "asar:"  # how a page names its files; nothing else is ever fetched
SHEETS = "mapapp/templates/handouts"
OURS = {
    "regular.woff2": "static/fonts/noto-sans-asar.woff2",
    "bold.woff2": "static/fonts/noto-sans-asar-bold.woff2",
    "tokens.css": "static/css/tokens.css",
    "handout.css": f"{SHEETS}/handout.css",
    "poster.css": f"{SHEETS}/poster.css",
    "pack.css": f"{SHEETS}/pack.css",
    "logo.svg": "static/icons/asar.svg",
    "horns.svg": "static/icons/horns.svg",
}


@dataclass(frozen=True)
class Sheet:
    """A page to print and what makes the files it names, by name."""

    page: str
    files: dict[str, Callable[[], bytes]] = field(default_factory=dict)

    @property
    def key(self) -> str:
        """The same for the same content in the same look."""
        return sha256(f"{_edition()}:{self.page}".encode()).hexdigest()


def printed(sheet: Sheet, *, before: Callable[[], None] = lambda: None) -> bytes:
    """The PDF of a sheet; `before` is asked only when it is not lying ready.

    Raises `Refusal` with `press_busy` (come again) or `press_failed` (this page cannot be).
    """
    ready = _lying_ready(sheet)
    if ready is not None:
        return ready
    before()
    with _a_place_at_the_press():
        ready = _lying_ready(sheet)  # somebody wanted the same while we waited
        return _kept(sheet, _pressed(sheet)) if ready is None else ready


def _lying_ready(sheet: Sheet) -> bytes | None:
    return cache.get(f"handout:{sheet.key}")


def _kept(sheet: Sheet, pdf: bytes) -> bytes:
    if len(pdf) <= settings.PRESS["kept_bytes"]:
        cache.set(f"handout:{sheet.key}", pdf, settings.PRESS["kept_seconds"])
    return pdf


@contextmanager
def _a_place_at_the_press() -> Iterator[None]:
    """One of the few places, counted over all workers; a place nobody gives back falls free.

    Nobody waits for one: who waits holds a worker that could answer pages.
    """
    mine = token_hex(8)
    place = _free_place(mine)
    if place is None:
        raise Refusal("press_busy")
    try:
        yield
    finally:
        if cache.get(place) == mine:  # after a long print it may be somebody else's
            cache.delete(place)


def _free_place(mine: str) -> str | None:
    held_for = settings.PRESS["seconds"] * 2  # the pictures are made before the print
    names = (f"press-place:{number}" for number in range(settings.PRESS["places"]))
    return next((name for name in names if cache.add(name, mine, held_for)), None)


def _pressed(sheet: Sheet) -> bytes:
    files = {name: make() for name, make in sheet.files.items()} | _ours()
    as_text = {SCHEME + name: base64.b64encode(made).decode() for name, made in files.items()}
    given = json.dumps({"page": sheet.page, "files": as_text}).encode()
    try:
        done = subprocess.run(  # noqa: S603 - our own script, nothing of anybody in the command
            [sys.executable, "-I", str(PRESS)],
            input=given,
            capture_output=True,
            timeout=settings.PRESS["seconds"],
            env=SURROUNDINGS,
            check=True,
        )
    except (subprocess.TimeoutExpired, subprocess.CalledProcessError) as error:
        log.error("the press failed: %s", _last_words(error))  # noqa: TRY400 - its trace is the child's
        raise Refusal("press_failed") from error
    return done.stdout


def _last_words(error: subprocess.SubprocessError) -> str:
    """Why, without a word of the page: the last line of what the child said."""
    lines = (getattr(error, "stderr", b"") or b"").decode("utf-8", "replace").split("\n")
    return next((line[:200] for line in reversed(lines) if line.strip()), type(error).__name__)


@lru_cache(maxsize=1)
def _ours() -> dict[str, bytes]:
    """The fonts, colours and looks of the pages."""
    return {name: (Path(settings.BASE_DIR) / path).read_bytes() for name, path in OURS.items()}


@lru_cache(maxsize=1)
def _edition() -> str:
    """Another press, font or colour: nothing old is handed out."""
    return sha256(b"".join([PRESS.read_bytes(), *_ours().values()])).hexdigest()
