"""Where a journey goes: the addresses of one initiative in one language, and the dates it names.

Kazakh journeys are walked on a phone, Russian ones at a desk.
"""

from datetime import timedelta

from django.utils import timezone
from playwright.sync_api import expect

from tests.e2e.conftest import DESKTOP, PHONE

WIDTH = {"kk": PHONE, "ru": DESKTOP}
STEPS = 11


class Way:
    """The addresses of one initiative in one language."""

    def __init__(self, language, key):
        self.language = language
        self.page = f"/{language}/initiatives/{key}/"
        self.desk = f"/{language}/review/initiatives/{key}/"
        self.asked = f"/{language}/review/asked/"
        self.gives = f"/{language}/resources/"


def in_days(days):
    """A day as a field of a form takes it."""
    return (timezone.localdate() + timedelta(days)).isoformat()


def in_both(words):
    """A public answer; `words` by language."""
    return {f"public_answer_{language}": words[language] for language in ("kk", "ru")}


def see(page, address, stage, *, within=90):
    """What timers do is awaited."""
    for _ in range(within):
        page.goto(address)
        if page.locator(f"[data-stage={stage}]").count():
            return
        page.wait_for_timeout(1000)
    raise AssertionError(f"{address} never was {stage}")


def expect_steps(page, *, at, skipped=()):
    """The public stepper: all eleven, done before `at`, but for those left out with a reason."""
    found = page.locator("ol.steps > li").evaluate_all(
        "all => all.map(line => [line.className, line.querySelector('.step__note')?.textContent])"
    )
    assert len(found) == STEPS
    for number, (classes, note) in enumerate(found[: at - 1], start=1):
        state = "skipped" if number in skipped else "done"
        assert f"step--{state}" in classes.split(), (number, classes)
        assert note, f"step {number} says neither when nor why"
    for number, (classes, _) in enumerate(found[at:], start=at + 1):
        assert "step--ahead" in classes.split(), (number, classes)


def no_move_is_offered(page, address):
    """Whoever may not decide any more sees no button, if the page at all."""
    page.goto(address)
    expect(page.locator("main")).to_be_visible()
    expect(page.locator("form.move")).to_have_count(0)
