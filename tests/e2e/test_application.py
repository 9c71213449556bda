"""An application on a phone, in Kazakh: whatever gets lost on the way, no word of it does."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from tests.e2e import acting, applying
from tests.e2e.conftest import REFUSED

STARTS, ENDS = (timezone.localdate() + timedelta(days) for days in (10, 40))
# What is typed on each page, and how the page is called in the address.
TYPED = {
    "place": {"lon": "69.410000", "lat": "53.290000"},
    "result": {
        "title": "Жарық аула",
        "summary": "Әр Ұлт Қыз Ғалым Іңір Һәм Өң: үш аулада шам жанады.",
    },
    "questions": {"q_problem": "Кешке қараңғы.", "q_what": "Шам іліп, күтеміз."},
    "plan": {
        "plan_starts": STARTS.isoformat(),
        "plan_ends": ENDS.isoformat(),
        "milestone-title": "Шамдар сатып алынды",
        "milestone-due_on": (STARTS + timedelta(5)).isoformat(),
    },
    "people": {"seat-role": "Электрик", "people-title": "Көмек қолдары"},
    "money": {"thing-title": "Саты", "budget-title": "Шамдар", "budget-amount": "90000"},
    "team": {"invitation-label": "Екінші үйдегі көрші"},
}
# What somebody else types into the first of these fields; and how it is read, where it is words.
THEIRS = {
    "place": "69.420000",
    "result": "Басқа сөз",
    "questions": "Басқа сөз",
    "plan": ENDS.isoformat(),
}
draft, sign_up = applying.draft, applying.sign_up
READ_ON_THEIR_PAGE = {"place", "team"}
LATER = "main button[name=later]"


def fill(page, name):
    """Type one page."""
    for field, words in TYPED[name].items():
        type_into(page, field, words)


def type_into(page, field, words):
    """In whatever fold the field lies."""
    box = page.locator(f"[name='{field}']")
    fold = page.locator("details", has=box)
    if fold.count() and not box.is_visible():
        fold.locator("summary").first.tap()
    box.fill(words)


def expect_typed(page, name):
    for field, words in TYPED[name].items():
        expect(page.locator(f"[name='{field}']")).to_have_value(words)


def expect_saved(page, draft, name):
    """Everything stands on the page of all answers, or where it was typed."""
    page.goto(f"{draft}{name}/" if name in READ_ON_THEIR_PAGE else draft)
    if name == "place":
        expect_typed(page, name)
        return
    for field, words in TYPED[name].items():
        if field.startswith(("plan_", "milestone-due", "budget-amount")):
            continue  # dates and money are written another way
        expect(page.locator("main")).to_contain_text(words)


def finish(page, name):
    """What a line needs besides, then save and stop for today."""
    if name == "money":
        page.locator("[name=thing-resource_kind]").select_option(index=1)
    acting.send(page, page.locator(LATER))


@pytest.mark.parametrize("name", TYPED)
def test_a_closed_tab_loses_nothing(draft, name):
    page, there = draft.page, draft.there
    page.goto(f"{there}{name}/")
    fill(page, name)
    again = page.context.new_page()
    page.close()

    again.goto(f"{there}{name}/")

    expect(again.locator("[data-kept-told]")).to_be_visible()
    expect_typed(again, name)
    finish(again, name)
    expect_saved(again, there, name)
    again.goto(f"{there}{name}/")
    expect(again.locator("[data-kept-told]")).to_be_hidden()


@pytest.mark.parametrize("javascript", [True, False], ids=["scripts", "no scripts"])
@pytest.mark.parametrize("name", TYPED)
def test_a_session_that_runs_out_loses_nothing(draft, people, stack, name, javascript):
    there = draft.there
    page = draft.page if javascript else people(javascript=False, pardon=REFUSED)
    if not javascript:
        acting.sign_in(page, stack, draft.writer)
    page.goto(f"{there}{name}/")
    open_folds(page, javascript=javascript)
    fill(page, name)
    page.context.clear_cookies(name="sessionid")
    finish(page, name)
    page.wait_for_url(re.compile("/login/"))
    applying.sign_in_again(page, stack, draft.writer)

    page.wait_for_url(re.compile(f"/{name}/"))
    expect_typed(page, name)
    finish(page, name)
    expect_saved(page, there, name)


def open_folds(page, *, javascript):
    if not javascript:
        for fold in page.locator("details.move-fold > summary").all():
            fold.tap()


def test_an_initiative_begun_and_left_for_later_is_not_begun_again(draft):
    page = draft.page
    page.goto("/kk/initiatives/new/")
    page.locator("[data-here]").wait_for()
    acting.send(page, page.locator(LATER))
    begun = page.url

    page.goto("/kk/initiatives/new/")
    expect(page.locator("[data-kept-told]")).to_be_hidden()
    acting.send(page, page.locator(LATER))

    assert page.url not in {begun, draft.there}


def test_another_language_loses_nothing(draft):
    page, there = draft.page, draft.there
    fill(page, "result")

    page.locator("[data-language=ru]").first.tap()

    page.wait_for_url(re.compile("/ru/"))
    expect_typed(page, "result")
    finish(page, "result")
    expect_saved(page, there, "result")


def test_the_first_page_is_not_lost_either(people, stack):
    page = people()
    sign_up(page, stack, acting.a_new_address())
    page.goto("/kk/initiatives/new/")
    page.locator("[name=language]").select_option("ru")

    page.goto("/kk/")
    page.goto("/kk/initiatives/new/")

    expect(page.locator("[name=language]")).to_have_value("ru")


def invited(page, there):
    """The link the author hands on."""
    page.goto(f"{there}team/")
    page.locator("details.move-fold", has=page.locator("[name=invitation-label]")).tap()
    page.locator("[name=invitation-label]").fill("Көрші")
    acting.send(page, page.locator("button[name=add][value=invitation]"))
    return page.locator(".write__link input").input_value()


def co_author(page, stack, link):
    """Somebody with another account who accepts it."""
    sign_up(page, stack, acting.a_new_address())
    page.goto(link)
    acting.send(page, page.locator("main form button[type=submit]"))
    page.wait_for_url(re.compile("/place/"))
    return page


@pytest.mark.parametrize("name", THEIRS)
def test_whoever_is_slower_sees_both_texts(draft, people, stack, name):
    page, there = draft.page, draft.there
    other = co_author(people(pardon=REFUSED), stack, invited(page, there))
    page.goto(f"{there}{name}/")
    other.goto(f"{there}{name}/")
    fill(page, name)
    first = next(iter(TYPED[name]))
    type_into(other, first, THEIRS[name])
    acting.send(page, page.locator(LATER))

    expect_conflict(other)

    expect(other.locator(f"[name='{first}']")).to_have_value(THEIRS[name])
    if name in {"result", "questions"}:
        expect(other.locator(".write__theirs")).to_contain_text(TYPED[name][first])
    acting.send(other, other.locator(LATER))
    expect(other).to_have_url(re.compile(f"{there}$"))


def expect_conflict(page):
    """Whoever saves second overwrites nothing, and reads what stands there now."""
    with page.expect_navigation() as answer:
        page.locator(LATER).tap()
    assert answer.value.status == 409
    expect(page.locator(".write__theirs")).to_be_visible()


def test_a_tab_closed_before_a_co_author_saved_is_found_beside_their_words(draft, people, stack):
    page, there = draft.page, draft.there
    other = co_author(people(pardon=REFUSED), stack, invited(page, there))
    page.goto(f"{there}result/")
    fill(page, "result")
    again = page.context.new_page()
    page.close()
    other.goto(f"{there}result/")
    other.locator("[name=title]").fill(THEIRS["result"])
    acting.send(other, other.locator(LATER))

    again.goto(f"{there}result/")
    expect_typed(again, "result")
    expect_conflict(again)

    expect(again.locator(".write__theirs")).to_contain_text(THEIRS["result"])
    expect_typed(again, "result")
