"""Pages that are met only in the middle of something."""

import json
import re

import pytest
from playwright.sync_api import expect

from tests.e2e import acting
from tests.e2e import pages as site
from tests.e2e.barriers import look_at
from tests.e2e.conftest import DESKTOP

CONTACT = "main form input[type=text], main form input[type=email]"
GO = "main form button[type=submit]"
REFUSED = r"the server responded with a status of [45]\d\d"  # a browser logs the answer we want


@pytest.fixture(scope="module")
def facts(stack):
    told = stack.manage(
        "shell", "--no-imports", "-c", "from tests.e2e.lookups import tell; tell()"
    )
    return json.loads(told.splitlines()[-1])


def test_a_guest_on_the_way_to_a_public_report_meets_no_barrier(people):
    page = people()
    page.goto("/kk/problems/new/")
    page.locator("[data-here]").wait_for()
    expect(page.locator("[data-said]")).not_to_be_empty()
    page.locator("[data-here]").tap()
    page.locator("label.tile:has([name=category]):visible").nth(3).tap()
    page.locator(".report__send button").tap()
    page.wait_for_url(re.compile(r"/problems/\d+/confirm/$"))
    held = {"held": re.search(r"\d+", page.url.split("/problems/")[1]).group()}
    found = look_at(page, site.HOLDER, held)

    page.locator(CONTACT).first.fill(acting.a_new_address())
    acting.send(page, page.locator(GO).first)

    assert found + look_at(page, site.CODE, {}) == []


def test_somebody_who_adds_a_contact_meets_no_barrier(people, stack):
    page = people()
    acting.sign_in(page, stack, "resident-31@asar.invalid")
    page.goto("/kk/me/contact/")
    page.locator(CONTACT).first.fill("+77015550131")
    acting.send(page, page.locator(GO).first)

    assert look_at(page, site.CONTACT_CODE, {}) == []


def test_staff_who_guard_their_account_meet_no_barrier(people, stack):
    page = people(viewport=DESKTOP)
    acting.type_password(page, stack, "department")
    found = look_at(page, site.SECOND_FACTOR, {})
    acting.type_second_factor(page, stack, "department")
    found += look_at(page, site.GUARDED, {})

    page.goto("/kk/accounts/2fa/recovery-codes/generate/")
    acting.send(page, page.locator(GO).first)

    assert found + look_at(page, site.RECOVERY, {}) == []


def test_what_was_hidden_says_so_without_a_barrier(people, facts):
    page = people(pardon=REFUSED)

    assert look_at(page, {"gone": "/problems/{hidden}/"}, facts, status=410) == []
