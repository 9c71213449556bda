"""The pipeline with the keyboard alone, on a phone's width and at a desk.

People come with a session made for them, and to things led there through the domain: what is
walked here is the keyboard's way. That the way can fail is shown at the end.
"""

import re
from datetime import date

import pytest
from playwright.sync_api import expect

from tests.e2e import keys as hands
from tests.e2e.conftest import DESKTOP, PHONE

PARTS = ("writer", "gathering", "at_work", "judged", "told")
facts, keys_of = hands.facts, hands.keys_of  # what both files begin with


def next_days():
    """Two days to come that read the same whichever of day and month stands first."""
    today, year = date.today(), date.today().year  # noqa: DTZ011 - days far enough ahead
    days = [date(y, m, m) for y in (year, year + 1) for m in range(1, 13)]
    ahead = [day for day in days if (day - today).days > 1]
    return [f"{day:%d%m%Y}" for day in ahead[:2]]


def go_on(keys):
    keys.go("button[name=on]:not([tabindex])")


def test_an_application_is_written_and_sent(keys_of):
    keys = keys_of("writer", viewport=PHONE)
    take_the_place(keys)
    go_on(keys)
    keys.write("title", "Аялдамаға көлеңке")
    keys.write("summary", "Аялдаманың жанына үш ағаш отырғызамыз.")
    keys.choose("direction", arrows=1)
    for sign in ("voluntary", "for_society", "unpaid"):
        keys.to(f"[name=signs][value={sign}]")
        keys.press("Space")
    keys.choose("keeps_limits")
    go_on(keys)
    answer_everything(keys)
    go_on(keys)
    for name, day in zip(("plan_starts", "plan_ends"), next_days(), strict=True):
        keys.to(f"[name={name}]")
        keys.page.keyboard.type(day)
    for _ in ("plan", "people", "money", "team"):
        go_on(keys)
    keys.go("form.move[action*='/moves/submit/'] button")

    expect(keys.page).to_have_url(re.compile(r"/initiatives/\d+/sent/$"))


def take_the_place(keys):
    """Where the device says it is."""
    keys.open("/kk/initiatives/new/")
    keys.page.locator("[data-here]").wait_for()
    keys.to("[data-locate]")
    keys.press()
    expect(keys.page.locator("[data-said]")).not_to_be_empty()
    keys.to("[data-here]")
    keys.press()


def answer_everything(keys):
    """Each question that is asked, those that follow from an answer among them."""
    answered = set()
    while asked := [one for one in questions_of(keys.page) if one[0] not in answered]:
        name, kind = asked[0]
        if kind in {"radio", "checkbox"}:
            keys.choose(name)
        elif kind == "date":
            keys.to(f"[name={name}]")
            keys.page.keyboard.type(next_days()[0])
        else:
            keys.write(name, "3" if kind == "number" else "Жазда күн ыстық.")
        answered.add(name)


def questions_of(page):
    """Names and kinds of the fields that are shown, in their order."""
    fields = "main :is(textarea, input:not([type=hidden], [type=search], [type=submit]))"
    return page.locator(fields).evaluate_all(
        "all => all.filter(one => one.checkVisibility()).map(one => [one.name, one.type])"
    )


def test_a_guest_stands_behind_it_with_a_contact(people, stack, facts):
    keys, email = hands.Keys(people(viewport=PHONE)), facts["gathering"]["supporter"]
    keys.open(f"/kk/initiatives/{facts['gathering']['key']}/")
    keys.go("a[href*='/accounts/login/'][href*='next=']:has(.icon):not(.header a)")
    before = len(stack.mails_to(email))
    keys.to("main form input[type=text], main form input[type=email]")
    keys.page.keyboard.type(email)
    with keys.onwards():
        keys.page.keyboard.press("Enter")
    keys.to("input[autocomplete=one-time-code]")
    keys.page.keyboard.type(stack.code_for(email, after=before))
    with keys.onwards():
        keys.page.keyboard.press("Enter")
    keys.go("form[action$='/support/'] button")

    expect(keys.page.locator("form[action$='/support/'] [value=off]").first).to_be_attached()


def test_an_invitation_is_accepted(keys_of, facts):
    keys = keys_of("gathering", viewport=PHONE)
    keys.open(f"/kk/initiatives/{facts['gathering']['key']}/")
    keys.go("button[name=answer][value=agree]")

    expect(keys.page.locator("#invitation")).to_have_count(0)
    expect(keys.page.locator(".notice--good, .messages").first).to_be_visible()


def test_a_closing_report_is_finished_and_sent(keys_of, facts):
    keys = keys_of("at_work")
    keys.open(f"/kk/initiatives/{facts['at_work']['key']}/report/")
    keys.go("a[href$='/report/words/']")
    keys.write("words", "Үш шам ілінді, аула жарық.")
    keys.go("button[name=later]")
    if keys.page.locator("details:not([open]):has(form[action*='/moves/finish/'])").count():
        keys.unfold("details:has(form[action*='/moves/finish/'])")
    keys.go("form[action*='/moves/finish/'] button[type=submit]")

    expect(keys.page.locator("[data-stage=closing]").first).to_be_visible()


def test_somebody_affected_says_whether_it_is_solved(keys_of, facts):
    keys = keys_of("judged")
    keys.open(f"/kk/initiatives/{facts['judged']['key']}/")
    keys.go(f"a[href$='/initiatives/{facts['judged']['key']}/evaluate/']")
    keys.choose("verdict")
    for criterion in ("quality", "recipients", "overall"):
        keys.choose(criterion, arrows=1)
    chosen = keys.page.locator("main input[type=radio]:checked")
    expect(chosen).to_have_count(4)
    keys.write("comment", "Жарық, рақмет.")
    keys.go("main form:not([action]) button[type=submit]")

    expect(keys.page.locator(".notice--good, .messages").first).to_be_visible()


def test_a_comment_is_written(keys_of, facts):
    keys = keys_of("told", viewport=PHONE)
    keys.open(f"/kk/problems/{facts['told']['key']}/")
    keys.go("section[aria-labelledby=comments] a.button")
    keys.write("text", "Кеше де жанбады, пернетақтадан жазып отырмын.")
    keys.go("#write button[type=submit]")

    expect(keys.page.locator(".comment__text", has_text="пернетақтадан").first).to_be_visible()


@pytest.mark.parametrize(
    ("harm", "word"),
    [
        ("*:focus { outline: none !important; box-shadow: none !important }", "no ring"),
        (".skip:focus { position: fixed !important; top: -500px !important }", "out of sight"),
    ],
)
def test_a_focus_that_cannot_be_seen_is_noticed(people, harm, word):
    """The twin: without a ring, or off the page, the way is not one."""
    keys = hands.Keys(people(viewport=DESKTOP))
    keys.open("/kk/about/")
    keys.page.evaluate(
        "harm => { const sheet = new CSSStyleSheet(); sheet.replaceSync(harm)\n"
        "document.adoptedStyleSheets = [sheet] }",
        harm,
    )

    with pytest.raises(AssertionError, match=re.escape(word)):
        keys.to("main a[href]")


def test_a_focus_that_jumps_back_is_noticed(people):
    """The twin: an order of its own."""
    keys = hands.Keys(people(viewport=DESKTOP))
    keys.open("/kk/about/")
    keys.page.evaluate("document.querySelector('footer a').tabIndex = 1")

    with pytest.raises(AssertionError, match="out of order"):
        keys.to("main a[href]")
