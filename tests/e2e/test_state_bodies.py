"""A state body considers an initiative, and later gives: steps 3, 5, 6 and 7 in a browser."""

import json
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from tests.e2e import acting
from tests.e2e.conftest import DESKTOP

SAID = {
    "kk": {
        "answer": "Жер учаскесі бос, жұмысқа қарсылық жоқ.",
        "land": "Аялдама жанындағы 20 шаршы метр",
        "gives": "Жер: Аялдама жанындағы 20 шаршы метр",
        "promised": "уәде етілді, әлі берілген жоқ",
        "given": "берілген күні",
    },
    "ru": {
        "answer": "Участок свободен, возражений нет.",
        "land": "20 кв. метров у остановки",
        "gives": "Земля: 20 кв. метров у остановки",
        "promised": "обещано, пока не передано",
        "given": "передано",
    },
}


class Way:
    """The addresses of one initiative in one language."""

    def __init__(self, language, key):
        self.page = f"/{language}/initiatives/{key}/"
        self.desk = f"/{language}/review/initiatives/{key}/"
        self.asked = f"/{language}/review/asked/"


def in_days(days):
    return (timezone.localdate() + timedelta(days)).isoformat()


def answers(said):
    return {f"public_answer_{lang}": SAID[lang]["answer"] for lang in SAID} | said


@pytest.mark.parametrize(("language", "number"), [("kk", 43), ("ru", 44)])
def test_a_state_body_considers_it_and_later_says_what_it_gives(people, stack, language, number):
    told = stack.manage(
        "shell", "--no-imports", "-c",
        f"from tests.e2e.proposed import propose; propose({language!r}, {number})",
    )  # fmt: skip
    facts, said = json.loads(told.splitlines()[-1]), SAID[language]
    way = Way(language, facts["key"])
    akimat, body, lead = (people(viewport=DESKTOP, language=language) for _ in range(3))

    ask_the_body(akimat, stack, way, facts)
    consider(body, stack, way)
    gather(lead, stack, way, facts)
    give(body, way, said)
    mark_as_given(body, way)

    lead.goto(way.page)
    expect(lead.locator("#bodies")).to_be_visible()
    for words in (said["answer"], said["gives"], said["given"]):
        expect(lead.locator("main")).to_contain_text(words)
    expect(lead.locator("[data-stage=implementation]")).not_to_have_count(0)


def ask_the_body(page, stack, way, facts):
    """Step 2 leads to step 3."""
    acting.sign_in_as_staff(page, stack, "official_region")
    for verb, given in (
        ("take_up", {}),
        ("involve", {"office": str(facts["department"]), "task": "?", "due_on": in_days(10)}),
    ):
        page.goto(way.desk)
        acting.press(page, verb, **given)


def consider(page, stack, way):
    """The department finds it on its list and answers."""
    acting.sign_in_as_staff(page, stack, "department")
    page.goto(way.asked)
    acting.send(page, page.locator(f"a.button[href='{way.desk}']"))
    acting.press(page, "accept", **answers({}))


def gather(page, stack, way, facts):
    """Steps 4, 5 and 6; then the lead asks for what the team cannot have without the body."""
    acting.sign_in(page, stack, facts["lead"])
    moves = {
        "seek": {},
        "attract": {"resources_until": in_days(5)},
        "ask_support": {"office": str(facts["department"]), "task": "?", "due_on": in_days(9)},
    }
    for verb, given in moves.items():
        page.goto(way.page)
        acting.press(page, verb, **given)


def give(page, way, said):
    """Step 7: money, land, and the answer in both languages."""
    page.goto(way.asked)
    acting.send(page, page.locator(f"a.button[href='{way.desk}']"))
    lines = {"gives_money": "150000", "gives_land": said["land"]}
    acting.press(page, "support", **answers(lines))
    page.goto(way.page)
    expect(page.get_by_text(said["promised"])).to_have_count(2)


def mark_as_given(page, way):
    """Each line by itself."""
    for left in (1, 0):
        page.goto(f"{way.asked}?show=owing")
        card = page.locator("article.desk-card", has=page.locator(f"a[href='{way.page}']"))
        acting.send(page, card.locator("form[action$='/given/'] button:not([name=undo])").first)
        expect(card.locator("form[action$='/given/'] input[type=date]")).to_have_count(left)
