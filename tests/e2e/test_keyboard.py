"""The two flows that matter most, with the keyboard alone: pinning a problem, deciding on it."""

import re

from playwright.sync_api import expect

from tests.e2e import acting
from tests.e2e.conftest import DESKTOP

FURTHEST = 120
WAITING = """
from initiatives.models import Problem
print(Problem.objects.filter(stage="confirmed").latest("pk").pk)
"""


def tab_to(page, what, *, most=FURTHEST):
    """Tab until the focus stands on something; the way must not be endless."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("what => document.activeElement.matches(what)", what):
            assert page.evaluate(VISIBLE), f"the focus on {what} cannot be seen"
            return
    raise AssertionError(f"Tab does not reach {what}")


VISIBLE = """() => {
  const box = document.activeElement.getBoundingClientRect()
  const style = getComputedStyle(document.activeElement)
  return style.visibility !== 'hidden' && box.bottom > 0 && box.top < innerHeight
}"""


def test_a_problem_is_pinned_with_the_keyboard_alone(people, stack):
    page, address = people(viewport=DESKTOP), acting.a_new_address()
    page.goto("/kk/")
    tab_to(page, "a[href$='/problems/new/']")
    page.keyboard.press("Enter")
    page.locator("[data-here]").wait_for()
    expect(page.locator("[data-said]")).not_to_be_empty()

    tab_to(page, "[data-here]")
    page.keyboard.press("Enter")
    tab_to(page, "input[name=category]")
    page.keyboard.press("Space")
    tab_to(page, ".report__send button")
    with page.expect_navigation():
        page.keyboard.press("Enter")

    expect(page.locator(".sent")).to_be_visible()
    confirm_by_code(page, stack, address)
    page.wait_for_url(re.compile(r"/problems/\d+/$"))
    expect(page.locator("[data-stage=confirmed]")).not_to_have_count(0)


def confirm_by_code(page, stack, address):
    tab_to(page, "main form input[type=text], main form input[type=email]")
    page.keyboard.type(address)
    page.keyboard.press("Enter")
    expect(page.locator("input[autocomplete=one-time-code]")).to_be_visible()
    tab_to(page, "input[autocomplete=one-time-code]")
    page.keyboard.type(stack.code_for(address))
    page.keyboard.press("Enter")


def test_an_official_decides_with_the_keyboard_alone(people, stack):
    page = people(viewport=DESKTOP)
    acting.come_as_staff(page, stack, "official_region")
    page.goto("/kk/review/")
    tab_to(page, "main a[href*='/review/problems/']")
    page.keyboard.press("Enter")
    expect(page.locator("[data-pane] h1")).to_be_visible()

    page.goto(f"/kk/review/problems/{stack.manage('shell', '--no-imports', '-c', WAITING)}/")
    tab_to(page, "form.move[action$='/moves/take_up/'] button")
    with page.expect_navigation():
        page.keyboard.press("Enter")

    expect(page.locator("[data-stage=acknowledged], [data-stage=in_work]")).not_to_have_count(0)


def test_the_skip_link_leads_past_the_map(people):
    page = people(viewport=DESKTOP)
    page.goto("/kk/")

    page.keyboard.press("Tab")

    assert page.evaluate("document.activeElement.matches('.skip')")
