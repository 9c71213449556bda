"""The work with the keyboard alone: its news, money, tasks, plan, visits, programmes, letters."""

import pytest
from playwright.sync_api import expect

from tests.e2e import keys as hands
from tests.e2e.conftest import PHONE
from tests.e2e.pictures import a_photo

PARTS = ("under_way", "looked_after", "asking")
SEND = "main form button[type=submit]"
facts, keys_of = hands.facts, hands.keys_of  # what these files begin with


@pytest.fixture
def lead(keys_of):
    return keys_of("under_way", viewport=PHONE)


@pytest.fixture
def work(facts):
    return f"/kk/initiatives/{facts['under_way']['key']}"


def test_news_are_told(lead, work):
    lead.open(f"{work}/work/")
    lead.go(f"a[href$='{work.removeprefix('/kk')}/work/news/']")
    lead.write("text", "Екі бағана қойылды, пернетақтадан.")
    lead.go(SEND)

    expect(lead.page.locator("main")).to_contain_text("Екі бағана қойылды, пернетақтадан.")


def test_an_expense_is_written_down(lead, work):
    lead.open(f"{work}/work/expenses/new/")
    lead.choose("line", arrows=1)
    lead.write("amount", "12500")
    lead.write("words", "Кабель, 50 метр")
    lead.go(SEND)

    expect(lead.page.locator("main")).to_contain_text("Кабель, 50 метр")


def test_a_task_is_put_on_the_list_taken_and_done(lead, work):
    lead.open(f"{work}/work/tasks/")
    lead.write("title", "Шұңқыр қазу")
    lead.go("section[aria-labelledby=new-task] button[type=submit]")
    line = lead.page.locator(".work__entry", has_text="Шұңқыр қазу")
    lead.go(".work__entry button[value=take]")
    lead.go(".work__entry button[value=done]")

    expect(line.locator("button[value=again]")).to_be_visible()


def test_a_milestone_is_marked(lead, work, facts):
    lead.open(f"{work}/work/milestones/{facts['under_way']['milestone']}/")
    lead.to("[name=progress]")
    now = lead.page.locator("[name=progress]:checked").input_value()
    lead.press("ArrowDown")
    chosen = lead.page.locator("[name=progress]:checked").input_value()
    lead.go(SEND)

    assert chosen != now
    expect(lead.page.locator(".notice--good, .messages").first).to_be_visible()


def test_a_drawing_is_put_into_the_pack(lead, work):
    lead.open(f"{work}/handouts/sketch/")
    lead.to("[name=drawing]")
    with lead.page.expect_file_chooser() as chosen:
        lead.page.keyboard.press("Enter")
    chosen.value.set_files(a_photo("before"))
    lead.go("main form[enctype] button[type=submit]")

    expect(lead.page.locator("section[aria-labelledby=now] a")).to_be_visible()


def test_it_joins_a_project(lead, work, facts):
    lead.open(f"/kk/programmes/joined/{facts['under_way']['key']}/")
    lead.choose("what")
    lead.go("main form:has([name=what][type=radio]) button[type=submit]")
    lead.open(f"/kk/programmes/joined/{facts['under_way']['key']}/")

    expect(lead.page.locator("button[name=leave]")).to_have_count(1)


def test_a_visit_is_written_down(keys_of, facts):
    keys, place = keys_of("looked_after", viewport=PHONE), facts["looked_after"]
    keys.open(f"/kk/initiatives/{place['key']}/care/{place['number']}/visit/")
    keys.choose("state")
    keys.write("note", "Суардық, пернетақтадан.")
    keys.go("form[data-report] button[type=submit]")
    keys.open(f"/kk/initiatives/{place['key']}/care/{place['number']}/")

    expect(keys.page.locator("main")).to_contain_text("Суардық, пернетақтадан.")


def test_a_letter_is_written_to_an_office(keys_of, facts):
    keys = keys_of("asking")
    keys.open(f"/kk/letters/to/office-{facts['asking']['office']}/")
    keys.write("text", "Орындықтарға орын бола ма?")
    keys.go(".letter__form button[type=submit]")

    expect(keys.page.locator("main")).to_contain_text("Орындықтарға орын бола ма?")
