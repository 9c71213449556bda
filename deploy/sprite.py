# ruff: noqa: INP001 - a script, not a package
"""Draw the two SVG files of the face: the icon sprite and the marks of the map.

`static/icons/sprite.svg` holds the Lucide icons named in `static/icons/icons.txt`;
`static/icons/marks.svg` holds one symbol for each kind and stage group. Both are committed, so
this script runs only when the list or a shape changes:

    python deploy/sprite.py node_modules/lucide-static/icons
"""

import re
import sys
from pathlib import Path

ICONS = Path(__file__).resolve().parents[1] / "static" / "icons"
SVG = '<svg xmlns="http://www.w3.org/2000/svg">'
COMMENT = "<!-- Icons: Lucide (ISC), https://lucide.dev; drawn by deploy/sprite.py -->"

# kind → outline (36 wide, its middle at y 18) and the glyph inside it
DROP = (
    "M18 42.5c-.8 0-1.6-.4-2.1-1-3.3-3.7-12.4-14.1-12.4-23.5a14.5 14.5 0 0 1 29 0"
    "c0 9.4-9.1 19.8-12.4 23.5-.5.6-1.3 1-2.1 1z"
)
ROUND = "M18 3.5a14.5 14.5 0 1 1 0 29a14.5 14.5 0 0 1 0-29z"
SQUARE = "M8.5 4.5h19a4 4 0 0 1 4 4v19a4 4 0 0 1-4 4h-19a4 4 0 0 1-4-4v-19a4 4 0 0 1 4-4z"
DIAMOND = "M18 1.8l16.2 16.2l-16.2 16.2l-16.2-16.2z"
KINDS = {
    "problem": (DROP, ""),
    "initiative": (ROUND, "users"),
    "opportunity": (SQUARE, "calendar"),
    "owner": (DIAMOND, "heart"),
}
EXCLAMATION = '<path d="M12 3v11"/><path d="M12 20h.01"/>'
GROUPS = ("waiting", "in_work", "done", "stopped")
GLYPH = (9, 18)  # offset and size of the glyph inside the outline


def drawn(folder: Path, name: str) -> str:
    """Return the inside of one Lucide file, one line; our own exclamation mark without a name."""
    if not name:
        return EXCLAMATION
    text = (folder / f"{name}.svg").read_text(encoding="utf-8")
    inside = re.search(r"<svg[^>]*>(.*)</svg>", text, re.DOTALL)
    return " ".join(inside[1].split()).replace(" />", "/>")


def icon(folder: Path, name: str) -> str:
    """One icon as a symbol that takes its colour from the text around it."""
    return (
        f'<symbol id="{name}" viewBox="0 0 24 24" fill="none" stroke="currentColor" '
        'stroke-width="2" stroke-linecap="round" stroke-linejoin="round">'
        f"{drawn(folder, name)}</symbol>"
    )


def glyph(inside: str, colour: str, *, half: str = "") -> str:
    """Draw the kind's icon; `half` keeps only its upper or lower half (nested svg clips)."""
    start, size = GLYPH
    y, height, box = {
        "": (start, size, "0 0 24 24"),
        "upper": (start, size / 2, "0 0 24 12"),
        "lower": (start + size / 2, size / 2, "0 12 24 12"),
    }[half]
    return (
        f'<svg x="{start}" y="{y}" width="{size}" height="{height}" viewBox="{box}" fill="none" '
        f'stroke="{colour}" stroke-width="2.2" stroke-linecap="round" stroke-linejoin="round">'
        f"{inside}</svg>"
    )


def filling(outline: str, inside: str, group: str) -> str:
    """Outlined: waiting; half: in work; full: done; crossed: stopped."""
    paper, colour = "var(--paper)", "currentColor"
    if group == "done":
        return f'<path d="{outline}" fill="{colour}"/>' + glyph(inside, paper)
    shape = f'<path d="{outline}" fill="{paper}"/>'
    if group == "in_work":
        lower = '<svg y="18" width="36" height="28" viewBox="0 18 36 28">'
        shape += f'{lower}<path d="{outline}" fill="{colour}"/></svg>'
        return shape + glyph(inside, colour, half="upper") + glyph(inside, paper, half="lower")
    if group == "stopped":
        cross = f'stroke="{colour}" stroke-width="2.6" stroke-linecap="round"'
        return f'{shape}<path d="M12 12l12 12M24 12l-12 12" {cross}/>'
    return shape + glyph(inside, colour)


def mark(folder: Path, kind: str, group: str) -> str:
    """One marker: a paper halo, the filling, the outline."""
    outline, name = KINDS[kind]
    tall = 46 if kind == "problem" else 36
    return (
        f'<symbol id="{kind}-{group}" viewBox="0 0 36 {tall}">'
        f'<path d="{outline}" fill="none" stroke="var(--paper)" stroke-width="5.5"/>'
        f"{filling(outline, drawn(folder, name), group)}"
        f'<path d="{outline}" fill="none" stroke="currentColor" stroke-width="2.4"/></symbol>'
    )


def tidy(text: str) -> str:
    """Drop the zeros that say nothing."""
    return re.sub(r"(\.\d*?[1-9])0+(?=\D)|\.0+(?=\D)", r"\1", text)


def main(folder: Path) -> None:
    """Write both files."""
    names = sorted((ICONS / "icons.txt").read_text(encoding="utf-8").split())
    sprite = [icon(folder, name) for name in names]
    marks = [mark(folder, kind, group) for kind in KINDS for group in GROUPS]
    for file, symbols in (("sprite.svg", sprite), ("marks.svg", marks)):
        text = "\n".join([SVG, COMMENT, *symbols, "</svg>", ""])
        (ICONS / file).write_text(tidy(text) if file == "marks.svg" else text, encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
