"""The posts with the keyboard alone: a moderator, a writer of questions, an official; dialogs."""

from playwright.sync_api import expect

from tests.e2e import keys as hands

PARTS = ("flagged", "questions", "sent")
facts, keys_of = hands.facts, hands.keys_of  # what both files begin with


def test_a_moderator_decides(keys_of, facts):
    keys = keys_of("flagged")
    keys.open("/kk/moderation/")
    keys.go(f"a[href$='/moderation/comment/{facts['flagged']['key']}/']")
    keys.unfold("#move-hide")
    keys.choose("hide-reason_code", arrows=1)
    keys.write("hide-reason", "Бұл басқа адам туралы.")
    keys.go("#move-hide button[type=submit]")

    keys.open(f"/kk/moderation/comment/{facts['flagged']['key']}/")
    expect(keys.page.locator("#move-restore, #move-ask_deletion").first).to_be_attached()


def test_a_question_is_written_and_moved(keys_of, facts):
    keys, sheet = keys_of("questions"), f"/questionnaires/{facts['questions']['key']}/"
    keys.open(f"/kk{sheet}")
    keys.go(f"a[href$='{sheet}questions/new/']")
    for lang, words in (("kk", "Қанша адам келеді?"), ("ru", "Сколько придёт?")):
        keys.write(f"name_{lang}", words)
    keys.go("main form button[type=submit]")
    line = keys.page.locator("main li", has_text="Қанша адам келеді?")
    expect(line).to_be_visible()
    place = line.evaluate("one => [...one.parentElement.children].indexOf(one)")
    keys.go("ol.sheets > li:last-child button[value=up]")

    moved = keys.page.locator("main li", has_text="Қанша адам келеді?")
    now = moved.evaluate("one => [...one.parentElement.children].indexOf(one)")
    assert now == place - 1


def test_an_official_asks_the_author(keys_of, facts):
    keys = keys_of("sent")
    keys.open(f"/kk/review/initiatives/{facts['sent']['key']}/")
    keys.unfold("#move-ask")
    keys.write("ask-question", "Электр қуаты қайдан алынады?")
    keys.go("#move-ask .move > .row button[type=submit]")

    expect(keys.page.locator("[data-stage=needs_information]").first).to_be_attached()


def test_a_dialog_gives_the_focus_back(keys_of):
    keys = keys_of("sent")
    keys.open("/kk/design/")
    keys.page.locator("dialog").first.wait_for(state="attached")
    name = keys.page.locator("dialog").first.get_attribute("id")
    opener = f"a[href='#{name}']"
    keys.to(opener)
    keys.press()
    assert keys.page.evaluate("document.activeElement.closest('dialog') !== null")
    keys.page.keyboard.press("Tab")
    assert keys.page.evaluate("document.activeElement.closest('dialog') !== null")

    keys.page.keyboard.press("Escape")

    assert keys.page.evaluate("opener => document.activeElement.matches(opener)", opener)


def test_the_list_beside_a_thing_gets_the_focus_back(keys_of):
    keys = keys_of("sent")
    keys.open("/kk/review/")
    keys.to("a[data-line]")
    line = keys.page.evaluate("document.activeElement.dataset.line")
    keys.press()
    expect(keys.page.locator("[data-pane] h1")).to_be_visible()

    keys.press("Escape")

    assert keys.page.evaluate("document.activeElement.dataset.line") == line
