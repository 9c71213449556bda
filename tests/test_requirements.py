"""Whatever the product imports when it starts is in what production installs."""

import ast
import re
import sys
from functools import cache
from importlib.metadata import packages_distributions

from tests.shape import APPS, ROOT, name_of, python_files, tree_of

OURS = {*APPS, "tests"}
# Imported when it is called, by code that production refuses to run (`SEED_ALLOWED`).
ONLY_FOR_THE_DEMO = {"mapapp/demo/story.py": {"time_machine"}}


def installed():
    """The distributions of the lock file."""
    text = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    return {plain(name) for name in re.findall(r"^([A-Za-z0-9_.-]+)==", text, re.MULTILINE)}


def plain(name):
    return re.sub(r"[-_.]+", "-", name).lower()


def imported(nodes):
    """The packages that some statements import."""
    for node in nodes:
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.partition(".")[0]


@cache
def brought_by():
    """Which distributions bring a package; read once, for it looks through all of them."""
    return packages_distributions()


def missing(packages):
    """Those that no locked distribution brings."""
    known, locked = brought_by(), installed()
    foreign = set(packages) - OURS - set(sys.stdlib_module_names)
    return {p for p in foreign if locked.isdisjoint(plain(d) for d in known.get(p, []))}


def test_the_product_starts_with_what_production_installs():
    found = {name_of(p): missing(imported(tree_of(p).body)) for p in python_files(*APPS)}

    assert {where: what for where, what in found.items() if what} == {}


def test_nothing_is_imported_later_that_production_does_not_have():
    found = {name_of(p): missing(imported(ast.walk(tree_of(p)))) for p in python_files(*APPS)}

    assert {where: what for where, what in found.items() if what} == ONLY_FOR_THE_DEMO


def test_a_package_of_development_is_noticed():
    """The twin."""
    assert missing(imported(ast.parse("import time_machine\nimport django").body)) == {
        "time_machine"
    }
