"""Placeholders of ready answers. Pure: words in braces, and what fills them."""

import re

PLACEHOLDERS = ("number", "place", "office", "date", "until")
IN_BRACES = re.compile(r"\{([^{}]*)\}")
# the decisions that say something to people
VERBS: dict[str, tuple[str, ...]] = {
    "problem": ("ask", "forward", "refuse", "start", "claim_fixed"),
    "initiative": ("ask", "forward", "refuse", "accept", "return_report", "reopen"),
}


def unknown_in(text: str) -> list[str]:
    """Words in braces that nothing fills, in their order."""
    found = (word.strip() for word in IN_BRACES.findall(text))
    return list(dict.fromkeys(word for word in found if word not in PLACEHOLDERS))


def filled(text: str, facts: dict[str, str]) -> str:
    """The text with its placeholders filled; what is unknown stays as it stands."""
    return IN_BRACES.sub(lambda word: facts.get(word[1].strip(), word[0]), text)


def joined(typed: str, text: str) -> str:
    """A ready answer after what was typed already; nothing typed is lost."""
    return f"{typed.rstrip()}\n\n{text}" if typed.strip() else text
