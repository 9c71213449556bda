"""Pages that are met only in the middle of something, and those that say what went wrong."""

import json
import re

import pytest
from playwright.sync_api import expect

from tests.e2e import acting
from tests.e2e import pages as site
from tests.e2e.barriers import LANGUAGES, look_at, look_at_errors, look_here
from tests.e2e.conftest import DESKTOP, REFUSED
from tests.e2e.stack import free_port

CONTACT = "main form input[type=text], main form input[type=email]"
GO = "main form button[type=submit]"
WRONG = {
    "guest": (site.GUEST, ["problems:new", "me:confirm", "account_login", "account_signup"]),
    "writer": (site.WRITER, ["me:contact", "initiatives:new", "follows:new", "resources:new"]),
    "official_region": (site.OFFICIAL, ["review:new_template", "routing:new"]),
}


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


@pytest.mark.parametrize("who", WRONG)
def test_a_form_sent_empty_says_what_is_missing(people, stack, facts, who):
    page = people(pardon=REFUSED, viewport=DESKTOP)
    if who == "writer":
        acting.sign_in(page, stack, facts["writer"])
    elif who != "guest":
        acting.come_as_staff(page, stack, who)

    assert look_at_errors(page, WRONG[who][0], facts, WRONG[who][1]) == []


def test_what_an_official_sees_before_anything_is_done_has_no_barrier(people, stack):
    page = people(viewport=DESKTOP)
    acting.come_as_staff(page, stack, "official_region")
    found = []
    for language in LANGUAGES:
        page.set_viewport_size(DESKTOP)
        page.goto(f"/{language}/review/?kind=problem&state=new")
        page.locator("input[name=chosen]").first.check()
        acting.send(page, page.locator("button[name=verb][value=take_up]"))
        found += look_here(page, f"{language}: many at once")

        page.goto(f"/{language}/routing/new/")
        choose_everything(page)
        acting.send(page, page.locator(GO).first)
        expect(page.locator("[name=tried]")).to_have_count(1)
        found += look_here(page, f"{language}: an exception tried")

    assert found == []


def choose_everything(page):
    """The first choice of each list and some words in each field that must be filled."""
    for field in page.locator("main form select[required]").all():
        if not field.input_value():
            field.select_option(index=1)
    for field in page.locator("main form textarea[required], main form input[required]").all():
        if field.get_attribute("type") in {None, "text"} and not field.input_value():
            field.fill("Басқарма жауап береді.")


def test_a_decision_that_comes_too_late_says_so_without_a_barrier(people, stack, facts):
    page, found = people(pardon=REFUSED, viewport=DESKTOP), []
    acting.come_as_staff(page, stack, "official_region")
    for language in LANGUAGES:
        page.set_viewport_size(DESKTOP)
        page.goto(f"/{language}/review/problems/{facts['problem']['confirmed']}/")
        form = page.locator("form.move[action$='/moves/take_up/']")
        form.locator("[name=seen]").evaluate("field => { field.value = '0' }")
        with page.expect_navigation() as answer:
            form.locator("button[type=submit]").click()
        assert answer.value.status == 409
        found += look_here(page, f"{language}: too late")

    assert found == []


def test_what_was_hidden_says_so_without_a_barrier(people, facts):
    page = people(pardon=REFUSED)

    assert look_at(page, {"gone": "/problems/{hidden}/"}, facts, status=410) == []


def test_pages_that_are_not_open_have_no_barrier(people, stack):
    page = people(pardon=REFUSED)
    acting.sign_in(page, stack, "resident-32@asar.invalid")
    found = look_at(page, {"404": "/nothing-is-here/"}, {}, status=404)
    found += look_at(page, {"403": "/review/"}, {}, status=403)
    for language in LANGUAGES:
        page.goto(f"/{language}/me/profile/")
        page.locator("[name=csrfmiddlewaretoken]").evaluate_all(
            "fields => fields.forEach(field => { field.value = 'x'.repeat(64) })"
        )
        acting.send(page, page.locator(GO).first)
        expect(page.locator("h1")).to_be_visible()
        found += look_here(page, f"{language}: a form that is too old")

    assert found == []


def test_codes_asked_for_too_often_are_refused_without_a_barrier(people):
    page = people(pardon=REFUSED)
    found, nobody = {}, acting.a_new_address()
    for language in ("kk",) * 3 + LANGUAGES:
        page.context.clear_cookies()  # or the page of the code that is on its way opens
        page.goto(f"/{language}/accounts/login/")
        page.locator(CONTACT).first.fill(nobody)
        with page.expect_navigation() as answer:
            page.locator(GO).first.click()
        if answer.value.status == 429:
            found[language] = look_here(page, f"{language}: too often")

    assert found == {language: [] for language in LANGUAGES}


def test_a_bad_day_has_no_barrier(people, stack):
    port = free_port()
    stack.serve("tests.e2e.failing:application", port, workers=1)
    stack.wait(f"http://127.0.0.1:{port}")
    page = people(pardon=REFUSED, base_url=f"http://127.0.0.1:{port}")
    found = look_at(page, {"500": "/about/"}, {}, status=500)
    found += look_at(page, {"503": "/terms/"}, {}, status=503)

    assert found + look_at(page, {"400": "/privacy/"}, {}, status=400) == []
