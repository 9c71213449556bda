"""What people do on the pages, in their own words; addresses and names, never looks."""

import re
from itertools import count

from playwright.sync_api import expect

numbers = count(1)
MOVE = "form.move[action*='/moves/%s/']"
PHONE_WIDTH = 500


def send(page, button):
    """Press it and wait for the answer: what follows may depend on it."""
    with page.expect_navigation():
        button.click()


def tap(locator):
    """By a finger on a phone, by a mouse at a desk."""
    is_phone = locator.page.viewport_size["width"] < PHONE_WIDTH
    locator.tap() if is_phone else locator.click()


def go_on(page):
    """Save a page of an application and go on to the next."""
    send(page, page.locator(".write__on button[name=on]"))


def sign_in(page, stack, contact):
    """By a code, as everybody does."""
    before = len(stack.mails_to(contact))
    page.goto("/kk/accounts/login/")
    page.locator("main form input[type=text], main form input[type=email]").first.fill(contact)
    page.locator("main form button[type=submit]").first.click()
    type_code(page, stack, contact, after=before)


def type_code(page, stack, contact, *, after=0):
    """The code that came, typed where it is asked for."""
    field = page.locator("input[autocomplete=one-time-code]")
    expect(field).to_be_visible()
    field.fill(stack.code_for(contact, after=after))
    page.locator("main form button[type=submit]").first.click()
    expect(field).to_have_count(0)


def come_in(page, stack, session):
    """With a session made for it (`prepared.py`), where signing in is not what is told."""
    cookie = {"name": "sessionid", "value": session, "url": stack.address, "httpOnly": True}
    page.context.add_cookies([cookie])


def sign_in_as_staff(page, stack, role):
    """With a password and the code of an authenticator."""
    type_password(page, stack, role)
    type_second_factor(page, stack, role)


def come_as_staff(page, stack, role):
    """With the session of an earlier sign-in, if there is one: a code opens a door only once."""
    if known := stack.sessions.get(role):
        page.context.add_cookies(known)
        page.goto("/kk/me/")
        if "/login/" not in page.url:
            return
    sign_in_as_staff(page, stack, role)
    stack.sessions[role] = [c for c in page.context.cookies() if c["name"] == "sessionid"]


def type_password(page, stack, role):
    """The first half of how staff sign in."""
    email, password = stack.door(role)
    page.goto("/kk/accounts/login/password/")
    page.locator("main input[type=email], main input[name=login]").first.fill(email)
    page.locator("main input[type=password]").fill(password)
    send(page, page.locator("main form button[type=submit]").first)


def type_second_factor(page, stack, role):
    """The second half."""
    page.locator("main input[name=code]").fill(stack.fresh_code(role))
    send(page, page.locator("main form button[type=submit]").first)
    expect(page).not_to_have_url(re.compile("2fa"))


def press(page, verb, **given):
    """One move through its own form, from the page where it is offered."""
    form = page.locator(MOVE % verb)
    expect(form).to_have_count(1)
    opener = page.locator(
        f"a[href='#move-{verb}'], details:not([open]):has({MOVE % verb}) > summary"
    )
    if not form.is_visible():
        opener.first.click()
    for name, value in given.items():
        _fill(form, f"{verb}-{name}", value)
    send(page, form.locator("button[type=submit]:not([name=preview], [name=insert])").first)
    assert page.locator(".notice--danger, .errors").all_inner_texts() == []  # it says what failed


def write_report(page, initiative, words):
    """The seven sections of a closing report one after the other, then the whole is sent."""
    page.goto(f"{initiative}report/words/")
    page.locator("[name=words]").fill(words)
    for _ in ("words", "milestones", "indicators"):
        go_on(page)
    numbers = {"people_helped": "120", "people_how": "Үйлер тізімі", "hours": "24"}
    for name, value in (numbers | {"hours_how": "Келгендер тізімі"}).items():
        page.locator(f"[name={name}]").fill(value)
    go_on(page)
    page.locator("[name=left_words]").fill("Қалғаны қорда тұр")
    go_on(page)
    page.locator("[name=area][value=km1]").check()
    go_on(page)
    for side in ("before", "after"):
        page.locator(f"[name=pair-{side}]").last.check()
    send(page, page.locator("button[name=add][value=pair]"))
    expect(page.locator(".photo-pair")).not_to_have_count(0)
    page.goto(f"{initiative}report/")
    press(page, "finish")


def _fill(form, name, value):
    field = form.locator(f"[name='{name}']").first
    kind = field.evaluate("e => e.type || e.tagName.toLowerCase()")
    if kind.startswith("select"):
        field.select_option(value)
    elif kind == "checkbox":
        field.check()
    elif kind == "radio":
        form.locator(f"[name='{name}'][value='{value}']").check()
    elif kind == "file":
        field.set_input_files(value)
    else:
        field.fill(value)


def a_new_address():
    """A mailbox nobody has used."""
    return f"journey-{next(numbers)}-{id(numbers) % 100_000}@asar.invalid"
