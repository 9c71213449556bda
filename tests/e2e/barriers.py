"""Looking at pages the way axe does, in three languages and at both widths."""

import json
from urllib.parse import urlsplit

from tests.e2e.conftest import DESKTOP, PHONE
from tests.e2e.stack import ROOT

AXE = (ROOT / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
ASKED = {"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"]}
RUN = f"axe.run({json.dumps(ASKED)})"
LANGUAGES = ("kk", "ru", "en")


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
        found += [f"{name} @{size['width']}: {words}" for words in troubles_of(page)]
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            found.append(f"{name} @{size['width']}: scrolls sideways")
    return found


def look_at(page, pages, facts, *, status=200):
    """Every address in every language; one that leads elsewhere was not looked at."""
    found = []
    for pattern in pages.values():
        for language in LANGUAGES:
            address = f"/{language}{pattern.format(**facts)}"
            answer = page.goto(address)
            if answer.status != status:
                found.append(f"{address}: {answer.status}")
            if urlsplit(page.url).path != urlsplit(address).path:
                found.append(f"{address}: leads to {page.url}")
            found += look_here(page, address)
    return found
