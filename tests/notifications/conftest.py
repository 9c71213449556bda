import pytest

from tests.factories.geo import RegionFactory


@pytest.fixture
def region_and_district(db):
    """A region with one district in it."""
    region = RegionFactory()
    return region, RegionFactory(under=region)
