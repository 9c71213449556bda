import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geo import bbox, clusters
from geo.clusters import Cluster, view
from geo.fields import point
from geo.models import Pin
from tests.factories.geo import PinFactory, RegionFactory

pytestmark = pytest.mark.django_db
COUNTRY = bbox.polygon(bbox.KAZAKHSTAN)


@pytest.fixture
def scattered():
    draw, region = random.Random(2026), RegionFactory()
    spots = [(draw.uniform(47, 87), draw.uniform(41, 55)) for _ in range(150)]
    spots += [(draw.gauss(76.9, 0.05), draw.gauss(43.2, 0.05)) for _ in range(250)]
    pins = PinFactory.build_batch(400, region=region, region_path=region.path)
    for pin, spot in zip(pins, spots, strict=True):
        pin.point, pin.kind = point(*spot), draw.choice(["problem", "initiative", "owner"])
    Pin.objects.bulk_create(pins)


def total(drawn):
    return sum(shown.count if isinstance(shown, Cluster) else 1 for shown in drawn)


corners = st.tuples(
    st.floats(46.4, 87.3), st.floats(40.5, 55.4), st.floats(0.01, 40), st.floats(0.01, 15)
)


@given(corner=corners, zoom=st.integers(-3, 30), limit=st.integers(4, 300))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_is_drawn_adds_up_to_every_pin_in_view(scattered, corner, zoom, limit):
    west, south, width, height = corner
    box = bbox.polygon((west, south, west + width, south + height))

    drawn = view(Pin.objects.all(), box, zoom, limit=limit)

    assert total(drawn) == Pin.objects.in_view(box).count()
    assert len(drawn) <= limit


@pytest.mark.usefixtures("scattered")
def test_a_cluster_knows_its_kinds_and_where_to_look_closer():
    for cluster in view(Pin.objects.all(), COUNTRY, 4):
        if isinstance(cluster, Cluster):
            west, south, east, north = cluster.box
            inside = Pin.objects.in_view(
                bbox.polygon((west - 1e-5, south - 1e-5, east + 1e-5, north + 1e-5))
            )
            assert sum(cluster.kinds.values()) == cluster.count <= inside.count()
            assert west <= cluster.lon <= east
            assert south <= cluster.lat <= north


@pytest.mark.usefixtures("scattered")
def test_a_filter_is_kept_in_the_clusters():
    problems = Pin.objects.filter(kind="problem")

    drawn = view(problems, COUNTRY, 5)

    assert total(drawn) == problems.count()
    assert {kind for shown in drawn if isinstance(shown, Cluster) for kind in shown.kinds} == {
        "problem"
    }


def test_close_to_the_ground_every_pin_is_single():
    pins = PinFactory.create_batch(3, point=point(71.43, 51.13))

    assert {*view(Pin.objects.all(), COUNTRY, clusters.SINGLES_FROM_ZOOM)} == {*pins}
    assert [c.count for c in view(Pin.objects.all(), COUNTRY, 5)] == [3]


@pytest.mark.usefixtures("scattered")
def test_clusters_do_not_jump_when_the_map_is_moved():
    here, moved = (76.0, 42.5, 78.0, 44.0), (76.01, 42.51, 78.01, 44.01)

    one, other = (
        {(c.count, c.lon) for c in view(Pin.objects.all(), bbox.polygon(box), 9, limit=500)
         if isinstance(c, Cluster)}
        for box in (here, moved)
    )  # fmt: skip

    assert len(one & other) >= 0.7 * len(one)


@pytest.mark.usefixtures("scattered")
def test_a_view_costs_two_questions_however_many_pins(django_assert_max_num_queries):
    with django_assert_max_num_queries(2):
        view(Pin.objects.all(), COUNTRY, 6)
