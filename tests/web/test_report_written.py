"""The pages on which a closing report is written: over several visits, and nothing is lost."""

from datetime import date

import pytest
from django.urls import reverse

from initiatives import closing_report as writing
from tests.factories import journeys
from tests.factories.accounts import CoordinatorFactory, UserFactory
from tests.factories.initiatives import EvidenceFactory, TeamMemberFactory
from tests.factories.reports import planned_work, report_whole
from tests.web.closing import SECTIONS, move, page, photos_of, report_of, typed_for, whole
from tests.web.test_kept_posts import key_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]


@pytest.fixture
def initiative(client):
    """In work, with a plan of lines; its lead is signed in."""
    made = planned_work()
    client.force_login(made.lead)
    return made


def test_seven_visits_make_a_whole_report_that_the_lead_sends(client, initiative):
    typed = typed_for(initiative)
    for section in SECTIONS:
        answer = client.post(page(initiative, section), typed[section] | {"later": "1"})
        assert answer.url == whole(initiative)
    shown = client.get(whole(initiative)).text
    assert "Six lamps burn" in shown

    assert move(client, initiative, "finish").status_code == 302

    initiative.refresh_from_db()
    assert (initiative.stage, initiative.report) == ("closing", "Six lamps burn")


def test_every_section_leads_to_the_next_and_the_last_to_the_whole(client, initiative):
    typed = typed_for(initiative)

    then = [
        client.post(page(initiative, name), typed[name] | {"on": "1"}).url for name in SECTIONS
    ]

    assert then == [*(page(initiative, name) for name in SECTIONS[1:]), whole(initiative)]


def test_what_was_saved_on_another_day_stands_in_the_form(client, initiative):
    typed = typed_for(initiative)
    for section in SECTIONS[:6]:
        client.post(page(initiative, section), typed[section])

    for section in SECTIONS[:6]:
        form = client.get(page(initiative, section)).context["sheet"].form
        held = {name: str(form[name].value()) for name in typed[section]}
        assert held == {name: str(value) for name, value in typed[section].items()}


def test_before_it_can_be_sent_the_page_names_what_is_open(client, initiative):
    client.post(page(initiative, "words"), {"words": "Six lamps burn"})

    shown = client.get(whole(initiative))

    missing = [part.name for part in shown.context["report"].missing]
    assert missing == [*SECTIONS[1:4], *SECTIONS[5:]]  # no money was given: nothing to say of it
    assert "finish" in shown.context["offers"]
    assert reverse("initiatives:move", args=[initiative.pk, "finish"]) not in shown.text


@pytest.mark.parametrize(
    ("section", "wrong"),
    [
        ("milestones", {"state": "perhaps"}),
        ("milestones", {"words": "Words alone"}),
        ("milestones", {"state": "done", "done_on": "31.02.2026"}),
        ("milestones", {"state": "done", "done_on": "2099-01-01"}),
        ("indicators", {"measured": "-1"}),
        ("indicators", {"measured": "many"}),
        ("indicators", {"measured": "NaN"}),
        ("indicators", {"measured": "1e400"}),
        ("indicators", {"how": "x" * 301}),
    ],
)
def test_a_wrong_line_is_422_and_everything_typed_stays(client, initiative, section, wrong):
    rows = initiative.milestones if section == "milestones" else initiative.indicators
    kept = "words" if section == "milestones" else "how"
    key = f"l{rows.first().pk}"
    typed = {f"{key}_{kept}": "Kept words"} | {f"{key}_{n}": v for n, v in wrong.items()}

    answer = client.post(page(initiative, section), typed)

    assert answer.status_code == 422
    assert typed[f"{key}_{kept}"] in answer.text
    report = report_of(initiative)
    assert report is None or not (report.milestone_outcomes.exists() or report.pairs.exists())


@pytest.mark.parametrize(
    "wrong",
    [{"people_helped": "-1"}, {"hours": "1.5"}, {"people_helped": "9" * 30}, {"hours": "٣x"}],
)
def test_a_wrong_number_is_422_and_the_others_stay_typed(client, initiative, wrong):
    answer = client.post(page(initiative, "numbers"), {"people_how": "By the flats"} | wrong)

    assert (answer.status_code, "By the flats" in answer.text) == (422, True)


def test_two_of_a_team_on_one_section_overwrite_nothing_unseen(client, initiative):
    seen = client.get(page(initiative, "words")).context["sheet"].seen
    member = TeamMemberFactory(initiative=initiative).user
    writing.save_section(initiative, "words", by=member, seen=None, words="The member's words")

    answer = client.post(page(initiative, "words"), {"words": "The lead's words", "seen": seen})

    assert answer.status_code == 409
    assert "The member&#x27;s words" in answer.text
    assert "The lead&#x27;s words" in answer.text
    assert report_of(initiative).words == "The member's words"


def test_what_was_typed_while_signed_out_is_there_again(client, initiative, rf):
    there = page(initiative, "words")
    sender = key_of(rf, initiative.lead)
    client.logout()

    sent_away = client.post(there, {"words": "Typed too late", "sender": sender})
    client.force_login(initiative.lead)
    shown = client.get(there)

    assert sent_away.status_code == 302
    assert "Typed too late" in shown.text
    assert shown.context["was_signed_out"]
    assert report_of(initiative) is None  # it is not saved until they press save


def test_a_pair_is_chosen_and_taken_apart_without_losing_what_is_typed(client, initiative):
    typed = typed_for(initiative)["photos"]
    client.post(page(initiative, "photos"), typed | {"add": "pair"})
    pair = report_of(initiative).pairs.get()
    assert "The gate" in client.get(page(initiative, "photos")).text

    client.post(page(initiative, "photos"), {"wish": f"pair-{pair.pk}-remove"})

    assert not report_of(initiative).pairs.exists()


@pytest.mark.parametrize("wish", ["pair-1-remove", "x", "pair-9-dance", "'"])
def test_a_wish_nobody_can_grant_takes_nothing_apart(client, initiative, wish):
    other = planned_work()
    pair = report_whole(other).pairs.get()

    client.post(page(initiative, "photos"), {"wish": wish.replace("1", str(pair.pk))})

    assert other.closing_reports.get().pairs.exists()


def test_photos_of_another_work_cannot_be_chosen(client, initiative):
    before, _ = photos_of(initiative)
    foreign = EvidenceFactory(moment="after")
    typed = {"pair-before": before.pk, "pair-after": foreign.pk, "add": "pair"}

    assert client.post(page(initiative, "photos"), typed).status_code == 422
    assert report_of(initiative) is None


@pytest.mark.parametrize("section", SECTIONS)
def test_only_the_team_opens_a_section_and_only_while_it_works(client, initiative, section):
    member = TeamMemberFactory(initiative=initiative).user
    asking = TeamMemberFactory(initiative=initiative, state="asked").user
    outside = [asking, UserFactory(), CoordinatorFactory(of=initiative.region)]
    for person, status in [(member, 200), *((one, 404) for one in outside)]:
        client.force_login(person)
        assert client.get(page(initiative, section)).status_code == status
        assert client.get(whole(initiative)).status_code == status

    journeys.make("finish", initiative)
    client.force_login(initiative.lead)
    assert client.get(page(initiative, section)).status_code == 404


@pytest.mark.parametrize("section", SECTIONS)
def test_a_longer_plan_costs_no_more_queries(
    client, initiative, section, django_assert_max_num_queries
):
    for n in range(6):
        initiative.milestones.create(title=f"M{n}", due_on=date(2027, 1, 1))
        initiative.indicators.create(title=f"I{n}", planned=n)
        photos_of(initiative)
    report_whole(initiative)

    with django_assert_max_num_queries(28):
        client.get(page(initiative, section))
