"""Looking at pages the way axe does, in three languages and at both widths."""

import json
from urllib.parse import urlsplit

from playwright.sync_api import expect

from tests.e2e.conftest import DESKTOP, PHONE
from tests.e2e.stack import ROOT

AXE = (ROOT / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
ASKED = {"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"]}
RUN = f"axe.run({json.dumps(ASKED)})"
LANGUAGES = ("kk", "ru", "en")
# Whatever can be pressed must be what a finger meets there. Maps and the sheet over the first one
# have rules of their own, and what is shown only to the focus is met by no finger.
COVERED = """() => {
  const meant = 'main :is(a[href], button, summary, input, select, textarea)'
  const isCovered = (control) => {
    if (control.closest('.leaflet-container, .atlas, .skip, .review__jump, [hidden]')) return
    if (control.closest('details:not([open]) > :not(summary)')) return
    control.scrollIntoView({ block: 'center', behavior: 'instant' })
    const [box] = control.getClientRects()
    if (!box || box.width < 2 || box.height < 2) return
    if (!control.checkVisibility({ opacityProperty: true })) return
    const met = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2)
    if (!met || control.contains(met) || met.closest('label')?.control === control) return
    return !met.contains(control) || met.closest('a, button')
  }
  const found = [...document.querySelectorAll(meant)].filter(isCovered)
  scrollTo(0, 0)
  return found.map((control) => control.outerHTML.slice(0, 120))
}"""
SENT_EMPTY = """form => {
  for (const field of form.querySelectorAll('input, textarea')) {
    if (['text', 'email', 'tel', 'number', 'date'].includes(field.type)) field.value = ''
    if (field.matches('textarea')) field.value = ''
  }
  form.noValidate = true
  HTMLFormElement.prototype.submit.call(form)
}"""


def troubles_of(page):
    """What axe finds here, in words."""
    if not page.evaluate("typeof axe === 'object'"):
        page.evaluate(AXE)
    return [
        f"{found['id']}: {node['target']} {node.get('failureSummary', '')[:160]}"
        for found in page.evaluate(RUN)["violations"]
        for node in found["nodes"]
    ]


def look_here(page, name):
    """The open page at both widths; whatever is wrong, with its place."""
    found = []
    for size in (PHONE, DESKTOP):
        page.set_viewport_size(size)
        expect(page.locator("[aria-busy=true]")).to_have_count(0)  # asks without eval: CSP
        found += [f"{name} @{size['width']}: {words}" for words in troubles_of(page)]
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            found.append(f"{name} @{size['width']}: scrolls sideways")
    return found


def covered_at(page, name):
    """What cannot be pressed though it is shown, at both widths."""
    found = []
    for size in (PHONE, DESKTOP):
        page.set_viewport_size(size)
        found += [f"{name} @{size['width']}: covered {what}" for what in page.evaluate(COVERED)]
    return found


def look_at(page, pages, facts, *, status=200):
    """Every address in every language; one that leads elsewhere was not looked at."""
    found = []
    for language in LANGUAGES:
        for pattern in pages.values():
            address = f"/{language}{pattern.format(**facts)}"
            answer = page.goto(address)
            if answer.status != status:
                found.append(f"{address}: {answer.status}")
            if urlsplit(page.url).path != urlsplit(address).path:
                found.append(f"{address}: leads to {page.url}")
            found += look_here(page, address)
            if language == LANGUAGES[0]:  # nothing lies elsewhere in another
                found += covered_at(page, address)
    return found


def look_at_errors(page, pages, facts, names):
    """The forms of these pages, sent with nothing in them: the same page says what is missing."""
    found = []
    for name in names:
        status = 200 if name.startswith("account_") else 422  # allauth answers as if all were well
        for language in LANGUAGES:
            address = f"/{language}{pages[name].format(**facts)}"
            page.goto(address)
            with page.expect_navigation() as sent:
                page.locator("main form[method=post]").last.evaluate(SENT_EMPTY)
            if sent.value.status != status:
                found.append(f"{address} sent empty: {sent.value.status}")
            if not page.locator(".errors").count():
                found.append(f"{address} sent empty: no summary of errors")
            found += look_here(page, f"{address} sent empty")
    return found
