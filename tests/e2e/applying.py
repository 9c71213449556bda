"""Somebody who writes an application on a phone, and what befalls them."""

import re
from types import SimpleNamespace

import pytest
from playwright.sync_api import expect

from tests.e2e import acting
from tests.e2e.conftest import REFUSED


@pytest.fixture
def draft(people, stack):
    """A draft that has just been begun on a phone, its address, and the mail of its writer."""
    page, writer = people(pardon=REFUSED), acting.a_new_address()
    sign_up(page, stack, writer)
    page.goto("/kk/initiatives/new/")
    page.locator("[data-here]").wait_for()
    page.locator("[data-locate]").tap()
    expect(page.locator("[data-said]")).not_to_be_empty()
    page.locator("[data-here]").tap()
    expect(page.locator("[data-chosen]")).to_be_visible()  # its line moves the button below
    acting.go_on(page)
    page.wait_for_url(re.compile("/result/"))
    there = page.url.removeprefix(stack.address).removesuffix("result/")
    return SimpleNamespace(page=page, there=there, writer=writer)


def sign_up(page, stack, address):
    """A new contact by the door that makes accounts."""
    page.goto("/kk/me/confirm/?next=/kk/me/")
    page.locator("main form input[type=text], main form input[type=email]").first.fill(address)
    page.locator("main form button[type=submit]").first.tap()
    acting.type_code(page, stack, address)


def sign_in_again(page, stack, contact):
    before = len(stack.mails_to(contact))
    page.locator("main form input[type=text], main form input[type=email]").first.fill(contact)
    page.locator("main form button[type=submit]").first.click()
    acting.type_code(page, stack, contact, after=before)
