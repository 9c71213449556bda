"""All eleven steps, none left out: a state body considers it, later gives; neighbours confirm."""

import pytest
from playwright.sync_api import expect

from tests.e2e import acting, giving, judging, proposed
from tests.e2e.conftest import DESKTOP
from tests.e2e.ways import WIDTH, Way, expect_steps, in_both, in_days, see

SAID = {
    "kk": {
        "answer": "Жер учаскесі бос, жұмысқа қарсылық жоқ.",
        "task": "Аялдама жанындағы жер бос па?",
        "land": "Аялдама жанындағы 20 шаршы метр",
        "gives": "Жер: Аялдама жанындағы 20 шаршы метр",
        "promised": "уәде етілді, әлі берілген жоқ",
        "given": "берілген күні",
        "report": "Аялдамаға шам ілінді, кешке жарық.",
    },
    "ru": {
        "answer": "Участок свободен, возражений нет.",
        "task": "Свободен ли участок у остановки?",
        "land": "20 кв. метров у остановки",
        "gives": "Земля: 20 кв. метров у остановки",
        "promised": "обещано, пока не передано",
        "given": "передано",
        "report": "На остановке повесили фонарь, вечером светло.",
    },
}
ANSWERS = in_both({lang: said["answer"] for lang, said in SAID.items()})
GIVERS = {"kk": "volunteer-33@asar.invalid", "ru": "volunteer-34@asar.invalid"}


@pytest.mark.parametrize(("language", "number"), [("kk", 81), ("ru", 85)])
def test_with_both_steps_of_a_state_body_and_resources_to_the_result(
    people, stack, language, number
):
    facts, said = proposed.told(stack, f"propose({language!r}, {number})"), SAID[language]
    way = Way(language, facts["key"])
    akimat, body = (people(viewport=DESKTOP, language=language) for _ in range(2))
    lead, donor = (people(viewport=WIDTH[language], language=language) for _ in range(2))

    ask_the_body(akimat, stack, way, facts, said)
    consider(body, stack, way)
    seek(lead, stack, way, facts)
    acting.sign_in(donor, stack, GIVERS[language])
    giving.promise(donor, way, facts["need"], number=2)
    giving.accept(lead, way)
    ask_for_support(lead, way, facts, said)
    give(body, way, said)
    mark_as_given(body, way)
    expect_told(lead, way, said)
    carry_out(lead, way, said)
    send_to_evaluation(people(viewport=DESKTOP), stack, way)
    doors = judging.Letters(stack, facts["title"], facts["neighbours"]).newer_than(())
    judging.by_letter(people, doors, language, "yes")

    see(lead, way.page, "solved")
    expect_steps(lead, at=11)


def ask_the_body(page, stack, way, facts, said):
    """Step 2 leads to step 3."""
    acting.come_as_staff(page, stack, "official_region")
    page.goto(way.desk)
    acting.press(page, "take_up")
    page.goto(way.desk)
    office = str(facts["department"])
    acting.press(page, "involve", office=office, task=said["task"], due_on=in_days(10))


def consider(page, stack, way):
    """The department finds it on its list and answers."""
    acting.come_as_staff(page, stack, "department")
    page.goto(way.asked)
    acting.send(page, page.locator(f"a.button[href='{way.desk}']"))
    acting.press(page, "accept", **ANSWERS)


def seek(page, stack, way, facts):
    """Steps 4, 5 and 6."""
    acting.sign_in(page, stack, facts["lead"])
    for verb, given in {"seek": {}, "attract": {"resources_until": in_days(5)}}.items():
        page.goto(way.page)
        acting.press(page, verb, **given)


def ask_for_support(page, way, facts, said):
    """The lead asks for what the team cannot have without the body."""
    page.goto(way.page)
    office = str(facts["department"])
    acting.press(page, "ask_support", office=office, task=said["task"], due_on=in_days(9))


def give(page, way, said):
    """Step 7: money, land, and the answer in both languages."""
    page.goto(way.asked)
    acting.send(page, page.locator(f"a.button[href='{way.desk}']"))
    acting.press(page, "support", gives_money="150000", gives_land=said["land"], **ANSWERS)
    page.goto(way.page)
    expect(page.get_by_text(said["promised"])).to_have_count(2)


def mark_as_given(page, way):
    """Each line by itself."""
    for left in (1, 0):
        page.goto(f"{way.asked}?show=owing")
        card = page.locator("article.desk-card", has=page.locator(f"a[href='{way.page}']"))
        acting.send(page, card.locator("form[action$='/given/'] button:not([name=undo])").first)
        expect(card.locator("form[action$='/given/'] input[type=date]")).to_have_count(left)


def expect_told(page, way, said):
    """What the body said, gives and gave stands on the page for everybody."""
    page.goto(way.page)
    expect(page.locator("#bodies")).to_be_visible()
    for words in (said["answer"], said["gives"], said["given"]):
        expect(page.locator("main")).to_contain_text(words)
    expect(page.locator("[data-stage=implementation]")).not_to_have_count(0)


def carry_out(page, way, said):
    """Steps 8 and 9: photos and a report."""
    for moment in ("before", "after"):
        judging.show(page, way.page, moment)
    judging.finish(page, way.page, said["report"])


def send_to_evaluation(page, stack, way):
    """Step 10: the evidence is accepted, the neighbours are asked."""
    acting.come_as_staff(page, stack, "coordinator")
    judging.open_evaluation(page, way.desk)
