"""What the tests of shape look at: our own files, and what stands in them."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
DOMAIN = ("kernel", "geo", "accounts", "community", "initiatives", "resources", "notifications")
APPS = (*DOMAIN, "mapapp")
PRODUCT = (*APPS, "deploy", "bench", "drills")
TEMPLATES = ROOT / "mapapp" / "templates"
Function = ast.FunctionDef | ast.AsyncFunctionDef


def python_files(*folders: str) -> list[Path]:
    """Our Python, without what Django generates."""
    files = (f for folder in folders for f in (ROOT / folder).rglob("*.py"))
    return sorted(f for f in files if "migrations" not in f.parts)


def name_of(path: Path) -> str:
    """The path as a person would write it."""
    return str(path.relative_to(ROOT))


@cache
def tree_of(path: Path) -> ast.Module:
    """The file as Python reads it."""
    return ast.parse(path.read_text(encoding="utf-8"))


def lines_of(path: Path) -> int:
    """How long the file is."""
    return len(path.read_text(encoding="utf-8").splitlines())


def functions_of(path: Path) -> Iterator[Function]:
    """Every function and method."""
    return (node for node in ast.walk(tree_of(path)) if isinstance(node, Function))


def classes_of(path: Path) -> Iterator[ast.ClassDef]:
    """Every class."""
    return (node for node in ast.walk(tree_of(path)) if isinstance(node, ast.ClassDef))


def length_of(node: Function | ast.ClassDef) -> int:
    """From `def` or `class` to the last line; decorators are not counted."""
    return node.end_lineno - node.lineno + 1


def is_view(node: Function) -> bool:
    """A decorated function whose first argument is the request."""
    return bool(node.decorator_list and node.args.args and node.args.args[0].arg == "request")


def positional(node: Function) -> int:
    """How many arguments may be given without their name; `self` is not one."""
    names = [arg.arg for arg in (*node.args.posonlyargs, *node.args.args)]
    return len([name for name in names if name not in {"self", "cls"}])


def words_in(name: str) -> set[str]:
    """`ResourceKind` and `resource_kind` are both resource, kind."""
    return {word.lower() for word in re.findall(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])", name)}
