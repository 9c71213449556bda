"""Telling of a problem in a browser: four taps, a double, no location, no scripts, a danger."""

import re

import pytest
from playwright.sync_api import expect

from tests.e2e import acting
from tests.e2e.conftest import DESKTOP
from tests.e2e.pictures import a_photo_taken_at

SEND = ".report__send button"
ALIKE = re.compile(r"/problems/alike/$")
NAMED = re.compile(r"/here/\?")
TELL = """
from initiatives.models import Problem, ProblemCategory
from initiatives.reporting import report_problem
from accounts.models import User
author = User.objects.get(email="resident-11@asar.invalid")
kind = ProblemCategory.objects.get(code="lighting")
told = report_problem(lon=%s, lat=%s, category=kind, text="Ескі саябақтағы фонарь жанбайды",
                      author=author, hides_name=True)
print(told.pk)
"""
COUNT = """
from initiatives.models import Problem
print(Problem.objects.filter(text="%s").count())
"""


def four_taps(page, language):
    """Report, yes here, the kind, send: nothing is typed and nothing else is pressed."""
    page.goto(f"/{language}/")
    taps = [
        "a[href$='/problems/new/']:visible",
        "[data-here]",
        "label.tile:has([name=category]):visible",
        SEND,
    ]
    for number, tap in enumerate(taps):
        target = page.locator(tap).nth(0 if number != 2 else 3)
        target.wait_for()
        if number == 1:
            expect(page.locator("[data-said]")).to_contain_text("12")  # give or take 12 m
        target.tap()
    expect(page.locator(".sent")).to_be_visible()
    return len(taps)


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_four_taps_on_a_phone_are_enough(people, stack, language):
    page = people(language=language)

    assert four_taps(page, language) == 4
    number = page.locator(".sent .figures").inner_text()
    address = acting.a_new_address()
    page.locator("main form input[type=text], main form input[type=email]").first.fill(address)
    page.locator("main form button[type=submit]").first.tap()
    acting.type_code(page, stack, address)
    page.wait_for_url(re.compile(r"/problems/\d+/$"))
    expect(page.locator("main")).to_contain_text(number)


def hold(page, what):
    """Such requests are kept waiting; `continue_()` of each lets it go."""
    held = []

    def keep(route):
        held.append(route)

    page.route(what, keep)
    return held


def test_the_name_of_the_place_moves_nothing_under_the_finger(people):
    page = people()
    held = hold(page, NAMED)
    page.goto("/kk/problems/new/")
    expect(page.locator("[data-said]")).to_contain_text("12")
    with page.expect_request(NAMED):
        page.locator("[data-here]").tap()
    tile = page.locator("label.tile:has([name=category]):visible").nth(3)
    before, at_once = tile.bounding_box(), page.locator("[data-chosen]").inner_text()

    held.pop().continue_()
    expect(page.locator("[data-chosen]")).not_to_have_text(at_once)
    assert tile.bounding_box() == before


def test_a_place_chosen_before_the_rest_of_the_page_has_come_stays_chosen(people):
    page = people()
    held = hold(page, "**/report-form*.js")
    page.goto("/kk/problems/new/", wait_until="commit")
    expect(page.locator("[data-said]")).to_contain_text("12")
    page.locator("[data-here]").tap()
    expect(page.locator("[name=lon]")).not_to_have_value("")

    held.pop().continue_()
    expect(page.locator("[data-change]")).to_be_visible()
    expect(page.locator(SEND)).to_be_visible()


def said_and_still_there(page, words, join):
    """Its kind, then its words: the same answer again puts nothing in the place of the first."""
    with page.expect_response(ALIKE):
        page.locator("label.tile:has([value=lighting])").tap()
    shown = join.element_handle()
    with page.expect_response(ALIKE):
        page.locator("textarea[name=text]").fill(words)
    assert shown.is_visible()


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_a_double_is_joined_instead_of_filed(people, stack, shot, language):
    place = {"kk": (69.5002, 53.2702), "ru": (69.6002, 53.3002)}[language]
    told = stack.manage("shell", "--no-imports", "-c", TELL % place).splitlines()[-1]
    here = {"longitude": place[0], "latitude": place[1], "accuracy": 20}
    page = people(language=language, at=here)
    words = {"kk": "саябақта шам жанбай тұр", "ru": "в парке не горит фонарь"}[language]
    page.goto(f"/{language}/problems/new/")
    page.locator("[data-said]", has_text="20").wait_for()
    page.locator("[data-here]").tap()
    join = page.locator(f".alike button[formaction$='/problems/{told}/join/']")
    said_and_still_there(page, words, join)
    page.locator(".alike").scroll_into_view_if_needed()
    shot(page, f"19-alike-{language}")
    join.tap()
    address = acting.a_new_address()
    page.locator("main form input[type=text], main form input[type=email]").first.fill(address)
    page.locator("main form button[type=submit]").first.tap()
    acting.type_code(page, stack, address)

    page.wait_for_url(re.compile(rf"/problems/{told}/$"))
    expect(page.locator("form[action$='/support/'] .count")).to_have_text("1")
    assert stack.manage("shell", "--no-imports", "-c", COUNT % words).splitlines()[-1] == "0"


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_a_denied_location_is_a_calm_answer_and_no_dead_end(people, shot, language):
    page = people(language=language, permissions=[])
    page.goto(f"/{language}/problems/new/")

    said = {"kk": "ештеңе етпейді", "ru": "это нормально"}[language]
    expect(page.locator("[data-said]")).to_contain_text(said)
    shot(page, f"20-denied-{language}")
    page.locator("[data-search]").fill("Көкшетау" if language == "kk" else "Кокшетау")
    page.locator("[data-found] button").first.tap()
    page.locator("[data-here]").tap()
    page.locator("label.tile:visible").nth(2).tap()
    acting.send(page, page.locator(SEND))
    expect(page.locator(".sent")).to_be_visible()


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_without_scripts_it_is_two_plain_pages(people, language):
    page = people(language=language, javascript=False)
    page.goto(f"/{language}/problems/new/")
    page.locator("[name=district]").select_option(index=2)
    page.locator("input[name=category][value=roads]").check(force=True)
    page.locator("[name=text]").fill("Жолда шұңқыр бар")
    acting.send(page, page.locator(SEND))

    expect(page.locator("#before")).to_be_attached()
    page.locator("input[name=answer-what][value=pit]").check()
    expect(page.locator("[name=text]")).to_have_value("Жолда шұңқыр бар")
    acting.send(page, page.locator(SEND))
    expect(page.locator(".sent")).to_be_visible()


def test_a_photo_knows_the_place_and_offers_it(people):
    page = people(permissions=[])
    page.goto("/kk/problems/new/")
    page.locator("[data-photo-first] label").wait_for()
    page.locator("input[name=photos]").set_input_files(a_photo_taken_at(69.41, 53.29))

    expect(page.locator("[data-said]")).to_contain_text("Сурет осында түсірілген")
    page.locator("[data-here]").tap()
    assert float(page.locator("[name=lon]").input_value()) == pytest.approx(69.41, abs=0.001)
    assert float(page.locator("[name=lat]").input_value()) == pytest.approx(53.29, abs=0.001)


def test_a_danger_stops_the_form_and_offers_the_phone(people, shot):
    page = people(viewport=DESKTOP, language="ru")
    page.goto("/ru/problems/new/")
    page.locator("label.tile:has([value=danger])").click()
    expect(page.locator(".tiles__urgent a[href='tel:112']")).to_be_visible()
    page.locator("#id_danger_danger_now_yes").check()

    expect(page.locator("[data-stop]:visible")).to_contain_text("позвоните прямо сейчас")
    expect(page.locator(SEND)).to_be_hidden()
    shot(page, "21-danger")
    page.locator("#id_danger_danger_now_no").check()
    expect(page.locator(SEND)).to_be_visible()


def test_a_kind_is_found_by_the_word_people_use_and_asks_its_own_questions(people):
    page = people(language="ru", viewport=DESKTOP)
    page.goto("/ru/problems/new/")
    page.locator("#tile-search").fill("собаки")

    expect(page.locator("label.tile:visible")).to_have_count(1)
    page.locator("label.tile:has([value=animals])").click()
    expect(page.locator("[data-sheet=animals]")).to_be_visible()
    expect(page.locator("[data-sheet]:visible")).to_have_count(1)
