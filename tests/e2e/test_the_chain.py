"""One unbroken line from a pin on the map to a result that neighbours confirm, on a phone."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from tests.e2e import acting
from tests.e2e.conftest import DESKTOP
from tests.e2e.pictures import a_photo

A_MOMENT = 700  # milliseconds


@pytest.fixture
def keep(people, shot):
    """Pictures of a page at both widths: as the actor sees it, and at a desk."""

    def take(page, name):
        settle(page)
        shot(page, name)
        size = page.viewport_size
        page.set_viewport_size(DESKTOP)
        settle(page)
        shot(page, name)
        page.set_viewport_size(size)

    return take


def settle(page):
    """A map answers a new size a moment later, and then asks for what it shows."""
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(A_MOMENT)
    expect(page.locator("[aria-busy]")).to_have_count(0)
    page.wait_for_timeout(A_MOMENT)


def test_a_pinned_problem_is_carried_to_a_result_that_neighbours_confirm(people, stack, keep):
    citizen, address = people(), acting.a_new_address()
    problem = pin_a_problem(citizen, stack, address, keep)
    neighbours = [say_me_too(people(), stack, n, problem) for n in (11, 12, 13)]

    official = people(viewport=DESKTOP)
    take_up(official, stack, problem, keep)

    initiator = people()
    initiative = start_an_initiative(initiator, stack, problem, keep)
    accept_without_a_state_body(official, initiative, keep)
    gather_the_team(people(), initiator, stack, initiative, keep)
    carry_out(initiator, initiative, keep)
    send_to_evaluation(people(viewport=DESKTOP), stack, initiative, keep)
    for page in neighbours:
        say_it_is_solved(page, initiative, keep)

    see_the_result(citizen, initiative, problem, keep)


def pin_a_problem(page, stack, address, keep):
    """Four taps: report, yes here, the kind, send."""
    page.goto("/kk/")
    page.locator(".spot").first.wait_for()
    keep(page, "01-map")
    page.locator("a[href$='/problems/new/']:visible").first.tap()
    page.locator("[data-here]").wait_for()
    expect(page.locator("[data-said]")).not_to_be_empty()
    keep(page, "02-where")
    page.locator("[data-here]").tap()
    page.locator("label.tile", has=page.locator("input[name=category]")).nth(1).tap()
    page.locator("textarea[name=text]").fill("Аулада шам жанбайды, балалар қараңғыда қайтады.")
    keep(page, "03-what")
    acting.send(page, page.locator(".report__send button"))

    expect(page.locator(".sent")).to_be_visible()
    keep(page, "04-kept")
    page.locator("main form input[type=text], main form input[type=email]").first.fill(address)
    page.locator("main form button[type=submit]").first.tap()
    acting.type_code(page, stack, address)
    page.wait_for_url(re.compile(r"/problems/\d+/$"))
    keep(page, "05-problem")
    return page.url.removeprefix(stack.address)


def say_me_too(page, stack, number, problem):
    acting.sign_in(page, stack, f"resident-{number}@asar.invalid")
    page.goto(problem)
    acting.send(page, page.locator("form[action$='/support/'] button"))
    expect(page.locator("form[action$='/support/'] .count")).not_to_have_text("0")
    return page


def take_up(page, stack, problem, keep):
    acting.sign_in_as_staff(page, stack, "official_region")
    page.goto("/kk/review/")
    keep(page, "06-desk")
    page.goto(problem.replace("/problems/", "/review/problems/"))
    acting.press(page, "take_up")
    page.goto(problem.replace("/problems/", "/review/problems/"))
    keep(page, "07-desk-problem")


def start_an_initiative(page, stack, problem, keep):
    acting.sign_in(page, stack, "volunteer-20@asar.invalid")
    page.goto(problem)
    page.locator("a[href*='/initiatives/new/']").first.tap()
    keep(page, "08-initiative-new")
    acting.go_on(page)
    page.locator("[name=title]").fill("Жарық аула: шамдарды бірге ауыстырамыз")
    page.locator("[name=summary]").fill("Көршілермен бірге шамдарды ауыстырып, күтімге аламыз.")
    page.locator("[name=direction]").select_option(index=16)
    acting.go_on(page)
    answer_the_questions(page)
    plan_the_days(page)
    add_what_is_needed(page)
    acting.press(page, "submit")
    keep(page, "09-initiative-sent")
    return page.url.removeprefix(stack.address).removesuffix("sent/")


def answer_the_questions(page):
    page.wait_for_url(re.compile("/questions/"))
    for area in page.locator("main textarea").all():
        area.fill("Шамдарды аламыз, бір күнде бірге ауыстырамыз, кестемен қараймыз.")
    acting.go_on(page)


def plan_the_days(page):
    page.wait_for_url(re.compile("/plan/"))
    for name, days in {"plan_starts": 1, "plan_ends": 20}.items():
        page.locator(f"[name={name}]").fill((timezone.localdate() + timedelta(days)).isoformat())
    acting.go_on(page)


def add_what_is_needed(page):
    page.wait_for_url(re.compile("/people/"))
    fold = page.locator("details.move-fold", has=page.locator("[name=people-title]"))
    fold.locator("summary").tap()
    fold.locator("[name$=title]").fill("Шам ауыстыратын қолдар")
    fold.locator("[name$=wanted]").fill("1")
    fold.locator("[name$=is_essential]").check()
    acting.send(page, fold.locator("button[name=add]"))
    expect(page.locator("main")).to_contain_text("Шам ауыстыратын қолдар")
    acting.go_on(page)
    page.wait_for_url(re.compile("/money/"))
    acting.go_on(page)
    page.wait_for_url(re.compile("/team/"))
    acting.go_on(page)


def accept_without_a_state_body(page, initiative, keep):
    desk = initiative.replace("/initiatives/", "/review/initiatives/")
    page.goto(desk)
    acting.press(page, "take_up")
    page.goto(desk)
    acting.press(
        page,
        "accept",
        skip_reason="Жұмыс ауланың ішінде, мемлекеттік органның рұқсаты керек емес.",
        public_answer_kk="Бастаманы мақұлдадық, іске сәт.",
        public_answer_ru="Инициатива одобрена, удачи.",
    )
    page.goto(initiative)
    keep(page, "10-accepted")


def gather_the_team(page, lead, stack, initiative, keep):
    """A volunteer within reach joins; the lead accepts; every need is covered."""
    acting.sign_in(page, stack, "volunteer-1@asar.invalid")
    page.goto("/kk/resources/near/")
    keep(page, "11-near-me")
    page.goto(initiative)
    page.locator("a[href$='/join/']:visible").first.tap()
    page.locator("[name=place]").first.check()
    acting.send(page, page.locator("main form[method=post] button[type=submit]").last)
    lead.goto(initiative)
    keep(lead, "12-asks-to-join")
    acting.send(lead, lead.locator("button[value=accept]"))
    expect(lead.locator("button[value=accept]")).to_have_count(0)


def carry_out(page, initiative, keep):
    page.goto(initiative)
    acting.press(page, "start", skip_reason="Басқа ештеңе керек емес: адам бар, құрал бар.")
    keep(page, "13-under-way")
    for moment in ("before", "after"):
        page.goto(f"{initiative}evidence/")
        page.locator(f"[name=moment][value={moment}]").check()
        page.locator("input[type=file]").set_input_files(a_photo(moment))
        acting.send(page, page.locator("main form[method=post] button[type=submit]").last)
        expect(page.locator("main .photo, main figure")).not_to_have_count(0)
    acting.write_report(page, initiative, "Төрт шам ауыстырылды, кезекшілік кестесі ілінді.")
    keep(page, "14-closing")


def send_to_evaluation(page, stack, initiative, keep):
    acting.sign_in_as_staff(page, stack, "coordinator")
    page.goto(initiative.replace("/initiatives/", "/review/initiatives/"))
    acting.press(page, "open_evaluation", evidence_accepted=True)
    page.goto(initiative)
    keep(page, "15-evaluation")


def say_it_is_solved(page, initiative, keep):
    page.goto(f"{initiative}evaluate/")
    page.locator("[name$=verdict][value=yes]").check()
    for criterion in ("quality", "recipients", "overall"):
        page.locator(f"[name$={criterion}][value='4']").check()
    keep(page, "16-neighbour-answers")
    acting.send(page, page.locator("main form[method=post] button[type=submit]").last)


def see_the_result(page, initiative, problem, keep):
    """The timers conclude at the quorum; then the problem itself is judged fixed."""
    page.goto(initiative)
    expect(page.locator("main")).to_be_visible()
    for _ in range(20):
        page.goto(initiative)
        if page.locator("[data-stage=solved]").count():
            break
        page.wait_for_timeout(1000)
    expect(page.locator("[data-stage=solved]")).not_to_have_count(0)
    keep(page, "17-solved")
    page.goto(problem)
    expect(page.locator("[data-stage=fixed], [data-stage=closed]")).not_to_have_count(0)
    keep(page, "18-problem-solved")
