"""A volunteer promises what is needed, and the lead says yes."""

from playwright.sync_api import expect

from tests.e2e import acting

ACCEPT = "form[action*='/pledges/'][action$='/moves/accept/'] button"


def promise(page, way, need, *, number):
    """From the line of what is needed, on the page of the initiative."""
    page.goto(way.page)
    acting.send(page, page.locator(f"a[href$='/needs/{need}/pledge/']").first)
    page.locator("[name=quantity]").fill(str(number))
    acting.send(page, page.locator("main form[method=post] button[type=submit]").last)
    expect(page.locator(".notice--danger, .errors")).to_have_count(0)


def accept(page, way):
    """The lead finds it on the page and takes it."""
    page.goto(way.page)
    acting.send(page, page.locator(ACCEPT).first)
    expect(page.locator(ACCEPT)).to_have_count(0)
