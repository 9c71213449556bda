"""Pages are light: what a phone loads on a first and on a second visit, and from whom."""

from urllib.parse import urlsplit

import pytest

from tests.e2e.weighing import KILOBYTE, Scales

# the first view of the map ≤ 250 KB, scripts ≤ 90 KB compressed, on every page
WHOLE, SCRIPTS, STYLES = 250, 90, 40
AGAIN = 80  # the second time only what may have changed: words and pins; a proxy packs them
PAGES = (
    "/kk/",
    "/kk/problems/",
    "/kk/problems/new/",
    "/kk/initiatives/",
    "/kk/programmes/",
    "/kk/journal/",
    "/kk/letters/to/",
    "/kk/accounts/login/",
    "/kk/about/",
)


@pytest.fixture
def scales(people):
    """A phone without a worker of ours between it and the network."""
    return Scales(people(service_workers="block"))


@pytest.mark.parametrize("address", PAGES)
def test_a_page_is_light_on_the_first_visit_and_lighter_on_the_second(scales, stack, address):
    first = scales.visit(address)

    assert 0 < first["Script"] <= SCRIPTS * KILOBYTE, first
    assert 0 < first["Stylesheet"] <= STYLES * KILOBYTE, first
    assert first.total() <= WHOLE * KILOBYTE, first
    assert scales.hosts == {urlsplit(stack.address).netloc}
    second = scales.visit(address)
    assert second["Script"] + second["Stylesheet"] + second["Font"] == 0, second
    assert second.total() <= min(AGAIN * KILOBYTE, first.total()), second


def test_the_things_themselves_are_light(scales, stack):
    for lists in ("/kk/problems/", "/kk/initiatives/"):
        scales.visit(lists)
        thing = scales.page.locator("main .card--linked a[href]").first.get_attribute("href")

        weighed = scales.visit(thing)

        assert weighed["Script"] <= SCRIPTS * KILOBYTE, (thing, weighed)
        assert weighed["Stylesheet"] <= STYLES * KILOBYTE, (thing, weighed)
        assert weighed.total() - weighed["Image"] <= WHOLE * KILOBYTE, (thing, weighed)
        assert scales.hosts == {urlsplit(stack.address).netloc}


def test_weight_is_noticed(scales):
    """The twin: what is asked for besides is weighed, and whom it was asked of is known."""
    light = scales.visit("/kk/about/").total()
    scales.page.evaluate("() => fetch('/kk/problems/').then((answer) => answer.text())")
    scales.page.wait_for_load_state("networkidle")

    assert sum(scales.sizes.values()) > light
    assert any("/kk/problems/" in one for one in scales.addresses.values())
