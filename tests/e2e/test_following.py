"""An area to follow: tapped on the map, laid with the keyboard, or typed without a script."""

import json

import pytest
from playwright.sync_api import expect

from tests.e2e import acting
from tests.e2e.conftest import DESKTOP
from tests.e2e.test_keyboard import tab_to

DRAWN = "/kk/me/follows/new/?shape=drawn"
NEWEST = """
import json
from notifications.models import Follow
kept = Follow.objects.filter(user__email="{email}", shape="drawn").latest("pk")
print(json.dumps([kept.drawn.num_coords - 1, kept.name, list(kept.drawn.extent)]))
"""
TYPED = "69.2,53.2 69.6,53.2 69.6,53.4 69.2,53.4"


@pytest.fixture
def somebody(people, stack):
    """A new person, signed in, on the page where an area is drawn."""

    def at_the_map(**facts):
        page, email = people(**facts), acting.a_new_address()
        page.goto("/kk/me/confirm/")
        page.locator("main form input[type=text], main form input[type=email]").first.fill(email)
        acting.send(page, page.locator("main form button[type=submit]").first)
        acting.type_code(page, stack, email)
        page.goto(DRAWN)
        return page, email

    return at_the_map


def kept_by(stack, email):
    """Corners, name and box of the newest area this person follows."""
    said = stack.manage("shell", "--no-imports", "-c", NEWEST.format(email=email))
    return json.loads(said.splitlines()[-1])


def tap(page, across, down):
    """A place on the map, in shares of its sides."""
    box = page.locator("[data-canvas]").bounding_box()
    page.touchscreen.tap(box["x"] + box["width"] * across, box["y"] + box["height"] * down)


def test_an_area_is_tapped_on_the_map_and_followed(somebody, stack, shot):
    page, email = somebody()
    page.locator("[data-locate]").tap()
    page.locator("[data-canvas]").scroll_into_view_if_needed()
    for corner in ((0.25, 0.3), (0.75, 0.3), (0.75, 0.7), (0.25, 0.7)):
        tap(page, *corner)
    expect(page.locator("[data-said]")).to_contain_text("4")
    shot(page, "35-area-drawn")

    page.locator("input[name=name]").fill("Біздің аула")
    acting.send(page, page.locator("button[name=preview]"))
    expect(page.locator("[data-said]")).to_contain_text("4")
    acting.send(page, page.locator("main form button[type=submit]:not([name])").last)

    expect(page.locator("main")).to_contain_text("Біздің аула")
    corners, name, (west, _, east, _) = kept_by(stack, email)
    assert (corners, name) == (4, "Біздің аула")
    assert west < 69.4044 < east


def test_an_area_is_laid_with_the_keyboard_alone(somebody, stack):
    page, email = somebody(viewport=DESKTOP)
    for way in ((), ("ArrowRight",) * 2, ("ArrowDown",) * 2):
        page.locator("[data-canvas]").focus()
        for key in way:
            page.keyboard.press(key)
            page.wait_for_timeout(400)  # the map moves before it is asked where it stands
        tab_to(page, "[data-add]")
        page.keyboard.press("Enter")
    expect(page.locator("[data-said]")).to_contain_text("3")

    tab_to(page, "main form button[type=submit]:not([name])")
    with page.expect_navigation():
        page.keyboard.press("Enter")

    assert kept_by(stack, email)[0] == 3


def test_an_area_is_typed_where_no_script_runs(somebody, stack):
    page, email = somebody(javascript=False)
    page.locator("details.picker__plain summary").click()
    page.locator("[name=corners]").fill(TYPED)
    acting.send(page, page.locator("main form button[type=submit]:not([name])").last)

    assert kept_by(stack, email)[2] == [69.2, 53.2, 69.6, 53.4]
