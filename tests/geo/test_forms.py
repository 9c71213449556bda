import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from geo import bbox
from geo.forms import clean_lon_lat

WEST, SOUTH, EAST, NORTH = bbox.KAZAKHSTAN


def code_of(lon, lat):
    with pytest.raises(ValidationError) as refusal:
        clean_lon_lat(lon, lat)
    return refusal.value.code


@given(st.floats(WEST, EAST), st.floats(SOUTH, NORTH))
def test_every_place_in_the_box_is_kept_to_six_decimals(lon, lat):
    spot = clean_lon_lat(f"{lon:.12f}", f"{lat:.12f}")

    assert (spot.x, spot.y) == (round(lon, 6), round(lat, 6))
    assert (spot.srid, spot.hasz) == (4326, False)


@given(st.text(max_size=30), st.text(max_size=30))
def test_whatever_is_typed_is_a_point_or_a_clear_refusal(lon, lat):
    try:
        spot = clean_lon_lat(lon, lat)
    except ValidationError as refusal:
        assert refusal.code in {"not_a_number", "outside_kazakhstan"}  # noqa: PT017
    else:
        assert WEST <= spot.x <= EAST


@pytest.mark.parametrize(
    "number",
    ["", " ", "nan", "inf", "-inf", "1e1", "71,4,3", "7１", "POINT(71 51)", "0x47", None, True,
     "71.43 51.13", "71\x00", "SRID=4326;POINT Z (71 51 0)", [71], "9" * 400],
)  # fmt: skip
def test_what_is_not_a_plain_decimal_is_not_a_number(number):
    assert code_of(number, "51.13") == "not_a_number"
    assert code_of("71.43", number) == "not_a_number"


@pytest.mark.parametrize(("lon", "lat"), [(2.35, 48.85), (51.13, 71.43), (-71, 51), (71, 91)])
def test_a_place_elsewhere_is_outside_kazakhstan(lon, lat):
    assert code_of(lon, lat) == "outside_kazakhstan"


def test_a_comma_is_a_decimal_point_on_our_keyboards():
    assert clean_lon_lat("71,43", " 51,13 ").coords == (71.43, 51.13)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("1,2,3", "not_a_box"),
        ("1,2,3,4,5", "not_a_box"),
        ("nan,1,2,3", "not_a_box"),
        ("1e9,1,2,3", "not_a_box"),
        ("80,50,70,55", "box_upside_down"),
        ("70,55,80,50", "box_upside_down"),
        ("70,50,190,55", "box_upside_down"),
    ],
)
def test_a_box_is_four_numbers_the_right_way_round(text, code):
    with pytest.raises(ValidationError) as refusal:
        bbox.parse(text)

    assert refusal.value.code == code


def test_a_box_is_read_as_west_south_east_north():
    assert bbox.parse("76.7, 43.1, 77.1, 43.4").extent == (76.7, 43.1, 77.1, 43.4)
