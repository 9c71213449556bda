import csv
from datetime import date

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction

from geo.loading.populations import load_populations
from geo.loading.tables import committed
from geo.models import COUNTRY_KATO, Region
from tests.factories.geo import RegionFactory

pytestmark = pytest.mark.django_db

ALMATY = {
    "kato": "750000000",
    "people": "2347924",
    "on": "2026-01-01",
    "source": "Bureau of National Statistics",
}


@pytest.fixture
def almaty():
    return RegionFactory(kato="750000000")


def test_a_figure_comes_with_its_day_and_its_source(almaty):
    report = load_populations([ALMATY])
    again = load_populations([ALMATY])

    almaty.refresh_from_db()
    assert (almaty.population, almaty.population_on) == (2347924, date(2026, 1, 1))
    assert almaty.population_source == "Bureau of National Statistics"
    assert ([*report.counts], [*again.counts]) == (["changed"], ["the same"])


def test_an_older_figure_never_replaces_a_newer_one(almaty):
    load_populations([ALMATY, ALMATY | {"people": "2292333", "on": "2025-01-01"}])

    almaty.refresh_from_db()
    assert almaty.population == 2347924


def test_what_is_no_figure_is_refused_with_its_reason(almaty):
    report = load_populations([
        ALMATY | {"kato": "190000000"}, ALMATY | {"people": "many"}, ALMATY | {"on": "2026"},
        ALMATY | {"people": "-1"}, ALMATY | {"source": " "},
    ])  # fmt: skip

    assert dict(report.refused) == {
        "no such unit is loaded": ["190000000"],
        "not a number, or not a day like 2026-01-01": ["750000000"] * 3,
        "no source": ["750000000"],
    }
    almaty.refresh_from_db()
    assert almaty.population is None


def test_the_database_keeps_no_dated_figure_without_a_source(almaty):
    with pytest.raises(IntegrityError, match="dated_has_a_source"), transaction.atomic():
        Region.objects.filter(pk=almaty.pk).update(population=5, population_on=date(2026, 1, 1))


def test_every_committed_figure_is_of_a_committed_unit():
    units = {row["kato"] for row in committed("regions.csv")}

    assert {row["kato"] for row in committed("populations.csv")} <= units


def test_every_committed_unit_has_a_figure_with_a_day_and_a_source():
    known = {row["kato"]: row for row in committed("populations.csv")}

    assert {row["kato"] for row in committed("regions.csv")} == set(known)
    assert all(date.fromisoformat(row["on"]).year > 2022 for row in known.values())
    assert {row["source"] for row in known.values()} == {"Bureau of National Statistics"}


def test_the_units_add_up_to_the_country_but_for_their_different_days():
    people = {row["kato"]: int(row["people"]) for row in committed("populations.csv")}

    whole = people.pop(COUNTRY_KATO)
    assert abs(sum(people.values()) - whole) < whole / 100


def test_an_operator_loads_figures_of_districts_from_a_table(almaty, tmp_path, capsys):
    table = tmp_path / "people.csv"
    with table.open("w", newline="") as lines:
        rows = csv.DictWriter(lines, ALMATY)
        rows.writeheader()
        rows.writerow(ALMATY)

    call_command("load_populations", str(table))

    assert "1 changed, 0 refused" in capsys.readouterr().out
    almaty.refresh_from_db()
    assert almaty.population == 2347924


def test_a_table_without_a_needed_column_is_refused_whole(tmp_path):
    table = tmp_path / "people.csv"
    table.write_text("kato,people\n750000000,5\n")

    with pytest.raises(CommandError, match="no column on, source"):
        call_command("load_populations", str(table))
