#!/usr/bin/env python3
"""Draw the icons by which phones show the application, from `static/icons/asar.svg`.

Phones want PNG; a browser draws what a browser drew, so it is the same mark. Maskable icons are
cut to any shape by the phone: their ground is full, the mark stays inside the safe circle.
Run through `make icons`; the results are committed, since nobody should need a browser to run.
"""

import shutil
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import sync_playwright

ICONS = Path(__file__).resolve().parents[1] / "static" / "icons"
PAPER = "#ffffff"  # tokens.css


@dataclass(frozen=True, slots=True)
class Picture:
    """One file: how large, how much of it the mark takes, on what ground."""

    name: str
    size: int
    share: float = 1
    ground: str = "transparent"


PICTURES = (
    Picture("asar-192", 192),
    Picture("asar-512", 512),
    Picture("asar-180", 180, share=0.72, ground=PAPER),
    Picture("asar-maskable-512", 512, share=0.6, ground=PAPER),
)


def page_of(picture: Picture, mark: str) -> str:
    """The mark in the middle of its ground."""
    side = round(picture.size * picture.share)
    return (
        f"<style>body{{margin:0;display:grid;place-items:center;height:{picture.size}px;"
        f"background:{picture.ground}}}svg{{width:{side}px;height:{side}px}}</style>{mark}"
    )


def main() -> None:
    """Draw them all."""
    mark = (ICONS / "asar.svg").read_text(encoding="utf-8")
    folder = ICONS / "app"
    folder.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        for picture in PICTURES:
            size = {"width": picture.size, "height": picture.size}
            page = browser.new_page(viewport=size)
            page.set_content(page_of(picture, mark))
            page.screenshot(path=folder / f"{picture.name}.png", omit_background=True)
        browser.close()


if __name__ == "__main__":
    main()
