"""Asked by letter, answered from the letter: nobody signs in, with scripts and without."""

import json
import re
import time
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from tests.e2e import acting
from tests.e2e.barriers import troubles_of
from tests.e2e.conftest import DESKTOP, REFUSED
from tests.e2e.pictures import a_photo

TOLD = """
import json
from accounts.models import User
from initiatives.models import ProblemCategory
from initiatives.reporting import report_problem
author = User.objects.filter(email__startswith="resident-", language="kk").earliest("pk")
official = User.objects.filter(memberships__office__kind="official_region").first()
lighting = ProblemCategory.objects.get(code="lighting")
one = report_problem(lon=69.4044, lat=53.2871, text="Шам жанбайды", author=author,
                     category=lighting, hides_name=True)
for verb in {verbs}:
    one.move(verb, by=official)
print(json.dumps([one.pk, author.email, one.number]))
"""
IN_WORK, TAKEN_UP = ("take_up", "start"), ("take_up",)
DOOR = re.compile(r"https?://\S+(/asked/(?:fixed|question)/\S+/)")


@pytest.fixture
def desk(people, stack):
    """Somebody tells of a problem, an official decides: its key, and the door in the letter."""
    official = people(viewport=DESKTOP)
    acting.come_as_staff(official, stack, "official_region")

    def move(so_far, verb, **given):
        said = stack.manage("shell", "--no-imports", "-c", TOLD.format(verbs=so_far))
        key, email, number = json.loads(said.splitlines()[-1])
        official.goto(f"/kk/review/problems/{key}/")
        acting.press(official, verb, **given)
        return key, door_in_a_letter(stack, email, number)

    return move


def door_in_a_letter(stack, email, number, within=30):
    """The address in the newest letter that asks about it."""
    until = time.monotonic() + within
    while time.monotonic() < until:
        letters = [one for one in stack.mails_to(email) if number in one and DOOR.search(one)]
        if letters:
            return urlsplit(DOOR.search(letters[-1])[0]).path
        time.sleep(0.3)
    raise AssertionError(f"no question about {number} came")


def answer(page):
    acting.send(page, page.locator("main form button[type=submit]").first)


@pytest.mark.parametrize("javascript", [True, False], ids=["with-scripts", "without"])
def test_a_no_from_the_letter_is_counted_and_stands_in_public(people, desk, shot, javascript):
    key, door = desk(IN_WORK, "claim_fixed", photos=a_photo("after"))
    page = people(javascript=javascript, pardon=REFUSED)
    page.goto(door)
    expect(page.locator("main form input[name=verdict]")).to_have_count(4)
    if javascript:
        assert troubles_of(page) == []
        shot(page, "36-is-it-fixed", whole=True)

    page.locator("input[name=verdict][value=no]").check()
    page.locator("textarea[name=comment]").fill("Шам қайта сөніп қалды")
    answer(page)

    expect(page.locator(".errors")).to_be_visible()  # a "no" says what is wrong
    expect(page.locator("textarea[name=comment]")).to_have_value("Шам қайта сөніп қалды")
    page.locator("input[name=why]").first.check()
    answer(page)

    expect(page.locator("main")).to_contain_text("Жоқ, түзетілмеді")
    page.goto(f"/kk/problems/{key}/")
    expect(page.locator("main")).to_contain_text("Шам қайта сөніп қалды")


def test_whoever_does_not_want_to_be_asked_says_so_from_the_letter(people, desk):
    _, door = desk(IN_WORK, "claim_fixed", photos=a_photo("after"))
    page = people()
    page.goto(door)
    page.locator("a[href='?no_more=1']").click()
    acting.send(page, page.locator("button[name=this]"))

    expect(page.locator(".notice--good")).to_be_visible()


def test_the_akimats_question_is_answered_once_from_the_letter(people, desk):
    key, door = desk(TAKEN_UP, "ask", question="Қай үйдің жанында?")
    page = people(pardon=REFUSED)
    page.goto(door)
    expect(page.locator("main")).to_contain_text("Қай үйдің жанында?")
    page.locator("textarea[name=answer]").fill("Үшінші үйдің артында")
    answer(page)

    page.goto(f"/kk/problems/{key}/")
    expect(page.locator("main")).to_contain_text("Үшінші үйдің артында")
    assert page.goto(door).status == 410
