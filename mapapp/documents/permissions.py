"""`docs/permissions.md`: every permission as the sentence it is in the code."""

from rules.permissions import permissions

from mapapp.documents import words

INTRODUCTION = """# Permissions

One line, one sentence; the sentences stand in each app's `rules.py`, the questions they are made
of in its `predicates.py`. Lists of rows have the same name as conditions of a query
(`visible_to`, `on_the_desk_of`), and tests keep each pair in step. Whatever is not named here
nobody may do. Which routes a role may open is tested from the address table itself.

| permission | who |
|---|---|
"""


def text() -> str:
    """The whole page."""
    rows = (f"| `{name}` | {words.question(permissions[name])} |" for name in sorted(permissions))
    return INTRODUCTION + "\n".join(rows) + "\n"
