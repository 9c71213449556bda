"""What is looked after: visited with no network and sent once, a cell to strangers."""

import json
import re

import pytest
from playwright.sync_api import expect

from tests.e2e import acting, outbox
from tests.e2e.pictures import a_photo

phone = outbox.phone  # somebody whose network goes away
CARER = """
import json
from initiatives.models import CarePoint
point = CarePoint.objects.filter(kind__code={kind!r}).earliest("pk")
print(json.dumps([point.initiative_id, point.initiative.lead.email, point.location.coords]))
"""
VISITS = """
import json
from initiatives.models import CareVisit
rows = CareVisit.objects.filter(note={note!r})
print(json.dumps([[row.state, bool(row.photo)] for row in rows]))
"""


def asked(stack, words, **facts):
    """What the database says."""
    said = stack.manage("shell", "--no-imports", "-c", words.format(**facts))
    return json.loads(said.splitlines()[-1])


@pytest.mark.parametrize(("language", "number"), [("kk", 1), ("ru", 2)])
def test_a_visit_written_with_no_network_arrives_once(phone, stack, language, number):
    initiative, lead, _ = asked(stack, CARER, kind="tree")
    page, note = phone(language=language), f"Суардық {outbox.RUN} {language}"
    acting.sign_in(page, stack, lead)
    page.goto(f"/{language}/initiatives/{initiative}/care/{number}/visit/")

    page.context.set_offline(True)
    page.locator("input[name=state][value=needs_care]").check()
    page.locator("textarea[name=note]").fill(note)
    page.locator("input[type=file]").set_input_files(a_photo("before"))
    expect(page.locator("[data-saved]")).to_be_visible()
    page.locator("form[data-report] button[type=submit]").click()
    expect(page.locator("[data-part=kept]")).to_be_visible()
    page.context.set_offline(False)

    expect(page.locator("[data-part=sent]")).to_be_visible(timeout=60_000)
    assert asked(stack, VISITS, note=note) == [["needs_care", True]]
    acting.send(page, page.locator("[data-page]"))
    expect(page.locator(".care__list")).to_be_visible()


def test_a_stranger_sees_a_cell_on_the_map_and_no_point(people, stack):
    initiative, _, [lon, lat] = asked(stack, CARER, kind="petroglyph")
    page = people(language="ru")
    page.goto(f"/ru/initiatives/{initiative}/care/")

    expect(page.locator("path.shape--care-later, path.shape--care-soon").first).to_be_attached()
    expect(page.locator("care-map .spot")).to_have_count(0)
    told = (
        page.content()
        + page.request.get(f"/ru/initiatives/{initiative}/care/points.geojson").text()
    )
    assert not re.search(f"{lon:.4f}|{lat:.4f}", told)


def test_a_press_on_a_place_leads_its_team_there(people, stack):
    initiative, lead, _ = asked(stack, CARER, kind="tree")
    page = people()
    acting.sign_in(page, stack, lead)
    page.goto(f"/kk/initiatives/{initiative}/care/")

    marker = page.locator("care-map .spot:not(:has(.cluster__arc))").first
    expect(marker).to_be_visible()
    acting.send(page, marker)

    expect(page).to_have_url(re.compile(rf"/initiatives/{initiative}/care/\d+/$"))
