"""Hands on the keyboard alone: Tab, Shift+Tab, Enter, Space, arrows and letters.

At every stop the focus must stand on something that can be seen, with a ring around it, after the
stop before it in the page, and never on nothing.
"""

from contextlib import contextmanager

import pytest

from tests.e2e import acting, prepared
from tests.e2e.conftest import DESKTOP

FURTHEST = 140
# What is focused, and what is wrong with it; `before` is the stop before it.
STOP = """wanted => {
  const now = document.activeElement
  const before = window.stopBefore
  window.stopBefore = now
  const troubles = []
  if (!now || now === document.body || now === document.documentElement) return ['lost', ['lost']]
  const box = now.getBoundingClientRect()
  const isShown = getComputedStyle(now).visibility !== 'hidden' && now.checkVisibility()
  if (!isShown || box.bottom <= 0 || box.top >= innerHeight) troubles.push('out of sight')
  const hasRing = (one, of) => {
    const style = getComputedStyle(one, of)
    const outline = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0
    return outline || style.boxShadow !== 'none'
  }
  const around = [now, ...(now.labels ?? []), now.closest('label, .pill, .tile, .line, tr')]
  const rings = around.some((one) => one && (hasRing(one) || hasRing(one, '::after')))
  if (!rings && !now.matches('[tabindex="-1"]')) troubles.push('no ring')
  const isAfter = before?.isConnected && before.compareDocumentPosition(now)
  if (isAfter && isAfter & Node.DOCUMENT_POSITION_PRECEDING) troubles.push('out of order')
  return [now.matches(wanted) ? 'there' : 'on the way', troubles.map(
    (words) => `${words}: ${now.outerHTML.slice(0, 140)}`)]
}"""
FROM_HERE = "() => { window.stopBefore = undefined }"
IS_LOST = "() => [document.body, document.documentElement, null].includes(document.activeElement)"


class Keys:
    """One person who has no mouse; `page` is what they look at."""

    def __init__(self, page):
        self.page = page

    def open(self, address):
        """A page by its address; the first Tab goes to its first stop."""
        self.page.goto(address)

    def to(self, wanted):
        """Tab until the focus stands there."""
        self.page.evaluate(FROM_HERE)
        for _ in range(FURTHEST):
            self.page.keyboard.press("Tab")
            where, troubles = self.page.evaluate(STOP, wanted)
            assert not troubles, f"on the way to {wanted}: {troubles}"
            if where == "there":
                return
        raise AssertionError(f"Tab does not reach {wanted}")

    def press(self, key="Enter"):
        """Something that stays on the page; the focus stays somewhere, too."""
        self.page.keyboard.press(key)
        self.page.evaluate("() => new Promise(requestAnimationFrame)")
        assert not self.page.evaluate(IS_LOST), f"{key} lost the focus"

    @contextmanager
    def onwards(self):
        """What leads to another page is waited for."""
        with self.page.expect_navigation():
            yield

    def go(self, wanted, key="Enter"):
        """To a link or a button, and through it."""
        self.to(wanted)
        with self.onwards():
            self.page.keyboard.press(key)

    def write(self, name, words):
        """Into a field; what stands there is written over."""
        self.to(f"[name='{name}']")
        self.page.keyboard.press("Control+a")
        self.page.keyboard.type(words)

    def choose(self, name, *, arrows=0):
        """One of several by Space and arrows, or the next line of a list by an arrow."""
        self.to(f"[name='{name}']")
        if self.page.evaluate("document.activeElement.matches('[type=radio], [type=checkbox]')"):
            self.press("Space")
        for _ in range(arrows):
            self.press("ArrowDown")

    def unfold(self, fold):
        """A fold by its summary."""
        self.to(f"{fold} > summary")
        self.press()
        assert self.page.locator(fold).first.get_attribute("open") is not None, fold


@pytest.fixture(scope="module")
def facts(request, stack):
    """What the file names in its PARTS, made ready."""
    return prepared.ready(stack, *request.module.PARTS)


@pytest.fixture
def keys_of(people, stack, facts):
    """One of the people prepared, at a keyboard."""

    def come(name, *, viewport=DESKTOP):
        page = people(viewport=viewport)
        acting.come_in(page, stack, facts[name]["session"])
        return Keys(page)

    return come
