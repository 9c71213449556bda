"""The list of the desk in a browser: the thing beside it, many lines decided by keyboard alone."""

import re

import pytest
from playwright.sync_api import expect

from tests.e2e import acting
from tests.e2e.conftest import DESKTOP, PHONE
from tests.e2e.test_keyboard import tab_to


@pytest.fixture
def desk(people, stack):
    """The desk of a region, wide."""
    page = people(viewport=DESKTOP)
    acting.come_as_staff(page, stack, "official_region")
    page.goto("/kk/review/")
    return page


def test_the_thing_opens_beside_the_list_and_the_list_stays(desk):
    desk.keyboard.press("j")
    expect(desk.locator("[data-pane] .review__head")).to_be_visible()
    first = desk.locator("[data-pane] h1").inner_text()

    desk.keyboard.press("j")

    expect(desk.locator("[data-pane] h1")).not_to_have_text(first)
    expect(desk.locator("tr[aria-current]")).to_have_count(1)
    assert desk.url.endswith("/review/")
    desk.keyboard.press("Escape")
    expect(desk.locator("[data-pane]")).to_be_hidden()
    assert desk.evaluate("document.activeElement.matches('a[data-line]')")


def test_a_decision_beside_the_list_leaves_the_list_where_it_was(desk):
    line = desk.locator("a[data-line^='problem-']", has=desk.locator("xpath=ancestor::tr"))
    fresh = desk.locator("tr", has_text="Әкімдікті күтуде").locator("a[data-line^='problem-']")
    name = (fresh if fresh.count() else line).first.get_attribute("data-line")
    desk.locator(f"a[data-line='{name}']").click()
    button = desk.locator("[data-pane] form.move[action$='/take_up/'] button[type=submit]")
    expect(button).to_be_visible()

    button.click()

    expect(desk.locator("[data-said] .messages")).to_be_visible()
    assert desk.url.endswith("/review/")
    done = f"/problems/{name.removeprefix('problem-')}/moves/take_up/"
    expect(desk.locator(f"[data-pane] form.move[action*='{done}']")).to_have_count(0)


def test_when_the_decided_line_leaves_the_list_the_next_one_opens(desk):
    desk.goto("/kk/review/?kind=problem&state=new")
    names = desk.locator("a[data-line]").evaluate_all("lines => lines.map(l => l.dataset.line)")
    assert len(names) > 2
    desk.locator(f"a[data-line='{names[1]}']").click()
    desk.locator("[data-pane] form.move[action$='/take_up/'] button[type=submit]").click()

    expect(desk.locator(f"a[data-line='{names[1]}']")).to_have_count(0)
    current = desk.locator("tr[aria-current] a[data-line]")
    expect(current).to_have_attribute("data-line", names[2])


def test_two_lines_are_decided_with_the_keyboard_alone(desk):
    desk.goto("/kk/review/?kind=problem&state=new")
    desk.keyboard.press("j")
    desk.keyboard.press("x")
    expect(desk.locator("input[name=chosen]:checked")).to_have_count(1)
    tab_to(desk, "button[name=verb][value=take_up]")
    with desk.expect_navigation():
        desk.keyboard.press("Enter")
    expect(desk.locator(".bulk input[name=chosen]:checked")).to_have_count(1)

    tab_to(desk, "button[name=do]")
    with desk.expect_navigation():
        desk.keyboard.press("Enter")

    expect(desk.locator("h1[data-focus]")).to_contain_text("1")
    assert desk.locator("input[name=chosen]").count() == 0


def test_shift_ticks_everything_between(desk):
    boxes = desk.locator("[data-desk] input[name=chosen]")
    most = min(boxes.count(), 3)
    boxes.nth(0).click()
    boxes.nth(most - 1).click(modifiers=["Shift"])

    expect(desk.locator("[data-desk] input[name=chosen]:checked")).to_have_count(most)
    expect(desk.locator("[data-chosen-count]")).to_contain_text(str(most))


def test_on_a_phone_a_line_leads_to_its_page(people, stack):
    page = people(viewport=PHONE)
    acting.come_as_staff(page, stack, "official_region")
    page.goto("/kk/review/")

    page.locator("a[data-line]").first.click()

    page.wait_for_url(re.compile(r"/review/(problems|initiatives)/\d+/"))


def test_a_ready_answer_goes_into_the_form_beside_the_list(desk):
    desk.goto("/kk/review/?kind=problem&state=new")
    desk.locator("a[data-line]").first.click()
    decision = desk.locator("[data-pane] details.decision:has(select[name=phrase])").first
    with desk.expect_request(lambda asked: asked.url.endswith("/answering/")):
        decision.locator("summary").click()

    decision.locator("select[name=phrase]").select_option(index=1)
    decision.locator("[data-phrases] button").click()

    expect(decision.locator("textarea").first).not_to_be_empty()
    assert desk.url.endswith("/review/?kind=problem&state=new")
    with desk.expect_request(lambda asked: asked.url.endswith("/answering/")) as over:
        desk.locator("[data-close-pane]").click()
    assert "over=1" in over.value.post_data


def test_without_scripts_a_ready_answer_is_inserted_by_the_server(people, stack):
    page = people(viewport=DESKTOP, javascript=False)
    acting.come_as_staff(page, stack, "official_region")
    page.goto("/kk/review/?kind=problem&state=new")
    page.locator("a[data-line]").first.click()
    decision = page.locator("details.decision:has(select[name=phrase])").first
    decision.locator("summary").click()
    decision.locator("select[name=phrase]").select_option(index=1)
    acting.send(page, decision.locator("button[name=insert]"))  # the fields it fills are empty

    filled = page.locator("details.decision[open] textarea").first
    expect(filled).not_to_be_empty()
