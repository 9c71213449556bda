"""A refusal is appealed and accepted one level up: never by the one who refused."""

import pytest
from playwright.sync_api import expect

from tests.e2e import acting, proposed
from tests.e2e.conftest import DESKTOP, REFUSED
from tests.e2e.ways import WIDTH, Way, expect_steps, in_both, no_move_is_offered

SAID = {
    "kk": {
        "no": "Биыл аялдамаларды жарықтандыруға қаражат қарастырылмаған.",
        "grounds": "Қаражат сұрамаймыз, шамды өзіміз ілеміз.",
        "yes": "Шағым орынды: бастаманы мақұлдадық.",
        "skip": "Рұқсат қажет емес.",
    },
    "ru": {
        "no": "В этом году средств на освещение остановок нет.",
        "grounds": "Денег не просим, фонарь повесим сами.",
        "yes": "Жалоба обоснована: инициатива одобрена.",
        "skip": "Разрешение не требуется.",
    },
}
NO, YES = ({lang: SAID[lang][word] for lang in SAID} for word in ("no", "yes"))


@pytest.mark.geodata  # one level up from a district: those are not committed
@pytest.mark.parametrize(("language", "number"), [("kk", 61), ("ru", 65)])
def test_what_a_district_refuses_the_region_accepts_on_appeal(people, stack, language, number):
    facts = proposed.told(stack, f"propose({language!r}, {number}, at='district')")
    way, said = Way(language, facts["key"]), SAID[language]
    district, region = (
        people(viewport=DESKTOP, language=language, pardon=REFUSED) for _ in range(2)
    )
    author = people(viewport=WIDTH[language], language=language)

    refuse(district, stack, way)
    appeal(author, stack, way, facts["lead"], said)
    no_move_is_offered(district, way.desk)
    accept(region, stack, way, said)

    author.goto(way.page)
    expect(author.locator("[data-stage=team_selection]")).not_to_have_count(0)
    expect_steps(author, at=4, skipped={3})
    for words in (said["no"], said["grounds"], said["yes"]):
        expect(author.locator("main")).to_contain_text(words)


def refuse(page, stack, way):
    """The district's akimat, with a reason in both languages."""
    acting.come_as_staff(page, stack, "official_district")
    page.goto(way.desk)
    acting.press(page, "take_up")
    page.goto(way.desk)
    acting.press(page, "refuse", reason_code="no_means", **in_both(NO))
    no_move_is_offered(page, way.desk)


def appeal(page, stack, way, author, said):
    """Its author reads why, and says why not."""
    acting.sign_in(page, stack, author)
    page.goto(way.page)
    expect(page.locator(".notice--danger")).to_contain_text(said["no"])
    acting.press(page, "appeal", reason=said["grounds"])
    expect(page.locator("[data-stage=in_review]")).not_to_have_count(0)


def accept(page, stack, way, said):
    """The region finds the grounds on its desk, and the answer is another one."""
    acting.come_as_staff(page, stack, "official_region")
    page.goto(way.desk)
    expect(page.locator("main")).to_contain_text(said["grounds"])
    acting.press(page, "accept", skip_reason=said["skip"], **in_both(YES))
