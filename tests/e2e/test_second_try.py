"""Not solved, opened again, solved: judged by links from letters, told in a story to share."""

import json
import re
from uuid import uuid4

import pytest
from playwright.sync_api import expect

from tests.e2e import acting, judging
from tests.e2e.barriers import troubles_of
from tests.e2e.conftest import DESKTOP, PHONE
from tests.e2e.judging import Letters
from tests.e2e.ways import WIDTH, see

JUDGED = """
import json
from accounts.models import User
from initiatives.models import Initiative
from initiatives.proving import add_evidence
from mapapp.demo.pictures import drawn
from tests.factories.community import SupportFactory
from tests.factories.initiatives import InitiativeFactory
from tests.factories.reports import report_whole
like = Initiative.objects.filter(stage="solved").latest("pk")
lead = User.objects.get(email="volunteer-{lead}@asar.invalid")
sitting = lambda kind: User.objects.filter(memberships__office__kind=kind).earliest("pk")
official, coordinator = sitting("official_region"), sitting("coordinator")
one = InitiativeFactory(
    title={title!r}, language={language!r}, author=lead, region=like.region,
    location=like.location, direction=like.direction, questionnaire=like.questionnaire,
    sphere_questionnaire=like.sphere_questionnaire, answers=like.answers,
)
people = [User.objects.get(email=f"resident-{{n}}@asar.invalid") for n in {people}]
for person in people:
    SupportFactory(subject=one, user=person)
both = {{"public_answer_kk": "Мақұлданды.", "public_answer_ru": "Одобрено."}}
move = lambda verb, by, **given: one.move(verb, by=by, **given)
move("submit", lead)
move("take_up", official)
move("accept", official, skip_reason="Керек емес", **both)
move("start", lead, skip_reason="Бәрі бар")
for moment in ("before", "after"):
    add_evidence(one, drawn(3, after=moment == "after"), by=lead, moment=moment)
report_whole(one)
move("finish", lead)
move("open_evaluation", coordinator, evidence_accepted=True)
print(json.dumps([one.pk, lead.email, [p.email for p in people]]))
"""
RUN = f" · {uuid4().hex[:6]}"  # each run reads its own letters
TRIES = {
    "kk": {"title": "Қайта қолға алынған аула" + RUN, "lead": 21, "people": [41, 42, 43]},
    "ru": {"title": "Двор, за который взялись снова" + RUN, "lead": 22, "people": [44, 45, 46]},
}


@pytest.mark.parametrize("language", TRIES)
def test_what_was_not_solved_is_opened_again_and_solved(people, stack, shot, language):
    told = {"language": language} | TRIES[language]
    said = stack.manage("shell", "--no-imports", "-c", JUDGED.format(**told))
    pk, lead, neighbours = json.loads(said.splitlines()[-1])
    page = f"/{language}/initiatives/{pk}/"

    letters = Letters(stack, told["title"], neighbours)

    first = letters.newer_than(())
    judging.by_letter(people, first, language, "no")
    see(people(language=language), page, "not_solved")
    open_again(people(viewport=DESKTOP, language=language), stack, page)
    try_again(people(viewport=WIDTH[language], language=language), stack, page, lead)
    ask_again(people(viewport=DESKTOP, language=language), stack, page)
    judging.by_letter(people, letters.newer_than(first), language, "yes")

    reader = people(language=language)
    see(reader, page, "solved")
    read_the_story(people, reader, page, shot)


def desk_of(page):
    return page.replace("/initiatives/", "/review/initiatives/")


def open_again(official, stack, page):
    acting.come_as_staff(official, stack, "official_region")
    official.goto(desk_of(page))
    acting.press(official, "reopen", reason="Тұрғындар шешілмеді дейді, қайта қолға аламыз.")
    official.goto(desk_of(page))
    acting.press(
        official,
        "accept",
        skip_reason="Мемлекеттік орган керек емес.",
        public_answer_kk="Қайта бастаңыздар.",
        public_answer_ru="Начинайте снова.",
    )


def try_again(page, stack, address, lead):
    acting.sign_in(page, stack, lead)
    page.goto(address)
    acting.press(page, "start", skip_reason="Бәрі бар.")
    judging.show(page, address, "after")
    judging.finish(page, address, "Шамдар қайта ауыстырылды, енді жанып тұр.")


def ask_again(page, stack, address):
    acting.come_as_staff(page, stack, "coordinator")
    judging.open_evaluation(page, desk_of(address))


def read_the_story(people, page, address, shot):
    """Photos side by side at both widths, with scripts and without; the address to share."""
    page.locator("main .notice a[href$='/story/']").click()
    page.wait_for_url(re.compile(r"/story/$"))
    assert troubles_of(page) == []
    expect(page.locator("meta[property='og:image']")).to_have_count(1)
    expect(page.locator(".story__address")).to_have_attribute("href", re.compile(r"/story/$"))
    shot(page, "40-story", whole=True)
    for viewport in (PHONE, DESKTOP):
        for javascript in (True, False):
            reader = people(viewport=viewport, javascript=javascript)
            reader.goto(f"{address}story/")
            before, after = (
                reader.locator(".photo-pair").first.locator("figure").nth(n).bounding_box()
                for n in (0, 1)
            )
            assert before["y"] == after["y"]
            assert before["x"] + before["width"] <= after["x"]
