"""A town laid out of labelled reports, and how well the likely ones are found in it."""

import json
from collections import defaultdict
from dataclasses import dataclass, field
from math import cos, radians, sin
from pathlib import Path

from django.conf import settings

from geo.fields import point
from initiatives import duplicates
from initiatives.duplicates import MOST, Asked, likely_duplicates
from tests.factories.geo import RegionFactory
from tests.factories.initiatives import ProblemCategoryFactory, ProblemFactory

LABELLED = json.loads((Path(__file__).parent / "labelled" / "alike.json").read_text("utf-8"))
A_QUARTER = 14  # problems told of within some two hundred metres
METRE = 1 / 111_000


@dataclass
class Score:
    """What was found of what should be, and how much of what was offered is right."""

    asked: int = 0
    found: int = 0
    offered: int = 0
    right: int = 0
    by_kind: dict = field(default_factory=lambda: defaultdict(lambda: [0, 0]))

    @property
    def recall(self):
        return self.found / self.asked

    @property
    def precision(self):
        return self.right / self.offered

    def count(self, offered, twin, kind):
        self.offered += len(offered)
        hit = twin in offered if twin else False
        self.right += hit
        if twin:
            self.asked += 1
            self.found += hit
            self.by_kind[kind][0] += hit
            self.by_kind[kind][1] += 1


def categories():
    """The kinds with the words people use, as the product starts with them."""
    path = Path(settings.BASE_DIR) / "fixtures" / "reference" / "categories.json"
    rows = json.loads(path.read_text("utf-8"))
    return {
        row["code"]: ProblemCategoryFactory(code=row["code"], also_called=row["also_called"])
        for row in rows
    }


def spot(number, *, metres_off=0):
    """Where a scene lies: quarters are ten kilometres apart, scenes on a spiral inside.

    People stand 20 to 150 m from where the first one put the pin.
    """
    quarter, place = divmod(number, A_QUARTER)
    angle, away = place * 2.4, 45 * place**0.5
    lon, lat = 71.2 + 0.15 * quarter, 51.2
    north = (away * cos(angle) + metres_off * cos(number)) * METRE
    east = (away * sin(angle) + metres_off * sin(number)) * METRE / cos(radians(lat))
    return point(lon + east, lat + north)


def build():
    """Everything told before; the scenes are shuffled so that neighbours differ in kind."""
    kinds = categories()
    region = RegionFactory(box=(71, 51, 73, 52))
    scenes = LABELLED["scenes"]
    order = sorted(range(len(scenes)), key=lambda n: (n * 7) % len(scenes))
    laid = []
    for place, number in enumerate(order):
        scene = scenes[number]
        told = ProblemFactory(
            region=region, confirmed=True, text=scene["told"], location=spot(place),
            category=kinds[scene["category"]],
        )  # fmt: skip
        laid.append((number, scene, told, spot(place, metres_off=20 + number * 37 % 130)))
    return kinds, laid


def reports(kinds, laid):
    """Every new report: its number, kind of wording, place, facts and the one it repeats."""
    for number, scene, told, place in laid:
        kind = kinds[scene.get("chosen", scene["category"])]
        for wording, text in scene["again"].items():
            yield number, wording, place, {"category": kind, "text": text}, told
    for number, alone in enumerate(LABELLED["alone"]):
        place = laid[number % len(laid)][3]
        facts = {"category": kinds[alone["category"]], "text": alone["text"]}
        yield number, "alone", place, facts, None


def ours(place, facts):
    return likely_duplicates(place, **facts)


def nearest(place, facts):
    """What distance alone would offer, out of the same candidates."""
    return list(duplicates.candidates(Asked(place, facts["category"], "")))[:MOST]


def measure(find, rows):
    score = Score()
    for _number, wording, place, facts, twin in rows:
        score.count(find(place, facts), twin, wording)
    return score


def said(name, score):
    """One line of the report."""
    kinds = "  ".join(f"{k} {a}/{b}" for k, (a, b) in score.by_kind.items())
    return (
        f"{name:<22} recall@3 {score.recall:.3f}  precision {score.precision:.3f}"
        f"  ({score.found} of {score.asked} found, {score.right} of {score.offered} right)"
        f"  {kinds}"
    )
