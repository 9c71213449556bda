"""The journeys: a real browser against the real product.

A console error or a violated content policy anywhere fails the test it happened in.
"""

import os
import re
import shutil
from pathlib import Path

import pytest
from django.conf import settings
from playwright.sync_api import expect

from tests.e2e.stack import ROOT, Stack

# Playwright's loop runs in this process; Django is asked nothing from here but its settings
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

PATIENCE = 30_000  # milliseconds: a busy machine is no failure

expect.set_options(timeout=PATIENCE)

ARGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PHONE = {"width": 390, "height": 844}
DESKTOP = {"width": 1440, "height": 900}
REFUSED = r"the server responded with a status of [45]\d\d"  # a browser logs the answer we want
KOKSHETAU = {"latitude": 53.2871, "longitude": 69.4044, "accuracy": 12}
SHOTS = ROOT / "docs" / "screenshots"


@pytest.fixture(scope="session")
def stack(worker_id):
    """One product for all journeys of a process, with the demo story told."""
    database = settings.DATABASES["default"]
    url = os.environ.get("DATABASE_URL") or (
        f"postgres://{database['USER']}:{database['PASSWORD']}@{database['HOST']}:"
        f"{database['PORT']}/{database['NAME'].removeprefix('test_')}"
    )
    place = 0 if worker_id == "master" else int(worker_id.removeprefix("gw"))
    running = Stack(Path(settings.VAR_DIR), url, settings.REDIS_URL, place=place)
    again = bool(os.environ.get("E2E_AGAIN")) and running.var.exists()
    if not again:
        shutil.rmtree(running.var, ignore_errors=True)
    try:
        running.start(again=again)
        yield running
    finally:
        running.stop()


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    return {
        **browser_type_launch_args,
        "executable_path": shutil.which("chromium-headless-shell"),
        "args": ARGS,
    }


@pytest.fixture
def people(stack, browser):
    """Opens browsers for people; every console error of theirs is collected and must be none."""
    opened, complaints = [], []

    def someone(
        *, viewport=PHONE, language="kk", javascript=True, at=KOKSHETAU, pardon="^$", **extra
    ):
        device = _device(viewport, language) | {"geolocation": at} | extra
        context = browser.new_context(
            **{"base_url": stack.address, "java_script_enabled": javascript} | device
        )
        context.set_default_timeout(PATIENCE)
        opened.append(context)
        return _heard(context.new_page(), complaints, re.compile(pardon))

    yield someone
    for context in opened:
        context.close()
    assert not complaints, "\n".join(complaints)


def _device(viewport, language):
    is_phone = viewport["width"] < 500
    return {
        "viewport": viewport,
        "is_mobile": is_phone,
        "has_touch": is_phone,
        "device_scale_factor": 1,
        "locale": {"kk": "kk-KZ", "ru": "ru-RU", "en": "en-GB"}[language],
        "timezone_id": "Asia/Almaty",
        "geolocation": KOKSHETAU,
        "permissions": ["geolocation"],
        "reduced_motion": "reduce",
    }


def _heard(page, complaints, pardon):
    """What a test expects the browser to complain about, such as a lost network, is pardoned."""

    def hear(message):
        if message.type == "error" and not pardon.search(_place(message)):
            complaints.append(_place(message))

    page.on("console", hear)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    return page


def _place(message):
    return f"{message.location.get('url')}: {message.text}"


@pytest.fixture(scope="session")
def shot():
    """Keeps a picture of a page for the documents, light and still."""
    SHOTS.mkdir(parents=True, exist_ok=True)

    def take(page, name, *, whole=False):
        width = page.viewport_size["width"]
        page.screenshot(path=SHOTS / f"{name}-{width}.png", full_page=whole, animations="disabled")

    return take
