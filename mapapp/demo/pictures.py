"""Drawn photos for the story: a place before and after, clearly no photograph of anybody."""

import io
from random import Random

from PIL import Image, ImageDraw

SIZE = (960, 720)
GREY = {"sky": "#AEB8BC", "ground": "#8B8578", "house": "#77716A", "tree": "#6D6A5B"}
FRESH = {"sky": "#CFE3EA", "ground": "#A9BF8F", "house": "#D9C7A3", "tree": "#2B7133"}


def drawn(number: int, *, after: bool) -> io.BytesIO:
    """A yard of its own for each number; the same yard looks cared for afterwards."""
    chance = Random(number)  # noqa: S311 - the same picture every time
    colours = FRESH if after else GREY
    picture = Image.new("RGB", SIZE, colours["sky"])
    pen = ImageDraw.Draw(picture)
    pen.rectangle((0, 430, *SIZE), fill=colours["ground"])
    for left in range(40, 900, 220):
        top = chance.randint(200, 300)
        pen.rectangle((left, top, left + 170, 430), fill=colours["house"])
        for x in range(left + 20, left + 150, 44):
            for y in range(top + 20, 410, 48):
                pen.rectangle((x, y, x + 24, y + 28), fill=colours["sky"])
    for _ in range(9):
        _tree(pen, chance, colours["tree"]) if after else _litter(pen, chance)
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=88)
    return out


def _tree(pen: ImageDraw.ImageDraw, chance: Random, colour: str) -> None:
    x, y = chance.randint(30, 900), chance.randint(470, 640)
    pen.rectangle((x - 5, y, x + 5, y + 50), fill="#6B4B2A")
    pen.ellipse((x - 32, y - 60, x + 32, y + 12), fill=colour)


def _litter(pen: ImageDraw.ImageDraw, chance: Random) -> None:
    x, y = chance.randint(30, 900), chance.randint(470, 660)
    pen.polygon([(x, y), (x + 40, y - 14), (x + 62, y + 18), (x + 16, y + 30)], fill="#5D5A55")
