"""Pins and clusters as GeoJSON for the browser; public facts only, each named here."""

from geo.clusters import Cluster
from geo.models import Pin
from mapapp.templatetags.icon import FULL
from mapapp.templatetags.stage import kind_word, stage_word


def of_pin(pin: Pin) -> dict:
    """One pin with the words its marker says aloud."""
    return _feature(
        pin.point.coords,
        {
            "id": f"{pin.kind}-{pin.ref}",
            "kind": pin.kind,
            "group": pin.stage_group or FULL,
            "stage": stage_word(pin),
            "title": pin.title,
            "what": kind_word(pin.kind),
        },
    )


def of_cluster(cluster: Cluster) -> dict:
    """A circle with its count, the shares of the kinds and the box it stands for."""
    return _feature(
        (cluster.lon, cluster.lat),
        {"count": cluster.count, "kinds": cluster.kinds, "box": cluster.box},
    )


def collection(shown: list[Cluster | Pin]) -> dict:
    """What one view holds; the total is the sum of what is drawn."""
    drawn = [of_pin(one) if isinstance(one, Pin) else of_cluster(one) for one in shown]
    total = sum(one["properties"].get("count", 1) for one in drawn)
    return {"type": "FeatureCollection", "total": total, "features": drawn}


def _feature(coordinates: tuple, properties: dict) -> dict:
    place = {"type": "Point", "coordinates": [round(degrees, 6) for degrees in coordinates]}
    return {"type": "Feature", "geometry": place, "properties": properties}
