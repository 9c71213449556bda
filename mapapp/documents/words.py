"""How a predicate, a requirement and a clock are put into words."""

import re
from collections.abc import Callable
from typing import Any

from django.conf import settings

from kernel.workflow import Requirement


def question(predicate: Callable[..., Any]) -> str:
    """A predicate by its name: `is_author` is "author", `a | b` is "a or b"."""
    name = getattr(predicate, "name", getattr(predicate, "__name__", ""))
    name = name.removeprefix("(").removesuffix(")") if _wraps_all(name) else name
    words = name.replace(" | ", " or ").replace(" & ", " and ").replace("~", "not ")
    return re.sub(r"\bis_(?!in_)", "", words).replace("_", " ")


def _wraps_all(name: str) -> bool:
    """The outer brackets belong to each other."""
    if not (name.startswith("(") and name.endswith(")")):
        return False
    depths, depth = [], 0
    for letter in name:
        depth += (letter == "(") - (letter == ")")
        depths.append(depth)
    return 0 not in depths[:-1]


def requirement(check: Requirement) -> str:
    """A requirement by the first line of its docstring."""
    return (check.__doc__ or check.__name__).strip().splitlines()[0]


def clock(order: str) -> str:
    """`start:review` with the length of that term."""
    verb, _, term = order.partition(":")
    if not term:
        return {"": "—", "stop": "stops", "pause": "pauses", "resume": "resumes"}[verb]
    length = settings.TERMS[term]
    if "days" in length:
        return f"{term}: {length['days']} days"
    if "months" in length:
        return f"{term}: {length['months']} months"
    days = length["working_days"]
    return f"{term}: {days} working day{'s' if days > 1 else ''}"
