"""Reports without a network: kept on the device, seen, undone, sent once when it is back."""

import pytest
from playwright.sync_api import expect

from tests.e2e import acting, outbox
from tests.e2e.conftest import DESKTOP
from tests.e2e.pictures import a_photo
from tests.e2e.stack import DEATHS
from tests.e2e.test_keyboard import tab_to

FIVE_MINUTES = 5 * 60 * 1000
OUTSIDE = {"lon": "37.6", "lat": "55.7"}
home, phone = outbox.home, outbox.phone  # what both files of the queue begin with


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_two_reports_written_offline_arrive_once_though_the_server_dies(
    phone, stack, home, language
):
    page, text = phone(language=language), f"Желісіз {language}"
    outbox.open_form(page, home, language)
    page.clock.install()
    page.context.set_offline(True)
    for number, photo in enumerate([a_photo("before"), None]):
        page.goto(f"{home}/{language}/problems/new/")
        outbox.send_offline(page, f"{text} {number}", photo=photo, kind=number)
    outbox.open_queue(page, home, language)
    expect(page.locator("[data-draft][data-state=waiting]")).to_have_count(2)
    page.clock.fast_forward(FIVE_MINUTES)

    (stack.var / DEATHS).write_text("2", encoding="ascii")
    page.context.set_offline(False)

    expect(page.locator(outbox.SENT)).to_have_count(2, timeout=180_000)
    assert (stack.var / DEATHS).read_text(encoding="ascii") == "0"
    found = [outbox.rows(stack, f"{text} {number}") for number in (0, 1)]
    assert [len(one) for one in found] == [1, 1]
    assert [one[0][2] for one in found] == [1, 0]
    for [[number, *_]] in found:
        expect(page.locator("draft-queue")).to_contain_text(number)
    confirm(page, stack, [row[0] for row in found], text)


def confirm(page, stack, sent, text):
    """The queue leads to the contact that lets both out."""
    address = acting.a_new_address()
    outbox.way(page, "confirm").click()
    page.locator("main form input[type=text], main form input[type=email]").first.fill(address)
    page.locator("main form button[type=submit]").first.click()
    acting.type_code(page, stack, address)

    assert [stage for _, stage, _ in outbox.rows(stack, text)] == ["confirmed"] * len(sent)


def test_with_a_network_send_is_send(phone, home):
    page = phone()
    outbox.open_form(page, home)
    outbox.write(page, "Желімен")
    acting.send(page, page.locator(".report__send button"))

    expect(page.locator(".sent")).to_be_visible()
    assert [draft["state"] for draft in outbox.kept(page)] == ["sent"]


def test_several_drafts_are_kept_while_typing_with_their_photos(phone, home):
    page = phone(language="ru")
    outbox.open_form(page, home, "ru")
    outbox.write(page, "Первый черновик", photo=a_photo("before"))
    page.goto(f"{home}/ru/problems/new/")
    outbox.write(page, "Второй черновик", kind=2)
    outbox.open_queue(page, home, "ru")
    expect(page.locator("[data-outbox-count]")).to_have_text("2")

    draft = page.locator("[data-draft]", has_text="Первый")
    acting.send(page, draft.locator("[data-way=edit]"))

    expect(page.locator("textarea[name=text]")).to_have_value(f"Первый черновик{outbox.RUN}")
    expect(page.locator("[data-chosen-photos] img")).to_have_count(1)
    assert page.locator("input[type=file]").evaluate("field => field.files.length") == 1
    expect(page.locator("form[data-report]")).to_have_attribute("data-step", "what")


def test_what_the_server_refuses_needs_a_person_and_loses_nothing(phone, stack, home):
    """Send is pressed and the page is left at once; the report goes its way all the same."""
    page = phone(language="ru")
    outbox.open_form(page, home, "ru")
    page.context.set_offline(True)
    outbox.write(page, "За границей", photo=a_photo("before"))
    move_to(page, OUTSIDE)
    outbox.press_send(page)
    outbox.open_queue(page, home, "ru")
    page.context.set_offline(False)

    expect(page.locator("[data-draft]")).to_have_attribute("data-state", "needs")
    expect(page.locator("[data-errors]")).to_contain_text("Казахстан")
    acting.send(page, outbox.way(page, "mend"))
    expect(page.locator("[data-server-said]")).to_contain_text("Казахстан")
    move_to(page, {"lon": "69.4044", "lat": "53.2871"})
    acting.send(page, page.locator(".report__send button"))

    expect(page.locator(".sent")).to_be_visible()
    assert [row[2] for row in outbox.rows(stack, "За границей")] == [1]


def move_to(page, place):
    """The two numbers, as somebody without a map would type them."""
    for name, value in place.items():
        page.locator(f"input[name={name}]").evaluate(
            "(field, value) => field.value = value", value
        )
    page.locator("textarea[name=text]").press("End")


def test_refused_at_once_the_form_marks_the_field_and_keeps_the_photo(phone, home):
    page = phone(language="ru")
    outbox.open_form(page, home, "ru")
    outbox.write(page, "Сразу", photo=a_photo("before"))
    move_to(page, OUTSIDE)
    acting.send(page, page.locator(".report__send button"))

    expect(page.locator(".errors[data-focus]")).to_contain_text("Казахстан")
    expect(page.locator("[data-chosen-photos] img")).to_have_count(1)


def test_the_same_id_with_other_words_is_said_and_sent_as_another_report(phone, stack, home):
    page = phone()
    outbox.open_form(page, home)
    outbox.write(page, "Бірінші сөз")
    (stack.var / DEATHS).write_text("1", encoding="ascii")
    outbox.press_send(page)
    expect(page.locator("[data-part=kept]")).to_be_visible()
    page.context.set_offline(True)
    outbox.open_queue(page, home)
    acting.send(page, outbox.way(page, "edit"))
    page.locator("textarea[name=text]").fill(f"Бірінші сөз, екінші рет{outbox.RUN}")
    page.context.set_offline(False)
    outbox.press_send(page)
    outbox.open_queue(page, home)

    expect(page.locator("[data-draft]")).to_have_attribute("data-state", "needs", timeout=60_000)
    outbox.way(page, "renew").click()
    expect(page.locator(outbox.SENT)).to_have_count(1)
    assert len(outbox.rows(stack, "Бірінші сөз")) == 2


def test_a_busy_server_is_asked_again_when_it_said(phone, home):
    page = phone(language="ru")
    outbox.open_form(page, home, "ru")
    busy = {"status": 503, "headers": {"Retry-After": "4"}, "body": ""}
    page.route("**/problems/new/", lambda route: answer(route, busy))
    outbox.write(page, "Занято")
    outbox.press_send(page)
    expect(page.locator("[data-part=kept]")).to_be_visible()
    outbox.open_queue(page, home, "ru")
    expect(page.locator("[data-says]")).to_contain_text("Сервер занят")

    page.unroute("**/problems/new/")
    expect(page.locator(outbox.SENT)).to_have_count(1)


def answer(route, instead):
    route.fulfill(**instead) if route.request.method == "POST" else route.continue_()


def test_two_tabs_that_come_online_send_each_report_once(phone, stack, home):
    page = phone()
    outbox.open_form(page, home)
    page.context.set_offline(True)
    outbox.send_offline(page, "Екі бет")
    outbox.open_queue(page, home)
    other = page.context.new_page()
    outbox.open_queue(other, home)
    posts = []
    page.context.on("request", lambda asked: asked.method == "POST" and posts.append(asked.url))
    page.context.set_offline(False)

    for tab in (page, other):
        expect(tab.locator(outbox.SENT)).to_have_count(1)
    assert len(posts) == 1
    assert len(outbox.rows(stack, "Екі бет")) == 1


def test_a_deleted_report_comes_back_by_keyboard_alone(phone, home):
    page = phone(viewport=DESKTOP, language="ru")
    outbox.open_form(page, home, "ru")
    page.context.set_offline(True)
    outbox.send_offline(page, "Передумал")
    outbox.open_queue(page, home, "ru")
    tab_to(page, "[data-way=delete]")
    page.keyboard.press("Enter")
    expect(page.locator("[data-way=undo]")).to_be_focused()
    assert outbox.kept(page) == []

    page.keyboard.press("Enter")

    expect(page.locator("[data-draft]")).to_have_attribute("data-state", "draft")
    assert len(outbox.kept(page)) == 1
