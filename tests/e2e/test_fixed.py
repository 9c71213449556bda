"""Closed is not solved: the akimat says it is done, who told of it says no, from the letter."""

import json
import re
import time
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from tests.e2e import acting
from tests.e2e.barriers import troubles_of
from tests.e2e.conftest import DESKTOP
from tests.e2e.pictures import a_photo

IN_WORK = """
import json
from initiatives.models import Problem
told = Problem.objects.filter(stage="in_work", hidden_at=None, author__isnull=False)
one = told.filter(office__kind="official_region").earliest("pk")
print(json.dumps([one.pk, one.author.email, one.number]))
"""


@pytest.fixture
def letter(people, stack):
    """The letter that comes once an official has said that it is done, and the problem's key."""
    said = stack.manage("shell", "--no-imports", "-c", IN_WORK)
    key, email, number = json.loads(said.splitlines()[-1])
    official = people(viewport=DESKTOP)
    acting.sign_in_as_staff(official, stack, "official_region")
    official.goto(f"/kk/problems/{key}/")
    acting.press(official, "claim_fixed", photos=a_photo("after"))
    return key, letter_about(stack, email, number)


def letter_about(stack, email, number, within=30):
    """The newest letter with a question about it."""
    until = time.monotonic() + within
    while time.monotonic() < until:
        asking = [one for one in stack.mails_to(email) if number in one and "/asked/fixed/" in one]
        if asking:
            return asking[-1]
        time.sleep(0.3)
    raise AssertionError(f"no question about {number} came")


@pytest.mark.parametrize("javascript", [True, False], ids=["with scripts", "without"])
def test_a_no_from_the_letter_asks_to_take_it_up_again(people, letter, shot, javascript):
    key, text = letter
    door = urlsplit(re.search(r"https?://\S+/asked/fixed/\S+/", text)[0]).path
    page = people(javascript=javascript)  # nobody is signed in
    page.goto(door)
    expect(page.locator("main form input[name=verdict]")).to_have_count(4)
    if javascript:
        assert troubles_of(page) == []
        shot(page, "36-is-it-fixed", whole=True)

    page.locator("input[name=verdict][value=no]").check()
    page.locator("textarea[name=comment]").fill("Шам қайта сөніп қалды")
    acting.send(page, page.locator("main form button[type=submit]").first)

    expect(page.locator(".errors")).to_be_visible()  # a "no" says what is wrong
    expect(page.locator("textarea[name=comment]")).to_have_value("Шам қайта сөніп қалды")
    page.locator("input[name=why]").first.check()
    acting.send(page, page.locator("main form button[type=submit]").first)

    expect(page.locator("main")).to_contain_text("Жоқ, түзетілмеді")
    page.goto(f"/kk/problems/{key}/")
    expect(page.locator("[data-stage=reopen_requested]").first).to_be_visible()
    expect(page.locator("main")).to_contain_text("Шам қайта сөніп қалды")


def test_whoever_does_not_want_to_be_asked_says_so_from_the_letter(people, letter):
    door = urlsplit(re.search(r"https?://\S+/asked/fixed/\S+/", letter[1])[0]).path
    page = people()
    page.goto(door)
    page.locator("a[href='?no_more=1']").click()
    acting.send(page, page.locator("button[name=this]"))

    expect(page.locator(".notice--good")).to_be_visible()
