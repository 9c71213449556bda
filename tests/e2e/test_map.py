"""The map in a real browser: by keyboard, by touch, without scripts, and light enough."""

import re

import pytest
from playwright.sync_api import expect

from tests.e2e.conftest import DESKTOP, PHONE

KILOBYTE = 1024
SHIFTS = """
window.shifted = 0
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shifted += entry.value
}).observe({ type: 'layout-shift', buffered: true })
"""

TOO_SMALL = """() =>
  [...document.querySelectorAll('a, button, summary, .pill, .spot, select, input[type=search]')]
    .filter((e) => e.checkVisibility({ visibilityProperty: true }) && !e.closest('p'))
    .filter((e) => !e.matches('.skip, .filters__go, .line__title a'))
    .filter((e) => Math.min(e.offsetWidth || 44, e.offsetHeight || 44) < 40)
    .map((e) => e.outerHTML.slice(0, 90))"""


def open_map(page, query=""):
    page.goto(f"/kk/{query}")
    page.locator(".spot").first.wait_for()
    page.wait_for_load_state("networkidle")
    return page


def enter_groups(page, *, until):
    """Enter on the first group again and again: it comes apart on the map or in the list."""
    for _ in range(9):
        if until():
            return
        page.locator(".spot").first.focus()
        page.keyboard.press("Enter")
        page.wait_for_timeout(300)
        page.locator("map-rows:not([aria-busy])").wait_for()
    pytest.fail("no group came apart")


def focused(page, what):
    return page.evaluate(f"document.activeElement.{what}")


def test_groups_open_cards_open_and_close_by_keyboard_alone(people):
    page = open_map(people(viewport=DESKTOP), "?kind=initiative&stage_group=done")
    marker = page.locator(".spot:has(.pin)").first
    enter_groups(page, until=marker.is_visible)
    name = marker.get_attribute("aria-label")
    marker.focus()
    page.keyboard.press("Enter")

    expect(page.locator("card-panel h2")).to_be_focused()
    assert page.locator("card-panel h2").inner_text() in name
    page.keyboard.press("Escape")
    expect(page.locator("card-panel")).to_be_hidden()
    assert focused(page, "getAttribute('aria-label')") == name


def test_a_group_that_cannot_come_apart_on_the_map_comes_apart_in_the_list(people):
    page = open_map(people(viewport=DESKTOP))

    enter_groups(page, until=lambda: bool(focused(page, "closest('map-rows')")))
    assert focused(page, "dataset.pin")


def test_arrow_keys_and_plus_move_the_map_and_the_address_follows(people):
    page = open_map(people(viewport=DESKTOP))
    page.locator(".leaflet-container").focus()

    for key in ("ArrowRight", "ArrowDown", "+"):
        before = page.url
        page.keyboard.press(key)
        page.wait_for_url(lambda url, before=before: url != before)
    assert "bbox=" in page.url


def test_the_link_before_the_map_leads_past_it(people):
    page = open_map(people(viewport=DESKTOP))
    page.locator("initiative-map .skip").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")

    assert not page.evaluate("document.activeElement.closest('initiative-map') !== null")


def test_a_row_opens_its_card_and_gets_the_focus_back(people):
    page = open_map(people(viewport=DESKTOP))
    row = page.locator("map-rows a[data-pin]").nth(1)
    pin = row.get_attribute("data-pin")
    row.click()
    expect(page.locator("card-panel h2")).to_be_focused()

    assert f"pin={pin}" in page.url
    page.go_back()
    expect(page.locator("card-panel")).to_be_hidden()
    expect(page.locator(f"map-rows a[data-pin='{pin}']")).to_be_focused()


def test_a_view_sent_to_a_friend_opens_as_it_was(people):
    page = open_map(people(viewport=DESKTOP), "?kind=problem")
    pin = page.locator("map-rows a[data-pin]").first.get_attribute("data-pin")
    friend = open_map(people(), f"?kind=problem&pin={pin}")

    expect(friend.locator("card-panel h2")).to_be_visible()
    expect(friend.locator("input[name=kind][value=problem]")).to_be_checked()


def test_the_sheet_of_the_phone_goes_from_peek_to_half_to_full(people):
    page = open_map(people())
    handle, heights = page.locator("[data-handle]"), []
    for state in ("peek", "half", "full"):
        expect(page.locator("map-sheet")).to_have_attribute("state", state)
        heights.append(page.locator("map-sheet").bounding_box()["height"])
        handle.tap()

    assert heights == sorted(heights)
    assert heights[0] < PHONE["height"] * 0.15
    expect(handle).to_have_attribute("aria-expanded", "false")
    expect(page.locator("map-rows a[data-pin]").first).to_be_hidden()


def test_a_filter_changes_map_list_count_and_address_together(people):
    page = open_map(people(viewport=DESKTOP))
    page.locator("label.pill:has(input[value=initiative])").click()
    page.wait_for_url(re.compile("kind=initiative"))
    page.locator("map-rows:not([aria-busy])").wait_for()

    kinds = page.eval_on_selector_all(
        "map-rows [data-row]", "rows => rows.map((row) => row.dataset.row.split('-')[0])"
    )
    assert kinds
    assert set(kinds) == {"initiative"}
    assert page.locator(".pin--problem").count() == 0


def test_every_row_of_a_moved_map_can_be_reached(people):
    page = open_map(people(viewport=DESKTOP), "?bbox=46,40,88,56")
    first = page.locator("map-rows a[data-pin]").first.get_attribute("data-pin")

    page.locator("map-rows .pagination a[rel=next]").click()
    page.wait_for_url(re.compile("page=2"))

    expect(page.locator(f"map-rows a[data-pin='{first}']")).to_have_count(0)
    expect(page.locator("map-rows a[data-pin]").first).to_be_focused()
    page.reload()
    expect(page.locator("map-rows .pagination")).to_contain_text("2")
    expect(page.locator(f"map-rows a[data-pin='{first}']")).to_have_count(0)


def test_without_scripts_the_list_and_its_filter_work(people):
    page = people(javascript=False)
    page.goto("/kk/")
    page.locator("input[name=q]").fill("шам")
    page.locator(".filters__go").click()

    assert "q=" in page.url
    expect(page.locator("map-rows")).to_be_visible()
    expect(page.locator("initiative-map")).to_be_hidden()
    page.locator("map-rows a[data-pin]").first.click()
    expect(page.locator("h1")).to_be_visible()


def test_the_first_view_is_light_still_and_holds_few_objects(people):
    page = people()
    sizes, kinds = {}, {}
    wire = page.context.new_cdp_session(page)
    wire.send("Network.enable")
    wire.on("Network.responseReceived", lambda e: kinds.update({e["requestId"]: e["type"]}))
    wire.on(
        "Network.loadingFinished",
        lambda e: sizes.update({e["requestId"]: e["encodedDataLength"]}),
    )
    page.add_init_script(SHIFTS)
    open_map(page)

    scripts = sum(size for id_, size in sizes.items() if kinds.get(id_) == "Script")
    assert sum(sizes.values()) <= 250 * KILOBYTE
    assert scripts <= 90 * KILOBYTE
    assert page.locator(".spot").count() <= 200
    assert page.evaluate("window.shifted") <= 0.05


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_what_can_be_pressed_is_large_enough(people, viewport):
    page = open_map(people(viewport=viewport))
    small = page.evaluate(TOO_SMALL)

    assert small == []
