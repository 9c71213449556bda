"""Any source GDAL reads, as plain rows with a boundary: GeoJSON, GPKG, Shapefile, OSM PBF.

Only the operator's command line comes here; nothing a user sends does.
"""

import ctypes
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from django.contrib.gis.gdal import DataSource, GDALException
from django.contrib.gis.gdal.feature import Feature
from django.contrib.gis.gdal.layer import Layer
from django.contrib.gis.gdal.libgdal import lgdal
from django.contrib.gis.geos import GEOSGeometry, MultiPolygon, Polygon

from geo.fields import WGS84

OSM_LAYER = "multipolygons"
TAG = re.compile(r'"((?:[^"\\]|\\.)*)"=>"((?:[^"\\]|\\.)*)"')
FAILURE = 3  # of GDAL's kinds of errors, the first that is not a warning
CHANGED_SHARE = 0.01  # of its area, by mending a boundary


@dataclass(frozen=True, slots=True)
class Area:
    """One feature: its columns and its land, or why it has none."""

    columns: dict[str, str]
    boundary: MultiPolygon | None
    trouble: str = ""


@dataclass(frozen=True)
class Areas:
    """The features of one layer whose columns have the values asked for, read one by one."""

    source: DataSource
    layer: Layer
    where: Sequence[tuple[str, str]]

    def __iter__(self) -> Iterator[Area]:
        for feature in _features(self.layer):
            columns = _columns(feature)
            if all(columns.get(column, "") == value for column, value in self.where):
                yield _area(feature, columns)

    @property
    def total(self) -> int | None:
        """How many there are, where the layer knows it and all of them are wanted."""
        number = int(self.layer.num_feat)
        return number if number >= 0 and not self.where else None


def areas(path: Path, *, layer: str = "", where: Sequence[tuple[str, str]] = ()) -> Areas:
    """Open a layer."""
    source = DataSource(str(path))
    return Areas(source, _chosen(source, layer), where)


def _chosen(source: DataSource, name: str) -> Layer:
    """The layer named, or the only sensible one. OSM is read in one pass, so only one is asked."""
    names = [source[n].name for n in range(len(source))]
    name = name or (OSM_LAYER if OSM_LAYER in names else names[0])
    if name not in names:
        raise ValueError(f"no layer {name}; there are: {', '.join(names)}")
    if source.driver.name == "OSM":
        run = lgdal["GDALDatasetExecuteSQL"]
        run.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_void_p, ctypes.c_char_p]
        run.restype = ctypes.c_void_p
        run(_pointer(source), f"SET interest_layers = {name}".encode(), None, b"")
    return source[names.index(name)]


def _features(layer: Layer) -> Iterator[Feature]:
    """Its features; Django cannot walk a layer that does not know how many it has, as OSM's."""
    if layer.num_feat >= 0:
        yield from layer
        return
    following = lgdal["OGR_L_GetNextFeature"]
    following.argtypes, following.restype = [ctypes.c_void_p], ctypes.c_void_p
    lgdal.CPLErrorReset()
    while found := following(_pointer(layer)):
        yield Feature(ctypes.c_void_p(found), layer)
    if lgdal.CPLGetLastErrorType() >= FAILURE:
        raise GDALException("the layer ends in the middle: the file is damaged")


def _pointer(thing: DataSource | Layer) -> int:
    """What GDAL knows it by."""
    pointer: int = thing._ptr  # type: ignore[union-attr] # noqa: SLF001 - no public name
    return pointer


def _columns(feature: Feature) -> dict[str, str]:
    """Its columns as text; OSM's remaining tags become columns too."""
    columns = {
        name: str(value) for name in feature.fields if (value := feature.get(name)) is not None
    }
    return dict(TAG.findall(columns.pop("other_tags", ""))) | columns


def _area(feature: Feature, columns: dict[str, str]) -> Area:
    """The feature with a clean boundary, or the reason why not."""
    try:
        shape = feature.geom
        if shape.srs and shape.srs.srid != WGS84:
            shape.transform(WGS84)
        shape.set_3d(False)
        outline = GEOSGeometry(memoryview(shape.wkb), srid=WGS84)
    except GDALException:
        return Area(columns, None, "its geometry cannot be read")
    if outline.geom_type not in {"Polygon", "MultiPolygon"} or outline.empty:
        return Area(columns, None, f"not an area but {outline.geom_type}")
    return _mended(outline, columns)


def _mended(outline: GEOSGeometry, columns: dict[str, str]) -> Area:
    """A valid multipolygon of the same land."""
    if not outline.valid:
        area, outline = outline.area, outline.make_valid()
        parts = [part for part in _parts(outline) if isinstance(part, Polygon)]
        outline = MultiPolygon(parts, srid=WGS84)
        if not outline.valid or abs(outline.area - area) > outline.area * CHANGED_SHARE:
            return Area(columns, None, "its boundary crosses itself")
    return Area(columns, MultiPolygon([*_parts(outline)], srid=WGS84))


def _parts(shape: GEOSGeometry) -> Iterator[GEOSGeometry]:
    """The simple parts of a shape, however deep."""
    if hasattr(shape, "geom_type") and shape.geom_type in {"MultiPolygon", "GeometryCollection"}:
        for part in cast("MultiPolygon", shape):
            yield from _parts(part)
    else:
        yield shape
