"""The shape of the code: sizes, words, where things live (docs/architecture.md)."""

import ast
import re
import subprocess
from collections import Counter

import pytest
from django.apps import apps
from django.db.migrations.loader import MigrationLoader
from django.urls import URLPattern, URLResolver, get_resolver

from tests.shape import (
    APPS,
    DOMAIN,
    PRODUCT,
    ROOT,
    TEMPLATES,
    classes_of,
    functions_of,
    is_view,
    length_of,
    lines_of,
    name_of,
    positional,
    python_files,
    tree_of,
    words_in,
)

MODULE, FUNCTION, CLASS, VIEW, TEST, ARGUMENTS = 300, 30, 150, 20, 25, 5
TEMPLATE, SCRIPT = 120, 200
HTTP = {"django.http", "django.shortcuts"}
# glossary.md: words that say nothing, or something else
FORBIDDEN = {
    "item", "items", "entity", "object", "objects", "record", "records", "data", "info",
    "manager", "status", "request", "service", "customer", "case",
}  # fmt: skip
CALLED_BY_A_LIBRARY = {"mapapp/web/me/adapters.py"}  # its signatures are not ours to choose
OURS = (*PRODUCT, "tests")


def test_a_module_fits_two_screens():
    assert [name_of(p) for p in python_files(*OURS) if lines_of(p) > MODULE] == []


def test_a_style_sheet_fits_two_screens():
    sheets = [*(ROOT / "static" / "css").rglob("*.css"), *(ROOT / "mapapp").rglob("*.css")]

    assert [name_of(p) for p in sheets if lines_of(p) > MODULE] == []


def test_functions_keep_their_size():
    files = python_files(*PRODUCT)

    assert [said(p, f) for p in files for f in functions_of(p) if length_of(f) > FUNCTION] == []


def test_tests_keep_their_size():
    files = python_files("tests")

    assert [said(p, f) for p in files for f in functions_of(p) if length_of(f) > TEST] == []


def test_classes_keep_their_size():
    files = python_files(*OURS)

    assert [said(p, c) for p in files for c in classes_of(p) if length_of(c) > CLASS] == []


def test_a_view_is_short():
    views = [(p, f) for p in python_files("mapapp/web") for f in functions_of(p) if is_view(f)]

    assert [said(p, f) for p, f in views if length_of(f) > VIEW] == []


def test_arguments_are_few_or_named():
    files = [p for p in python_files(*PRODUCT) if name_of(p) not in CALLED_BY_A_LIBRARY]

    assert [said(p, f) for p in files for f in functions_of(p) if positional(f) > ARGUMENTS] == []


def said(path, node):
    return f"{name_of(path)}:{node.lineno} {node.name}: {length_of(node)} lines"


def test_templates_and_scripts_keep_their_size():
    templates = [p for p in TEMPLATES.rglob("*.html") if lines_of(p) > TEMPLATE]
    scripts = [p for p in (ROOT / "static" / "js").rglob("*.js") if lines_of(p) > SCRIPT]

    assert [name_of(path) for path in templates + scripts] == []


def test_a_module_says_what_it_is_for():
    files = [p for p in python_files(*PRODUCT) if lines_of(p)]

    assert [name_of(p) for p in files if not ast.get_docstring(tree_of(p))] == []


@pytest.mark.parametrize("app", APPS)
def test_a_migration_says_why_and_has_one_successor(app):
    files = sorted((ROOT / app / "migrations").glob("0*.py"))
    silent = [p.name for p in files if not p.read_text(encoding="utf-8").startswith('"""')]
    loader = MigrationLoader(None)

    assert silent == []
    assert len(loader.graph.leaf_nodes(app)) <= 1


def test_models_and_their_fields_are_named_in_the_words_of_the_glossary():
    models = [m for app in APPS for m in apps.get_app_config(app).get_models()]
    names = {
        f"{m.__name__}.{f.name}"
        for m in models
        for f in m._meta.get_fields()
        if not f.auto_created
    }

    assert {name for name in names if words_in(name) & FORBIDDEN} == set()


def test_modules_are_named_in_the_words_of_the_glossary():
    files = python_files(*APPS)

    assert [name_of(p) for p in files if words_in(p.stem) & FORBIDDEN] == []


def test_addresses_are_named_in_the_words_of_the_glossary_and_once():
    names = [name for name, _ in our_addresses()]
    twice = [name for name, count in Counter(names).items() if count > 1]

    assert [n for n, path in our_addresses() if words_in(f"{n} {path}") & FORBIDDEN] == []
    assert twice == []


def our_addresses(resolver=None, space="", before=""):
    """(name, path) of every address whose view is ours."""
    for entry in (resolver or get_resolver()).url_patterns:
        path = f"{before}{entry.pattern}"
        if isinstance(entry, URLResolver):
            inner = ":".join(part for part in (space, entry.namespace) if part)
            yield from our_addresses(entry, inner, path)
        elif isinstance(entry, URLPattern) and entry.callback.__module__.startswith("mapapp."):
            yield f"{space}:{entry.name}", path


@pytest.mark.parametrize("app", DOMAIN)
def test_the_domain_does_not_know_http(app):
    """Nor does geo, where ruff's ban is lifted for the sake of spatial functions."""
    imports = {name_of(p): set(modules_in(tree_of(p))) for p in python_files(app)}

    assert {where: met for where, names in imports.items() if (met := names & HTTP)} == {}


def modules_in(tree):
    """Every module a file imports, wherever in it."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            yield node.module or ""
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


def test_every_template_is_used():
    sources = [*python_files(*APPS), *TEMPLATES.rglob("*")]
    text = "\n".join(p.read_text(encoding="utf-8") for p in sources if p.is_file())
    files = [str(p.relative_to(TEMPLATES)) for p in TEMPLATES.rglob("*.html")]
    of_libraries = re.compile(
        r"^(account|mfa|usersessions|allauth|admin|django|emails|\d{3}\.html)"
    )

    assert [f for f in files if not of_libraries.match(f) and f not in text] == []


def test_nothing_is_fetched_from_a_third_party():
    files = [p for p in (ROOT / "static").rglob("*") if p.suffix in {".js", ".css"}]
    files += TEMPLATES.rglob("*.html")
    asks = r"(src=|url\(|import |fetch\(|<link[^>]+href=)[\"']?(https?:)?//"
    foreign = re.compile(asks, re.IGNORECASE)

    assert [name_of(p) for p in files if foreign.search(p.read_text(encoding="utf-8"))] == []


def test_only_one_script_speaks_to_the_map_library():
    scripts = (ROOT / "static" / "js").rglob("*.js")
    speakers = [
        name_of(p) for p in scripts if re.search(r"\bL\.\w", p.read_text(encoding="utf-8"))
    ]

    assert speakers in ([], ["static/js/map/engine.js"])


SECRETS = re.compile(
    r"-----BEGIN [A-Z ]*PRIVATE KEY-----|AKIA[0-9A-Z]{16}|ghp_\w{36}|xox[baprs]-\w{10,}"
    r"|(?i:secret|password|token)[\w-]*\s*[:=]\s*[\"'][A-Za-z0-9+/_-]{24,}[\"']"
)


def test_no_secret_is_committed():
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False
    ).stdout
    files = [ROOT / name for name in listed.split("\0") if name and "lock" not in name]
    texts = {p: p.read_text(encoding="utf-8", errors="ignore") for p in files if p.is_file()}

    assert [name_of(p) for p, text in texts.items() if SECRETS.search(text)] == []
