"""The device: what it keeps for whom, what it forgets, how it is installed and rung."""

import shutil

import pytest
from playwright.sync_api import expect

from tests.e2e import acting, outbox
from tests.e2e.conftest import ARGS
from tests.e2e.test_every_page import troubles_of

home, phone = outbox.home, outbox.phone  # what both files of the queue begin with

WORKER = "async () => (await navigator.serviceWorker.ready).active.scriptURL"


def test_signed_out_meanwhile_a_report_asks_how_to_go_on(phone, stack, home):
    page = phone(language="ru")
    sign_in_at(page, stack, home)
    outbox.open_form(page, home, "ru")
    outbox.write(page, "Под своим именем")
    page.context.set_offline(True)
    outbox.press_send(page)
    page.context.clear_cookies()
    page.context.set_offline(False)
    outbox.open_queue(page, home, "ru")

    expect(page.locator("[data-draft]")).to_have_attribute("data-state", "needs")
    expect(outbox.way(page, "sign_in")).to_have_attribute(
        "href", "/ru/accounts/login/?next=%2Fru%2Fproblems%2Fdrafts%2F"
    )
    outbox.way(page, "as_guest").click()
    expect(page.locator(outbox.SENT)).to_have_count(1)


def sign_in_at(page, stack, home):
    """By a code, at this door of the product."""
    contact = "resident-14@asar.invalid"
    before = len(stack.mails_to(contact))
    page.goto(f"{home}/kk/accounts/login/")
    page.locator("main form input[type=text], main form input[type=email]").first.fill(contact)
    page.locator("main form button[type=submit]").first.click()
    acting.type_code(page, stack, contact, after=before)


def test_after_signing_out_the_device_knows_nothing(phone, stack, home):
    page = phone(language="ru")
    sign_in_at(page, stack, home)
    outbox.open_form(page, home, "ru")
    outbox.write(page, "Личное")
    assert outbox.kept(page) != []
    page.goto(f"{home}/ru/accounts/logout/")
    acting.send(page, page.locator("main form button[type=submit]"))

    assert outbox.kept(page) == []
    outbox.open_form(page, home, "ru")
    page.context.set_offline(True)
    page.goto(f"{home}/ru/me/")
    expect(page.locator("h1")).to_have_text("Нет сети")
    assert "resident" not in page.content()
    page.goto(f"{home}/ru/problems/drafts/")
    expect(page.locator("[data-empty]")).to_be_visible()


def test_caches_hold_only_what_a_stranger_sees(phone, stack, home):
    page = phone(language="ru")
    sign_in_at(page, stack, home)
    outbox.open_form(page, home, "ru")
    for place in ("/ru/me/", "/ru/problems/drafts/", "/ru/"):
        page.goto(f"{home}{place}")
        page.wait_for_load_state("networkidle")

    pages = page.evaluate(CACHED)
    kept = ("problems/new/", "problems/drafts/", "offline/")
    # the door was in Kazakh: what is kept is of both languages that were read
    assert set(pages) == {f"/{language}/{page}" for language in ("kk", "ru") for page in kept}
    assert all('data-sender=""' in text for text in pages.values())
    assert 'data-sender=""' not in page.content()


CACHED = """async () => {
  const found = {}
  for (const name of await caches.keys()) {
    const cache = await caches.open(name)
    for (const request of await cache.keys()) {
      const answer = await cache.match(request)
      const kind = answer.headers.get('Content-Type') ?? ''
      if (kind.includes('html')) found[new URL(request.url).pathname] = await answer.text()
    }
  }
  return found
}"""


def test_the_queue_meets_no_barrier_in_any_state(phone, home):
    page = phone(language="ru")
    outbox.open_form(page, home, "ru")
    page.context.set_offline(True)
    outbox.send_offline(page, "Ждёт")
    page.goto(f"{home}/ru/problems/new/")
    outbox.write(page, "Черновик")
    outbox.open_queue(page, home, "ru")
    way_to_delete = page.locator("[data-draft][data-state=draft] [data-way=delete]")
    assert troubles_of(page) == []

    way_to_delete.click()

    expect(page.locator("[data-way=undo]")).to_be_visible()
    assert troubles_of(page) == []


@pytest.fixture
def window(playwright):
    """A browser with all it has: the small one of the other journeys installs nothing."""
    whole = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=ARGS)
    yield whole.new_page()
    whole.close()


def test_the_site_can_be_installed(window, home):
    page = window
    outbox.open_form(page, home)
    wire = page.context.new_cdp_session(page)

    assert wire.send("Page.getAppManifest")["errors"] == []
    found = wire.send("Page.getInstallabilityErrors")["installabilityErrors"]
    # the windows of tests are private ones, which never install anything
    assert {one["errorId"] for one in found} == {"in-incognito"}


def test_the_worker_sends_when_the_browser_rings(phone, stack, home):
    """Background Sync: the page is closed, the network comes back."""
    page = phone()
    outbox.open_form(page, home)
    page.context.set_offline(True)
    outbox.send_offline(page, "Бет жабық")
    page.goto("about:blank")
    page.context.set_offline(False)

    assert ring(page, home)

    assert len(outbox.rows(stack, "Бет жабық")) == 1


def test_who_changes_the_language_keeps_one_worker_and_the_form_in_both(phone, home):
    page = phone()
    outbox.open_form(page, home)
    worker = page.evaluate(WORKER)
    page.goto(f"{home}/ru/about/")
    assert page.evaluate(outbox.HELD, "/ru/problems/new/"), "the form is not kept in Russian"
    page.context.set_offline(True)

    for language in ("ru", "kk"):
        page.goto(f"{home}/{language}/problems/new/")
        expect(page.locator("html")).to_have_attribute("lang", language)
        expect(page.locator("[data-report]")).to_be_visible()
    page.goto(f"{home}/en/problems/new/")
    expect(page.locator("html")).to_have_attribute("lang", "kk")  # never read, so not kept
    assert page.evaluate(WORKER) == worker


def ring(page, home):
    """What the browser does by itself on a phone."""
    other = page.context.new_page()
    wire = other.context.new_cdp_session(other)
    seen = []
    wire.on("ServiceWorker.workerRegistrationUpdated", lambda e: seen.extend(e["registrations"]))
    wire.send("ServiceWorker.enable")
    other.wait_for_timeout(500)
    number = next(one["registrationId"] for one in seen if one["scopeURL"].startswith(home))
    facts = {"registrationId": number, "tag": "outbox", "lastChance": False}
    wire.send("ServiceWorker.dispatchSyncEvent", {"origin": home, **facts})
    other.wait_for_timeout(4000)
    return number
