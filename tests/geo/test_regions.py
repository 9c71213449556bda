import pytest
from django.db import IntegrityError, transaction

from geo.fields import point
from geo.locating import locate
from geo.models import Level, Pin, Region
from tests.factories.geo import PinFactory, RegionFactory, country, kazakhstan_with, outline

pytestmark = pytest.mark.django_db


def test_a_point_lies_in_everything_from_the_country_to_the_smallest_unit():
    region = RegionFactory()
    district = RegionFactory(under=region)
    rural = RegionFactory(under=district)

    assert [*Region.objects.covering(rural.centre)] == [country(), region, district, rural]
    assert Region.objects.smallest_covering(rural.centre) == rural


def test_outside_kazakhstan_is_an_answer():
    RegionFactory()

    located = locate(point(2.35, 48.85))

    assert located.outside
    assert (located.region, located.district, located.alternatives) == (None, None, [])


def test_a_unit_without_a_boundary_never_covers_a_point():
    region = RegionFactory()
    RegionFactory(under=region, box=None)

    assert Region.objects.smallest_covering(region.centre) == region


def test_on_a_border_the_lowest_code_wins_and_both_sides_are_offered():
    _, (west, east) = kazakhstan_with(regions=2)
    border = point(east.boundary.extent[0], east.centre.y)

    located = locate(border)

    assert (west.kato < east.kato, located.region) == (True, west)
    assert located.alternatives == [east]
    assert Region.objects.near_border(border) == [west, east]


def test_the_lowest_code_wins_on_a_border_whatever_was_drawn_first():
    east = RegionFactory(kato="200000000", box=(71, 50, 72, 51))
    west = RegionFactory(kato="100000000", box=(70, 50, 71, 51))

    assert locate(point(71, 50.5)).region == west
    assert locate(point(71.0000001, 50.5)).region == east


def test_of_overlapping_units_of_a_level_the_smallest_wins():
    RegionFactory(kato="100000000", box=(70, 50, 72, 52))
    city = RegionFactory(kato="710000000", box=(70.9, 50.9, 71.1, 51.1))

    assert locate(point(71, 51)).region == city


def test_a_district_counts_only_under_the_region_chosen():
    region, neighbour = RegionFactory.create_batch(2)
    RegionFactory(under=neighbour, box=region.boundary.extent)

    located = locate(region.centre)

    assert (located.region, located.district) == (region, None)


@pytest.mark.parametrize(("metres", "is_offered"), [(150, True), (250, False)])
def test_the_other_side_is_offered_within_two_hundred_metres(metres, is_offered):
    _, (west, east) = kazakhstan_with(regions=2)
    x, y = east.boundary.extent[0], 45.0
    west.draw(outline(x - 1, 44, x, 46))
    east.draw(outline(x, 44, x + 1, 46))

    located = locate(point(x - metres / 78_850, y))  # metres of a degree at 45° N

    assert located.region == west
    assert (located.alternatives == [east]) == is_offered


def test_the_pieces_follow_a_redrawn_boundary():
    region = RegionFactory(box=(70, 50, 71, 51))

    region.draw(outline(80, 45, 81, 46))

    assert Region.objects.smallest_covering(point(70.5, 50.5)) is None
    assert Region.objects.smallest_covering(point(80.5, 45.5)) == region


def test_the_pieces_go_with_the_boundary():
    region = RegionFactory(box=(70, 50, 71, 51))

    region.outline.delete()

    assert not region.pieces.exists()


def test_everything_under_a_region_is_one_prefix():
    region, other = RegionFactory.create_batch(2)
    district = RegionFactory(under=region)

    assert {*Region.objects.under(region)} == {region, district}
    assert [*district.ancestors()] == [country(), region]
    assert region.contains(district)
    assert not other.contains(district)


def test_descendants_and_pins_move_with_their_unit():
    old, new = RegionFactory.create_batch(2)
    district = RegionFactory(under=old)
    village = RegionFactory(under=district)
    pin = PinFactory(region=village)

    district.parent = new
    district.save()

    village.refresh_from_db()
    assert village.path == f"{new.path}{district.kato}.{village.kato}."
    assert Pin.objects.get(pk=pin.pk).region_path == village.path


@pytest.mark.parametrize(
    ("facts", "rule"),
    [
        ({"kato": "71", "level": Level.REGION}, "region_kato_is_nine_digits"),
        ({"level": Level.COUNTRY, "kato": "200000000"}, "region_only_the_country_has_no_parent"),
    ],
)
def test_the_database_refuses_an_impossible_unit(facts, rule):
    with pytest.raises(IntegrityError, match=rule), transaction.atomic():
        RegionFactory(**facts)


def test_the_database_refuses_a_boundary_that_crosses_itself():
    region = RegionFactory(box=None)
    bow = outline(70, 50, 71, 51)
    bow[0] = type(bow[0])(((70, 50), (71, 51), (71, 50), (70, 51), (70, 50)))

    with pytest.raises(IntegrityError, match="region_boundary_is_valid"), transaction.atomic():
        region.draw(bow)


def test_a_name_falls_back_to_kazakh(settings):
    region = RegionFactory(name_kk="Абай облысы", name_ru="область Абай", name_en="")

    assert (region.name_in("ru"), region.name_in("en")) == ("область Абай", "Абай облысы")
