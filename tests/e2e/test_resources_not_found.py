"""Not everything is found in time: what was promised is given back, and the lead looks again."""

import pytest
from playwright.sync_api import expect

from tests.e2e import acting, giving, proposed
from tests.e2e.ways import WIDTH, Way, expect_steps, in_days, see

HELD = "form[action$='/moves/withdraw/']"


@pytest.mark.parametrize(
    ("language", "number", "giver"),
    [("kk", 71, "volunteer-31@asar.invalid"), ("ru", 75, "volunteer-32@asar.invalid")],
)
def test_what_was_promised_in_vain_is_given_back(people, stack, language, number, giver):
    call = f"propose({language!r}, {number}, is_essential=True, is_accepted=True)"
    facts = proposed.told(stack, call)
    way = Way(language, facts["key"])
    lead, donor = (people(viewport=WIDTH[language], language=language) for _ in range(2))

    gather(lead, stack, way, facts["lead"])
    acting.sign_in(donor, stack, giver)
    giving.promise(donor, way, facts["need"], number=1)
    giving.accept(lead, way)
    expect_promise(donor, way, facts, is_held=True)
    proposed.told(stack, f"let_the_end_come({facts['key']})")

    see(lead, way.page, "resources_not_found")
    expect_steps(lead, at=5, skipped={3})
    expect_promise(donor, way, facts, is_held=False)
    donor.goto(f"/{language}/me/inbox/")
    expect(donor.locator("main")).to_contain_text(facts["title"])
    seek_again(lead, way)


def gather(page, stack, way, lead):
    """Steps 5 and 6."""
    acting.sign_in(page, stack, lead)
    for verb, given in {"seek": {}, "attract": {"resources_until": in_days(5)}}.items():
        page.goto(way.page)
        acting.press(page, verb, **given)


def expect_promise(page, way, facts, *, is_held):
    """Among the donor's own: held, it may be taken back; released, there is nothing to take."""
    page.goto(way.gives)
    card = page.locator("article, li, div.card", has=page.locator(f"a[href='{way.page}']")).last
    expect(card).to_contain_text(facts["title"])
    expect(card.locator(HELD)).to_have_count(int(is_held))


def seek_again(page, way):
    """Nothing is promised to it any more; the way back to step 5 is open."""
    page.goto(way.page)
    acting.press(page, "seek")
    expect(page.locator("[data-stage=resource_search]")).not_to_have_count(0)
    expect(page.locator("form[action$='/moves/give/']")).to_have_count(0)
