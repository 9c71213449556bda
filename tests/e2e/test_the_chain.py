"""One unbroken line from a pin on the map to a result that neighbours confirm.

In Kazakh on a phone, in Russian at a desk; the steps "if needed" are left out, each with a reason.
"""

import re
from dataclasses import dataclass, replace

import pytest
from playwright.sync_api import expect

from tests.e2e import acting, judging
from tests.e2e.conftest import DESKTOP
from tests.e2e.ways import WIDTH, expect_steps, in_days, see

A_MOMENT = 700  # milliseconds
NOT_NEEDED = {3, 5, 6, 7}


@dataclass(frozen=True)
class Told:
    """Who acts in one language, and what they say."""

    language: str
    neighbours: tuple
    initiator: str
    helper: str
    trouble: str
    title: str
    summary: str
    answer: str
    hands: str
    no_body: str
    nothing_needed: str
    report: str


KAZAKH = Told(
    language="kk",
    neighbours=(11, 12, 13),
    initiator="volunteer-20@asar.invalid",
    helper="volunteer-1@asar.invalid",
    trouble="Аулада шам жанбайды, балалар қараңғыда қайтады.",
    title="Жарық аула: шамдарды бірге ауыстырамыз",
    summary="Көршілермен бірге шамдарды ауыстырып, күтімге аламыз.",
    answer="Шамдарды аламыз, бір күнде бірге ауыстырамыз, кестемен қараймыз.",
    hands="Шам ауыстыратын қолдар",
    no_body="Жұмыс ауланың ішінде, мемлекеттік органның рұқсаты керек емес.",
    nothing_needed="Басқа ештеңе керек емес: адам бар, құрал бар.",
    report="Төрт шам ауыстырылды, кезекшілік кестесі ілінді.",
)
RUSSIAN = replace(
    KAZAKH,
    language="ru",
    neighbours=(14, 15, 16),
    initiator="volunteer-19@asar.invalid",
    helper="volunteer-2@asar.invalid",
    trouble="Во дворе не горит фонарь, дети возвращаются в темноте.",
    title="Светлый двор: вместе заменим фонари",
    summary="Вместе с соседями заменим фонари и будем за ними смотреть.",
    answer="Купим фонари, заменим вместе за один день, смотреть будем по очереди.",
    hands="Руки, чтобы заменить фонари",
    no_body="Работа внутри двора, разрешение госоргана не требуется.",
    nothing_needed="Больше ничего не нужно: люди есть, инструмент есть.",
    report="Заменены четыре фонаря, вывешен график дежурств.",
)


@pytest.fixture(params=[KAZAKH, RUSSIAN], ids=lambda told: told.language)
def told(request):
    return request.param


@pytest.fixture
def keep(people, shot, told):
    """Pictures of a page at both widths, of the Kazakh line only: the documents show one."""
    if told.language != "kk":
        return lambda _page, _name: None

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


def test_a_pinned_problem_is_carried_to_a_result_that_neighbours_confirm(
    people, stack, keep, told
):
    def somebody(viewport=WIDTH[told.language]):
        return people(viewport=viewport, language=told.language)

    citizen, address = somebody(), acting.a_new_address()
    problem = pin_a_problem(citizen, stack, address, told, keep)
    neighbours = [say_me_too(somebody(), stack, n, problem) for n in told.neighbours]

    official = somebody(DESKTOP)
    take_up(official, stack, problem, keep)

    initiator = somebody()
    initiative = start_an_initiative(initiator, stack, problem, told, keep)
    accept_without_a_state_body(official, initiative, told, keep)
    ask_to_join(somebody(), stack, initiative, told, keep)
    take_in(initiator, initiative, keep)
    carry_out(initiator, initiative, told, keep)
    send_to_evaluation(somebody(DESKTOP), stack, initiative, keep)
    for page in neighbours:
        say_it_is_solved(page, initiative, keep)

    see_the_result(citizen, initiative, problem, told, keep)


def desk_of(address):
    return re.sub("/(problems|initiatives)/", r"/review/\1/", address)


def pin_a_problem(page, stack, address, told, keep):
    """Four taps: report, yes here, the kind, send."""
    page.goto(f"/{told.language}/")
    page.locator(".spot").first.wait_for()
    keep(page, "01-map")
    acting.tap(page.locator("a[href$='/problems/new/']:visible").first)
    page.locator("[data-here]").wait_for()
    expect(page.locator("[data-said]")).not_to_be_empty()
    keep(page, "02-where")
    acting.tap(page.locator("[data-here]"))
    acting.tap(page.locator("label.tile", has=page.locator("input[name=category]")).nth(1))
    page.locator("textarea[name=text]").fill(told.trouble)
    keep(page, "03-what")
    acting.send(page, page.locator(".report__send button"))

    expect(page.locator(".sent")).to_be_visible()
    keep(page, "04-kept")
    page.locator("main form input[type=text], main form input[type=email]").first.fill(address)
    acting.tap(page.locator("main form button[type=submit]").first)
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
    acting.come_as_staff(page, stack, "official_region")
    page.goto("/kk/review/")
    keep(page, "06-desk")
    page.goto(desk_of(problem))
    acting.press(page, "take_up")
    page.goto(desk_of(problem))
    keep(page, "07-desk-problem")


def start_an_initiative(page, stack, problem, told, keep):
    acting.sign_in(page, stack, told.initiator)
    page.goto(problem)
    acting.tap(page.locator("a[href*='/initiatives/new/']").first)
    keep(page, "08-initiative-new")
    acting.go_on(page)
    page.locator("[name=title]").fill(told.title)
    page.locator("[name=summary]").fill(told.summary)
    page.locator("[name=direction]").select_option(index=16)
    for tick in page.locator("[name=signs], [name=keeps_limits]").all():
        tick.check()
    acting.go_on(page)
    answer_the_questions(page, told)
    plan_the_days(page)
    add_what_is_needed(page, told)
    acting.press(page, "submit")
    keep(page, "09-initiative-sent")
    return page.url.removeprefix(stack.address).removesuffix("sent/")


def answer_the_questions(page, told):
    page.wait_for_url(re.compile("/questions/"))
    for area in page.locator("main textarea:visible").all():
        area.fill(told.answer)
    for choice in page.locator("main fieldset:visible").all():
        choice.locator("input").first.check()
    for area in page.locator("main textarea:visible, main input[type=text]:visible").all():
        area.fill(told.answer)
    acting.go_on(page)


def plan_the_days(page):
    page.wait_for_url(re.compile("/plan/"))
    for name, days in {"plan_starts": 1, "plan_ends": 20}.items():
        page.locator(f"[name={name}]").fill(in_days(days))
    acting.go_on(page)


def add_what_is_needed(page, told):
    page.wait_for_url(re.compile("/people/"))
    fold = page.locator("details.move-fold", has=page.locator("[name=people-title]"))
    acting.tap(fold.locator("summary"))
    fold.locator("[name$=title]").fill(told.hands)
    fold.locator("[name$=wanted]").fill("1")
    fold.locator("[name$=is_essential]").check()
    acting.send(page, fold.locator("button[name=add]"))
    expect(page.locator("main")).to_contain_text(told.hands)
    acting.go_on(page)
    page.wait_for_url(re.compile("/money/"))
    acting.go_on(page)
    page.wait_for_url(re.compile("/team/"))
    acting.go_on(page)


def accept_without_a_state_body(page, initiative, told, keep):
    page.goto(desk_of(initiative))
    acting.press(page, "take_up")
    page.goto(desk_of(initiative))
    acting.press(
        page,
        "accept",
        skip_reason=told.no_body,
        public_answer_kk="Бастаманы мақұлдадық, іске сәт.",
        public_answer_ru="Инициатива одобрена, удачи.",
    )
    page.goto(initiative)
    keep(page, "10-accepted")


def ask_to_join(page, stack, initiative, told, keep):
    """A volunteer within reach finds it."""
    acting.sign_in(page, stack, told.helper)
    page.goto("/kk/resources/near/")
    keep(page, "11-near-me")
    page.goto(initiative)
    acting.tap(page.locator("a[href$='/join/']:visible").first)
    page.locator("[name=place]").first.check()
    acting.send(page, page.locator("main form[method=post] button[type=submit]").last)


def take_in(page, initiative, keep):
    """The lead says yes: every need is covered."""
    page.goto(initiative)
    keep(page, "12-asks-to-join")
    acting.send(page, page.locator("button[value=accept]"))
    expect(page.locator("button[value=accept]")).to_have_count(0)


def carry_out(page, initiative, told, keep):
    page.goto(initiative)
    acting.press(page, "start", skip_reason=told.nothing_needed)
    keep(page, "13-under-way")
    for moment in ("before", "after"):
        judging.show(page, initiative, moment)
    judging.finish(page, initiative, told.report)
    keep(page, "14-closing")


def send_to_evaluation(page, stack, initiative, keep):
    acting.come_as_staff(page, stack, "coordinator")
    judging.open_evaluation(page, desk_of(initiative))
    page.goto(initiative)
    keep(page, "15-evaluation")


def say_it_is_solved(page, initiative, keep):
    page.goto(f"{initiative}evaluate/")
    page.locator("[name$=verdict][value=yes]").check()
    for criterion in judging.CRITERIA:
        page.locator(f"[name$={criterion}][value='4']").check()
    keep(page, "16-neighbour-answers")
    acting.send(page, page.locator("main form[method=post] button[type=submit]").last)


def see_the_result(page, initiative, problem, told, keep):
    """The timers conclude at the quorum; then the problem itself is judged fixed."""
    see(page, initiative, "solved")
    expect_steps(page, at=11, skipped=NOT_NEEDED)
    for reason in (told.no_body, told.nothing_needed):
        expect(page.locator("ol.steps")).to_contain_text(reason)
    keep(page, "17-solved")
    page.goto(problem)
    expect(page.locator("[data-stage=fixed], [data-stage=closed]")).not_to_have_count(0)
    keep(page, "18-problem-solved")
