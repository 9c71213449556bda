"""Targets known only at the moment of a move: the stage before."""

from collections.abc import Callable
from typing import Any

from kernel.models import Staged


def before_last(*verbs: str) -> Callable[[Staged, dict[str, Any]], str]:
    """Back to where the last of these moves took it from."""

    def choose(subject: Staged, _given: dict[str, Any]) -> str:
        return subject.journal().filter(verb__in=verbs).latest("pk").before

    return choose
