"""The press: it fetches only what it is given, ends in time, and knows nothing of us."""

import http.server
import logging
import threading
from contextlib import suppress

import pytest
from weasyprint.urls import FatalURLFetchingError

from kernel.workflow import Refusal
from mapapp.web.handouts import printing
from mapapp.web.handouts.pictures import LONGEST_SIDE, small
from mapapp.web.handouts.press import OnlyGiven
from mapapp.web.handouts.printing import Sheet
from tests.factories.initiatives import ProblemPhotoFactory
from tests.web.pictures import picture
from tests.web.printed import pictures_in, text_of

PAGE = "<html lang=kk><title>Бет</title><body><p>Сәлем</p>{more}</body></html>"
SLOW = "import time; time.sleep(600)"


def sheet(more="", **files):
    return Sheet(PAGE.replace("{more}", more), files)


@pytest.fixture
def listener():
    """A server of this machine that remembers who asked."""
    asked = []

    class Hears(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)
            self.send_error(404)

        def log_message(self, *_):
            """Say nothing."""

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Hears)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", asked
    server.shutdown()
    server.server_close()


def test_a_page_with_its_own_files_is_pressed():
    pdf = printing._pressed(sheet("<img src='asar:one.jpg' alt='Бір'>", **{"one.jpg": photo}))

    assert text_of(pdf) == "Сәлем"
    assert len(pictures_in(pdf)) == 1


def photo():
    return picture().read()


ASKING = {
    "file": "<img src='file:///etc/hostname' alt=x>",
    "file, styled": "<style>@import url(file:///etc/hostname);</style>",
    "linked": "<link rel=attachment href='file:///etc/hostname'>",
    "ours, not given": "<img src='asar:another.jpg' alt=x>",
    "inline": "<img src='data:image/png;base64,AAAA' alt=x>",
}


@pytest.mark.parametrize("how", ASKING)
def test_a_page_that_asks_for_anything_else_is_not_printed(how):
    with pytest.raises(Refusal, match="press_failed"):
        printing._pressed(sheet(ASKING[how]))


TAGS = (
    "<img src='{}/a' alt=x>",
    "<link rel=stylesheet href='{}/b'>",
    "<svg width=9 height=9><image href='{}/c' width=9 height=9 /></svg>",
)


@pytest.mark.parametrize("tag", TAGS)
def test_no_address_is_ever_asked(listener, tag):
    where, asked = listener

    with suppress(Refusal):  # a drawing goes on without its part
        printing._pressed(sheet(tag.format(where)))

    assert asked == []


@pytest.mark.parametrize("tag", TAGS)
def test_without_the_guard_the_address_would_be_asked(listener, tag, tmp_path, monkeypatch):
    """The twin: the same page through a press that fetches what it is told to."""
    where, asked = listener
    open_press = tmp_path / "press.py"
    text = printing.PRESS.read_text(encoding="utf-8")
    open_press.write_text(text.replace("url_fetcher=OnlyGiven(files)", "url_fetcher=URLFetcher()"))
    monkeypatch.setattr(printing, "PRESS", open_press)

    printing._pressed(sheet(tag.format(where)))

    assert len(asked) == 1


def test_only_the_whole_address_of_a_file_is_known():
    fetcher = OnlyGiven({"asar:one.jpg": b"1"})

    assert fetcher.fetch("asar:one.jpg").read() == b"1"
    for other in ("asar:../one.jpg", "asar://one.jpg", "file:one.jpg", "ASAR:one.jpg"):
        with pytest.raises(FatalURLFetchingError, match="not among the files"):
            fetcher.fetch(other)


def test_a_print_that_does_not_end_is_ended(tmp_path, monkeypatch, settings):
    settings.PRESS = settings.PRESS | {"seconds": 1}
    slow = tmp_path / "press.py"
    slow.write_text(SLOW)
    monkeypatch.setattr(printing, "PRESS", slow)

    with pytest.raises(Refusal, match="press_failed"):
        printing._pressed(sheet())


def test_the_press_is_told_no_secret_of_ours(tmp_path, monkeypatch):
    tells = tmp_path / "press.py"
    tells.write_text("import os, sys; sys.stdin.read(); print(sorted(os.environ))")
    monkeypatch.setattr(printing, "PRESS", tells)
    monkeypatch.setenv("SECRET_KEY", "canary")

    told = printing._pressed(sheet()).decode()

    assert "HOME" in told
    assert "SECRET_KEY" not in told


def test_a_failed_print_leaves_a_line_in_the_log_without_its_words(caplog):
    caplog.set_level(logging.ERROR)

    with pytest.raises(Refusal):
        printing._pressed(sheet("<img src='asar:another.jpg' alt=x>"))

    assert "not among the files of the page" in caplog.text
    assert "Сәлем" not in caplog.text


@pytest.mark.django_db
def test_photos_are_made_small_for_paper(tmp_path):
    kept = ProblemPhotoFactory(image__width=3000, image__height=1500)

    pdf = printing._pressed(
        sheet("<img src='asar:one.jpg' alt=x>", **{"one.jpg": lambda: small(kept.image)})
    )

    (shown,) = pictures_in(pdf)
    assert max(shown.size) == LONGEST_SIDE
    assert len(shown.getexif()) == 0
