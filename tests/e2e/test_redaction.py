"""The board on which parts of a photo are painted over: drawn by hand, or typed."""

import io
import json

import pytest
from PIL import Image

from tests.e2e import acting
from tests.e2e.conftest import DESKTOP

TOLD = """
import json
from accounts.models import User
from community.flagging import flag
from django.core.files.uploadedfile import SimpleUploadedFile
from initiatives.models import ProblemCategory
from initiatives.reporting import report_problem
from tests.e2e.pictures import a_photo
photo = SimpleUploadedFile("before.jpg", a_photo("before")["buffer"], "image/jpeg")
author, neighbour = (User.objects.get(email=f"resident-{n}@asar.invalid") for n in (41, 42))
told = report_problem(lon=69.41, lat=53.28, text="Есік алдында бөтен көлік", photos=[photo],
                      category=ProblemCategory.objects.get(code="roads"), author=author)
shown = told.photos.get()
flag(shown, breach="personal", user=neighbour)
print(json.dumps([told.pk, shown.pk]))
"""
SUN = (242, 169, 0)  # the disc in the middle of the picture


@pytest.fixture
def flagged(stack):
    """A problem and its photo, which a neighbour has flagged."""
    return json.loads(stack.manage("shell", "--no-imports", "-c", TOLD).splitlines()[-1])


@pytest.fixture
def moderator(people, stack, flagged):
    """Somebody who has opened the photo."""
    page = people(viewport=DESKTOP)
    acting.come_as_staff(page, stack, "moderator")
    page.goto(f"/kk/moderation/photo/{flagged[1]}/?open=photo-{flagged[1]}")
    return page


def public_photo(page, problem):
    """The bytes everybody is served on the page of the problem."""
    page.goto(f"/kk/problems/{problem}/")
    address = page.locator("main img[src*='/photos/problems/']").first.get_attribute("src")
    return page.request.get(address).body()


def colour_at(picture, across, down):
    with Image.open(io.BytesIO(picture)) as opened:
        width, height = opened.size
        return opened.convert("RGB").getpixel((int(width * across), int(height * down)))


def is_near(one, other):
    return all(abs(a - b) <= 12 for a, b in zip(one, other, strict=True))


def draw_over(page, left, top, right, bottom):
    """A rectangle over the open photo, in shares of its sides."""
    board = page.locator("[data-redaction-board] svg")
    board.scroll_into_view_if_needed()
    box = board.bounding_box()
    page.mouse.move(box["x"] + box["width"] * left, box["y"] + box["height"] * top)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * right, box["y"] + box["height"] * bottom, steps=4)
    page.mouse.up()


def paint(page):
    """Say by which rule, and send the rectangles."""
    form = page.locator("[data-redaction-form]")
    form.locator("select").select_option("personal")
    acting.send(page, form.locator("button[type=submit]"))


def test_what_is_drawn_over_is_gone_from_the_public_photo_and_the_original_is_kept(
    people, flagged, moderator
):
    problem, photo = flagged
    before = public_photo(people(), problem)
    assert is_near(colour_at(before, 0.5, 0.44), SUN)

    draw_over(moderator, 0.35, 0.3, 0.65, 0.6)
    paint(moderator)

    after = public_photo(people(), problem)
    assert not is_near(colour_at(after, 0.5, 0.44), SUN)
    assert colour_at(after, 0.37, 0.32) == colour_at(after, 0.63, 0.58)
    assert is_near(colour_at(after, 0.1, 0.1), colour_at(before, 0.1, 0.1))
    assert original_of(moderator, photo) == before


def original_of(page, photo):
    """The bytes a moderator sees after saying why."""
    page.locator("details:has(#original-reason) > summary").click()
    page.locator("#original-reason").fill("Шағымды тексеру")
    acting.send(page, page.locator("form[action*='/originals/'] button[type=submit]"))
    address = page.locator(f"img[src*='/pictures/photo/{photo}/original']").get_attribute("src")
    return page.request.get(address).body()


def test_who_cannot_draw_types_the_rectangle(people, flagged, moderator):
    problem, _ = flagged
    moderator.locator("details:has([data-redaction-form]) > summary").focus()
    moderator.keyboard.press("Enter")
    row = moderator.locator("[data-rectangle]").first
    for field, number in zip(row.locator("input").all(), ("35", "30", "30", "30"), strict=True):
        field.focus()
        moderator.keyboard.type(number)
    drawn = moderator.locator("[data-redaction-board] rect")
    assert [drawn.get_attribute(name) for name in ("x", "width")] == ["35", "30"]

    paint(moderator)

    assert not is_near(colour_at(public_photo(people(), problem), 0.5, 0.44), SUN)
