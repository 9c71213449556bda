"""What people do with the report form and the queue of their device, network or not."""

import json
from uuid import uuid4

import pytest
from playwright.sync_api import expect

from tests.e2e.stack import free_port

RUN = f" · {uuid4().hex[:6]}"  # ends every text, so that each run counts its own
LOST = (
    r"net::ERR_|: Failed to load resource|Failed to fetch"  # what a browser says of a lost network
)
SENT = "[data-draft][data-state=sent]"
READY = """async () => {
  await navigator.serviceWorker.ready
  const held = async () => (await (await caches.open((await caches.keys())[0])).keys()).length
  for (let n = 0; n < 100 && !(navigator.serviceWorker.controller && (await held()) > 20); n += 1)
    await new Promise((later) => setTimeout(later, 100))
  return Boolean(navigator.serviceWorker.controller)
}"""
HELD = """async (address) => {
  for (let n = 0; n < 100; n += 1) {
    if (await caches.match(address)) return true
    await new Promise((later) => setTimeout(later, 100))
  }
  return false
}"""
KEPT = """async () => {
  const databases = (await indexedDB.databases()).map(({ name }) => name)
  const stored = await Promise.all(databases.map((name) => new Promise((resolve) => {
    const asked = indexedDB.open(name)
    asked.onsuccess = () => {
      const { result } = asked
      if (!result.objectStoreNames.contains('drafts')) return resolve([])
      const all = result.transaction('drafts').objectStore('drafts').getAll()
      all.onsuccess = () => { result.close(); resolve(all.result) }
    }
  })))
  return stored.flat().map(({ id, state, entries = [] }) => (
    { id, state, photos: entries.filter(([, value]) => typeof value !== 'string').length }
  ))
}"""

ROWS = """
import json
from initiatives.models import Problem
rows = Problem.objects.filter(text__startswith={text!r}, text__endswith={run!r})
print(json.dumps([[row.number, row.stage, row.photos.count()] for row in rows]))
"""


@pytest.fixture(scope="module")
def home(stack):
    """The same product by a door that dies when asked to."""
    port = free_port()
    stack.serve("tests.e2e.mortal:application", port, workers=1)
    address = f"http://127.0.0.1:{port}"
    stack.wait(address)
    return address


@pytest.fixture
def phone(people):
    """Somebody whose network goes away, which a browser may complain about."""
    return lambda **facts: people(pardon=LOST, **facts)


def rows(stack, text):
    """What the database holds of a text: number, stage, photos."""
    said = stack.manage("shell", "--no-imports", "-c", ROWS.format(text=text, run=RUN))
    return json.loads(said.splitlines()[-1])


def open_form(page, home, language="kk"):
    """The form, once the device could show it without a network too."""
    page.goto(f"{home}/{language}/problems/new/")
    assert page.evaluate(READY), "the worker does not take over"
    for shell in ("problems/new/", "problems/drafts/", "offline/"):  # of this very language
        assert page.evaluate(HELD, f"/{language}/{shell}"), f"{shell} is not kept"


def kept(page):
    """What lies on the device."""
    return page.evaluate(KEPT)


def write(page, text, *, photo=None, kind=1):
    """Place, kind, words, a photo: everything but Send."""
    page.locator("[data-here]").wait_for()
    expect(page.locator("[data-said]")).not_to_be_empty()
    page.locator("[data-here]").click()
    page.locator("label.tile", has=page.locator("input[name=category]")).nth(kind).click()
    page.locator("textarea[name=text]").fill(text + RUN)
    if photo:
        page.locator("input[type=file]").set_input_files(photo)
    expect(page.locator("[data-saved]")).to_be_visible()


def press_send(page):
    page.locator(".report__send button").click()


def send_offline(page, text, **more):
    """Written and handed over while nobody answers."""
    write(page, text, **more)
    press_send(page)
    expect(page.locator("[data-part=kept]")).to_be_visible()


def open_queue(page, home, language="kk"):
    page.goto(f"{home}/{language}/problems/drafts/")
    expect(page.locator("draft-queue")).to_be_visible()


def way(page, name):
    """A button of the queue."""
    return page.locator(f"[data-draft] [data-way={name}]").first
