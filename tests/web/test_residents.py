"""The area of effect on the pages of a report, and the draw of residents for everybody."""

import hashlib
import re

import pytest
from django.urls import reverse

from initiatives import residing
from initiatives.evaluated_links import latest_to, word_for
from initiatives.models import Area, ClosingReport
from initiatives.stages import Stage
from tests.factories.affected import closing_in, opened, resident
from tests.factories.initiatives import InitiativeFactory
from tests.factories.reports import planned_work, report_whole

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]


def at(name, initiative, *more):
    return reverse(f"initiatives:{name}", args=[initiative.pk, *more])


def test_the_area_is_chosen_in_the_report_and_read_by_everybody(client):
    working = InitiativeFactory(at_stage=Stage.IMPLEMENTATION)
    client.force_login(working.lead)
    address = at("write_report", working, "area")

    shown = client.get(address).text
    assert f"The whole territory: {working.region.name}" in shown
    assert client.post(address, {"area": "km7", "later": "1"}).status_code == 422
    client.post(address, {"area": "km5", "later": "1"})

    assert ClosingReport.objects.get().area == Area.KM_5
    assert "5 km around the place" in client.get(at("report", working)).text


def test_a_report_without_an_area_is_not_whole(client):
    working = planned_work()
    report_whole(working)
    ClosingReport.objects.update(area="")
    client.force_login(working.lead)

    shown = client.get(at("report", working))

    assert [part.name for part in shown.context["report"].missing] == ["area"]
    assert at("write_report", working, "area") in shown.text


def test_few_residents_are_not_counted_in_public(client):
    closing = closing_in("km1")
    for _ in range(4):
        resident(closing)
    opened(closing)

    for address in (at("detail", closing), at("draw", closing)):
        text = client.get(address).text
        assert "fewer than 5" in text
        assert "1 km around the place" in text


def test_some_residents_are_a_number_and_no_list(client):
    closing = closing_in("km1")
    for _ in range(5):
        resident(closing)
    opened(closing)

    assert "Could be asked: 5; all of them are." in client.get(at("draw", closing)).text
    assert "resident:" not in client.get(at("draw", closing)).text


def test_of_many_everybody_can_draw_again_from_the_published_text(client):
    closing = closing_in("territory")
    for _ in range(32):
        resident(closing)
    asked, draw = opened(closing)

    lines = b"".join(client.get(at("lots", closing)).streaming_content).decode().splitlines()
    seed = lines[0].partition("\t")[2]
    lots = [line.split("\t") for line in lines if "resident:" in line]

    assert seed == draw.evaluation.draw.seed
    assert len(lots) == 32
    assert all(hashlib.sha256(f"{seed}:{name}".encode()).hexdigest() == lot for lot, name in lots)
    assert lots == sorted(lots)
    page = client.get(at("draw", closing)).text
    assert page.count('<td><code class="small draw__name">resident:') == 32
    assert "Could be asked: 32; places: 30." in page
    assert "30, drawn by lot from 32" in client.get(at("detail", closing)).text
    assert len(asked) == 30


def test_a_resident_finds_their_lot_and_why_they_are_asked_by_the_letter(client):
    closing = closing_in("km3")
    for _ in range(31):
        resident(closing)
    asked, draw = opened(closing)
    person = next(iter(asked))
    word = word_for(latest_to(closing, person))

    text = client.get(reverse("asked:evaluation", args=[word])).text

    assert "You live where it reaches" in text
    own = residing.name_of(person, draw.evaluation.draw.entry_id)
    assert own in draw.pool[:30]
    assert set(re.findall(r"resident:\w+", text)) == {own}
