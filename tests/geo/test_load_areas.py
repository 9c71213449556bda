import json

import pytest
from django.core.management import CommandError, call_command

from geo.models import Level, Region
from tests.factories.geo import RegionFactory
from tests.geo import osm

pytestmark = pytest.mark.django_db
BOX = [(71, 51), (72, 51), (72, 52), (71, 52), (71, 51)]
BOW = [(71, 51), (72, 52), (72, 51), (71, 52), (71, 51)]


def feature(ring=BOX, kind="Polygon", **columns):
    coordinates = [ring] if kind == "Polygon" else [[ring]]
    return {
        "type": "Feature",
        "properties": {"kato": "111600000", "name_kk": "Қосшы", "name_ru": "Косшы"} | columns,
        "geometry": {"type": kind, "coordinates": coordinates},
    }


@pytest.fixture
def akmola():
    return RegionFactory(kato="110000000", box=(66, 50, 74, 54))


@pytest.fixture
def load(tmp_path, capsys):
    def load(*features, options=(), name="areas.geojson"):
        path = tmp_path / name
        layer = {"type": "FeatureCollection", "features": features}
        path.write_text(json.dumps(layer), encoding="utf-8")
        call_command("load_areas", str(path), "--level=2", *options)
        return capsys.readouterr().out

    return load


@pytest.mark.usefixtures("akmola")
def test_a_district_is_made_named_and_drawn_and_the_second_time_left_alone(load):
    assert "1 new, 1 drawn, 0 refused" in load(feature())
    assert "1 the same, 0 refused" in load(feature())

    district = Region.objects.get(kato="111600000")
    assert (district.level, district.parent.kato) == (Level.DISTRICT, "110000000")
    assert district.boundary.covers(district.centre)


def test_a_unit_of_the_classifier_gets_its_land_and_the_layer_s_name(akmola, load):
    unit = RegionFactory(under=akmola, kato="111600000", name_kk="Қосшы Қ.Ә.", box=None)

    assert "1 renamed, 1 drawn" in load(feature(kind="MultiPolygon"))

    unit.refresh_from_db()
    assert (unit.name_kk, unit.boundary.num_geom) == ("Қосшы", 1)


@pytest.mark.usefixtures("akmola")
def test_columns_may_have_other_names(load):
    options = ["--kato=CODE", "--name-kk=KZ", "--name-ru=", "--name-en="]
    told = load(feature(kato="", CODE="111600000", KZ="Қосшы қаласы"), options=options)

    assert "1 new" in told
    assert Region.objects.get(kato="111600000").name_kk == "Қосшы қаласы"


@pytest.mark.usefixtures("akmola")
def test_what_is_refused_is_named_with_its_reason(load):
    told = load(
        feature(),
        feature(),
        feature(kato="11"),
        feature(kato="611600000"),
        feature(kato="111700000", name_kk="", name_ru=""),
        feature(kato="111800000", ring=[(2, 48), (3, 48), (3, 49), (2, 48)]),
        {**feature(kato="111900000"), "geometry": {"type": "Point", "coordinates": [71, 51]}},
        {**feature(kato="112000000"), "geometry": None},
        options=["--name-en="],
    )

    assert "1 new, 1 drawn, 7 refused" in told
    for reason in [
        "the code stands twice: 111600000", "not a code of nine digits: 11",
        "its region is not loaded: 611600000", "no Kazakh name: 111700000",
        "outside Kazakhstan: 111800000", "not an area but Point: 111900000",
        "its geometry cannot be read: 112000000",
    ]:  # fmt: skip
        assert reason in told


@pytest.mark.usefixtures("akmola")
def test_a_boundary_that_crosses_itself_is_mended_or_refused(load):
    spike = [*BOX[:-1], (71, 51.5), (70.999, 51.5), (71, 51.5), (71, 51)]

    assert "1 new, 1 drawn, 0 refused" in load(feature(ring=spike))
    assert "its boundary crosses itself: 111700000" in load(feature(kato="111700000", ring=BOW))


def test_a_layer_in_metres_is_brought_to_degrees(akmola, load, tmp_path):
    mercator = [(7903683, 6621294), (8015003, 6621294), (8015003, 6800125), (7903683, 6621294)]
    layer = feature(ring=mercator)
    crs = {"type": "name", "properties": {"name": "EPSG:3857"}}
    path = tmp_path / "mercator.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "crs": crs, "features": [layer]}))

    call_command("load_areas", str(path), "--level=2")

    assert Region.objects.get(kato="111600000").boundary.extent == pytest.approx(
        (71, 51, 72, 52), abs=0.05
    )


def administrative(level, **names):
    return {"boundary": "administrative", "admin_level": str(level), "name": "x"} | {
        key.replace("_", ":"): text for key, text in names.items()
    }


def test_districts_of_an_osm_extract_are_found_by_their_russian_name(akmola, tmp_path, capsys):
    unit = RegionFactory(under=akmola, name_ru="Аршалынский район", box=None)
    areas = [
        (
            (71, 51, 72, 52),
            administrative(6, name_ru="Аршалынский район", name_kk="Аршалы ауданы"),
        ),
        ((71, 51, 71.5, 51.5), administrative(8, name_ru="Аршалынский район")),
        ((72, 51, 73, 52), administrative(6, name_ru="Неизвестный район")),
    ]
    path = tmp_path / "kazakhstan.osm.pbf"
    path.write_bytes(osm.extract(areas, lonely=30_000))

    call_command(
        "load_areas", str(path), "--level=2", "--where=boundary=administrative",
        "--where=admin_level=6", "--kato=", "--name-kk=name:kk", "--name-ru=name:ru", "--name-en=",
    )  # fmt: skip

    told = capsys.readouterr().out
    assert "1 renamed, 1 drawn, 1 refused" in told
    assert "no unit of this name where it lies: Неизвестный район" in told
    unit.refresh_from_db()
    assert (unit.name_kk, unit.boundary.extent) == ("Аршалы ауданы", (71, 51, 72, 52))


def test_an_extract_cut_off_in_the_middle_is_an_error_and_loads_nothing(akmola, tmp_path):
    RegionFactory(under=akmola, kato="111600000", name_ru="Косшы", box=None)
    whole = osm.extract([((71, 51, 72, 52), administrative(6, name_ru="Косшы"))], lonely=100)
    path = tmp_path / "cut.osm.pbf"
    path.write_bytes(whole[:-200])

    with pytest.raises(CommandError):
        call_command("load_areas", str(path), "--level=2", "--kato=", "--name-ru=name:ru")

    assert not Region.objects.get(kato="111600000").boundary


@pytest.mark.usefixtures("akmola")
def test_a_column_that_no_row_has_stops_the_load(load):
    with pytest.raises(CommandError, match="no row has a column NAME_KZ: nothing is loaded"):
        load(feature(), options=["--name-kk=NAME_KZ"])

    assert not Region.objects.filter(kato="111600000").exists()


def test_a_code_of_another_level_is_refused(akmola, load):
    RegionFactory(under=RegionFactory(under=akmola, box=None), kato="111600000", box=None)

    assert "a unit of level 3 has this code: 111600000" in load(feature())
    assert Region.objects.get(kato="111600000").boundary is None


@pytest.mark.usefixtures("akmola")
def test_a_name_that_no_column_can_hold_is_refused_and_the_rest_is_loaded(load):
    told = load(feature(), feature(kato="111700000", name_kk="Қ" * 201))

    assert "1 new, 1 drawn, 1 refused" in told
    assert "a name is longer than 200 letters: 111700000" in told


@pytest.mark.usefixtures("akmola")
def test_a_unit_without_a_kazakh_name_is_refused_for_that(load):
    assert "no Kazakh name: 111600000" in load(feature(name_kk=""), options=["--name-en="])


def test_a_failed_load_leaves_nothing(akmola, load, monkeypatch):
    from geo.loading import areas  # noqa: PLC0415 - only to break it

    monkeypatch.setattr(areas, "_draw", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        load(feature())

    assert not Region.objects.filter(kato="111600000").exists()


@pytest.mark.parametrize("options", [["--layer=nothing"], ["--where=nonsense"]])
def test_a_wrong_option_is_an_error_with_words(load, options):
    with pytest.raises(CommandError):
        load(feature(), options=options)


def test_a_missing_or_broken_file_is_an_error_with_words(tmp_path):
    broken = tmp_path / "broken.geojson"
    broken.write_text("not a layer")

    for path in (tmp_path / "nothing.geojson", broken):
        with pytest.raises(CommandError):
            call_command("load_areas", str(path), "--level=2")
