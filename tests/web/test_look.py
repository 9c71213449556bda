"""The look keeps its promises: contrast in both themes, every icon drawn, no inline style."""

import re

import pytest

from tests.shape import ROOT, TEMPLATES

TOKENS = (ROOT / "static" / "css" / "tokens.css").read_text(encoding="utf-8")
ICONS = ROOT / "static" / "icons"
GROUNDS = ("paper", "ground", "well")
TEXTS = ("ink", "ink-2", "action", "danger", "warn", "good")
MARKERS = ("problem", "initiative", "opportunity", "owner")
SOFT = {"action-soft": "action", "danger-soft": "danger", "warn-soft": "warn", "good-soft": "good"}


def colours(theme):
    """What each name is in a theme."""
    pairs = re.findall(r"--([a-z0-9-]+): light-dark\((#\w{6}), (#\w{6})\)", TOKENS)
    return {"sun": "#f2a900", "on-sun": "#14212b"} | {name: both[theme] for name, *both in pairs}


def luminance(colour):
    """How light a colour is, as WCAG 2 counts it."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    """From 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
def test_text_can_be_read_on_every_ground(theme):
    known = colours(theme)
    pairs = [(text, ground) for text in TEXTS for ground in GROUNDS]
    pairs += [(text, ground) for ground, text in SOFT.items()]
    pairs += [("on-action", "action"), ("on-action", "action-strong"), ("on-sun", "sun")]
    pairs += [("ink", ground) for ground in SOFT] + [("ink", "sun-soft"), ("ink-2", "land")]

    assert [p for p in pairs if contrast(known[p[0]], known[p[1]]) < 4.5] == []


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
def test_markers_borders_and_focus_are_seen_against_what_is_under_them(theme):
    known = colours(theme)
    pairs = [(m, g) for m in MARKERS for g in ("land", "land-2", "water", "paper")]
    pairs += [("edge", g) for g in GROUNDS] + [("ink", "sun")] * (theme == 0)

    assert [p for p in pairs if contrast(known[p[0]], known[p[1]]) < 3] == []


def test_old_browsers_get_the_light_half_of_every_pair():
    plain = dict(re.findall(r"^  --([a-z0-9-]+): (#\w{6});", TOKENS, re.MULTILINE))
    light = colours(0)

    assert {name: value for name, value in light.items() if plain[name] != value} == {}


def names_nobody_gave(styles):
    """Custom properties that are used and stand nowhere: the browser says nothing of them."""
    given = set(re.findall(r"(--[\w-]+)\s*:", styles))
    return set(re.findall(r"var\((--[\w-]+)", styles)) - given


def test_every_name_a_style_uses_is_given():
    styles = "".join(
        path.read_text(encoding="utf-8") for path in (ROOT / "static" / "css").rglob("*.css")
    )

    assert names_nobody_gave(styles) == set()
    assert names_nobody_gave(".a { --b: 1; color: var(--c) }") == {"--c"}


def test_every_icon_that_a_template_names_is_drawn():
    drawn = set(re.findall(r'<symbol id="([\w-]+)"', (ICONS / "sprite.svg").read_text()))
    listed = set((ICONS / "icons.txt").read_text().split())
    named = set()
    for template in TEMPLATES.rglob("*.html"):
        text = template.read_text(encoding="utf-8")
        named |= set(re.findall(r'{% icon "([\w-]+)"', text))
        named |= set(re.findall(r'\bicon="([\w-]+)"', text))

    assert drawn == listed
    assert named - drawn == set()


def test_every_kind_and_stage_group_has_a_mark():
    drawn = re.findall(r'<symbol id="([\w-]+)"', (ICONS / "marks.svg").read_text())
    groups = ("waiting", "in_work", "done", "stopped")

    assert drawn == [f"{kind}-{group}" for kind in MARKERS for group in groups]


@pytest.mark.parametrize("found", [r"\sstyle=", r"\son[a-z]+=\"", r"<style\b", r"\|safe\b"])
def test_no_template_brings_style_or_script_of_its_own(found):
    pages = [p for p in TEMPLATES.rglob("*.html") if "emails" not in p.parts]

    assert [p.name for p in pages if re.search(found, p.read_text(encoding="utf-8"))] == []


def test_only_the_engine_speaks_to_leaflet_and_no_script_reads_html():
    scripts = [*(ROOT / "static" / "js").rglob("*.js")]
    text = {script.name: script.read_text(encoding="utf-8") for script in scripts}

    assert [n for n, words in text.items() if re.search(r"\bL\.\w", words)] == ["engine.js"]
    assert [n for n, words in text.items() if "innerHTML" in words] == []


def test_contrast_is_counted_as_the_standard_counts_it():
    """The twin of the tests above: a pale pair is found out."""
    assert round(contrast("#000000", "#ffffff"), 1) == 21
    assert contrast("#777777", "#ffffff") < 4.5 < contrast("#767676", "#ffffff")


FOR_MACHINES = re.compile(
    r'\s(?:width|height|viewBox|x|y|href|data-total)="[^"]*'
    r"\{\{ [\w.]*\b(?:pk|width|height|total|tally\.\w+) \}\}"
)


def test_a_number_that_machines_read_is_not_written_for_people():
    """`width="1 200"` is a width of one; an address with a space in it leads nowhere."""
    written = {
        path.relative_to(TEMPLATES).as_posix(): found.group()
        for path in TEMPLATES.rglob("*.html")
        for found in FOR_MACHINES.finditer(path.read_text(encoding="utf-8"))
    }

    assert written == {}


def test_a_number_written_for_people_is_noticed():
    """The twin."""
    assert FOR_MACHINES.search('<img width="{{ photo.width }}">')
    assert FOR_MACHINES.search('<a href="?owner={{ one.pk }}">')
    assert not FOR_MACHINES.search("<img width=\"{{ photo.width|stringformat:'d' }}\">")
