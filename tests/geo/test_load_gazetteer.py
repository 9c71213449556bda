import csv

import pytest
from django.core.management import CommandError, call_command

from geo.loading.gazetteer import load_gazetteer
from geo.loading.geonames import settlements
from geo.loading.tables import committed
from geo.models import PlaceName, Region
from tests.factories.geo import RegionFactory

pytestmark = pytest.mark.django_db


def test_what_is_refused_is_named_with_its_reason():
    RegionFactory(kato="710000000", box=(71, 51, 72, 52))
    good = {"geonameid": "1", "name_kk": "Ауыл", "lon": "71.5", "lat": "51.5"}
    report = load_gazetteer([
        good, good,
        good | {"geonameid": "2", "lon": "2.35"}, good | {"geonameid": "3", "lat": "x"},
        good | {"geonameid": "4", "name_kk": ""}, good | {"geonameid": ""},
        good | {"geonameid": "5", "kato": "71"}, good | {"geonameid": "6", "lon": "80"},
    ])  # fmt: skip

    assert PlaceName.objects.count() == report.counts["new"] == 1
    assert dict(report.refused) == {
        "the code stands twice": ["1"], "outside kazakhstan": ["2"], "not a number": ["3"],
        "no name": ["4"], "neither a KATO code nor a GeoNames number": ["Ауыл"],
        "not a code of nine digits": ["71"], "in no region that is loaded": ["6"],
    }  # fmt: skip
    assert "gazetteer: 1 new, 7 refused" in [*report.lines()]


DUMP = (
    "1522203\tKokshetau\tKokshetau\tKokchetav,Кокшетау,Көкшетау\t53.28\t69.39\tP\tPPLA\tKZ\t"
    "\t03\t\t\t\t150649\t\t233\tAsia/Almaty\t2026-01-01"
)


def test_a_geonames_dump_and_the_official_table_stay_one_row():
    RegionFactory(kato="110000000", box=(66, 50, 74, 54))
    load_gazetteer(settlements([DUMP + "\n", DUMP.replace("\tP\t", "\tT\t")]))
    dumped = PlaceName.objects.get()
    load_gazetteer(row for row in committed("settlements.csv") if row["kato"] == "111010000")
    load_gazetteer(settlements([DUMP]))

    place = PlaceName.objects.get()
    assert (dumped.name_kk, dumped.name_ru, dumped.name_en) == (
        "Көкшетау",
        "Кокшетау",
        "Kokshetau",
    )
    assert (place.pk, place.kato, place.kind) == (dumped.pk, "111010000", "city")


def test_a_code_is_trusted_more_than_a_coarse_line():
    mine = RegionFactory(kato="710000000", box=(71, 51, 72, 52))
    RegionFactory(kato="110000000", box=(72, 51, 73, 52))
    load_gazetteer([{"kato": "710001100", "name_kk": "Ауыл", "lon": "72.5", "lat": "51.5"}])

    assert PlaceName.objects.get().region == Region.objects.get(pk=mine.pk)


def test_a_geonames_number_never_moves_from_one_code_to_another():
    RegionFactory(kato="710000000", box=(71, 51, 72, 52))
    place = {"geonameid": "1", "name_kk": "Ауыл", "lon": "71.5", "lat": "51.5"}
    load_gazetteer([place | {"kato": "710001100"}])

    report = load_gazetteer([place | {"kato": "710002100"}])

    assert dict(report.refused) == {"its GeoNames number belongs to another code": ["710002100"]}
    assert PlaceName.objects.get().kato == "710001100"


GOOD = {"kato": "710001100", "geonameid": "1", "name_kk": "Ауыл", "lon": "71.5", "lat": "51.5"}


@pytest.fixture
def table(tmp_path):
    def table(*rows):
        path = tmp_path / "places.csv"
        with path.open("w", encoding="utf-8-sig", newline="") as lines:
            writer = csv.DictWriter(lines, fieldnames=list(rows[0]))
            writer.writeheader()
            writer.writerows(rows)
        return str(path)

    return table


def test_the_command_reads_a_table_and_says_what_it_did_not_read(table, capsys):
    RegionFactory(kato="710000000", box=(71, 51, 72, 52))

    call_command("load_gazetteer", table(GOOD | {"name_rus": "Аул"}))

    told = capsys.readouterr().out
    assert "gazetteer: 1 new, 0 refused" in told
    assert "columns that are not read: name_rus" in told


def test_the_command_reads_a_dump(tmp_path, capsys):
    RegionFactory(kato="110000000", box=(66, 50, 74, 54))
    dump = tmp_path / "KZ.txt"
    dump.write_text(DUMP + "\n", encoding="utf-8")

    call_command("load_gazetteer", str(dump), "--format=geonames")

    assert "gazetteer: 1 new, 0 refused" in capsys.readouterr().out
    assert PlaceName.objects.get().name_kk == "Көкшетау"


def test_the_command_says_in_words_what_it_cannot_read(table, tmp_path):
    with pytest.raises(CommandError, match="no column lat"):
        call_command("load_gazetteer", table({"name_kk": "Ауыл", "lon": "71.5"}))
    with pytest.raises(CommandError):
        call_command("load_gazetteer", str(tmp_path / "nothing.csv"))


def test_a_name_that_no_column_can_hold_is_refused_and_the_rest_is_loaded():
    RegionFactory(kato="710000000", box=(71, 51, 72, 52))
    long = GOOD | {"geonameid": "2", "kato": "710002100", "name_ru": "А" * 201}

    report = load_gazetteer([GOOD, long])

    assert dict(report.refused) == {"a name is longer than 200 letters": ["710002100"]}
    assert PlaceName.objects.count() == 1


def test_a_failed_load_leaves_nothing(monkeypatch):
    RegionFactory(kato="710000000", box=(71, 51, 72, 52))
    monkeypatch.setattr(PlaceName.objects, "bulk_update", lambda *_, **__: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        load_gazetteer([GOOD])

    assert not PlaceName.objects.exists()
