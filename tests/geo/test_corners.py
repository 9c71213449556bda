import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st
from shapely import Polygon

from geo.corners import MOST_CORNERS, as_text, clean_corners, is_simple

TRIANGLE = "71.4,51.1 71.5,51.1 71.45,51.2"
BOW_TIE = "71.4,51.1 71.5,51.2 71.5,51.1 71.4,51.2"


def test_three_corners_are_an_area():
    area = clean_corners(TRIANGLE)

    assert area.srid == 4326
    assert area.valid
    assert clean_corners(as_text(area)).equals(area)


def test_a_ring_that_comes_back_to_its_first_corner_is_the_same_area():
    assert clean_corners(f"{TRIANGLE} 71.4,51.1").equals(clean_corners(TRIANGLE))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("71.4,51.1 71.5,51.1", "corners_too_few"),
        ("71.4,51.1 71.5,51.1 71.6,51.1", "corners_cross"),
        (BOW_TIE, "corners_cross"),
        ("71.4,51.1 71.5,51.1 71.4,51.1 71.5,51.1", "corners_too_few"),
        ("10.0,51.1 71.5,51.1 71.45,51.2", "outside_kazakhstan"),
        ("nan,51.1 71.5,51.1 71.45,51.2", "not_a_number"),
        ("71.4 51.1 71.5 51.1", "not_a_number"),
        ("POLYGON((71 51,72 51,72 52,71 51))", "not_a_number"),
        ('{"type":"Polygon","coordinates":[]}', "not_a_number"),
        ("71.4,51.1,300 71.5,51.1 71.45,51.2", "not_a_number"),
        ("1e400,51.1 71.5,51.1 71.45,51.2", "not_a_number"),
    ],
)
def test_what_is_no_area_is_refused_with_its_reason(text, code):
    with pytest.raises(ValidationError) as refused:
        clean_corners(text)

    assert refused.value.code == code


def test_too_many_corners_are_refused():
    many = " ".join(f"{60 + n / 100:.2f},{50 + n % 2}" for n in range(MOST_CORNERS + 1))

    with pytest.raises(ValidationError) as refused:
        clean_corners(many)

    assert refused.value.code == "corners_too_many"


@given(
    st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6)), min_size=3, max_size=7, unique=True)
)
def test_the_arithmetic_agrees_with_a_geometry_library(corners):
    ring = Polygon(corners)

    assert is_simple([(float(x), float(y)) for x, y in corners]) == ring.is_valid
