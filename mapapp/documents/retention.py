"""`docs/retention.md`: how long personal data stay, drawn from the table that carries it out."""

from django.conf import settings

from mapapp.retention.rules import RULES

INTRODUCTION = """# Retention

What is personal is forgotten by rules, not by hand: `manage.py apply_retention` carries them out
every night, `--dry-run` only counts. Each row is found by its own stage and age: duplicates and
children of a thing go by themselves and keep nobody's data alive. Where people may look for what
is gone, a tombstone (`kernel.Tombstone`) says what it was, by which rule it went and when.

Forgetting a person asks every app that knows something of them (`accounts/forgetting.py`); the
account stays as an empty shell, so that counts and journals hold. The journal itself is not
edited: it holds reasons and public answers, and names actors by key only. Looks at originals and
contacts (`Opening`) stay as evidence of who looked and why.

| what | after days | since | what stays | source | checked |
|---|---|---|---|---|---|
"""


def text() -> str:
    """The whole page."""
    lines = []
    for rule in RULES:
        term = settings.RETENTION[rule.name]
        cells = (rule.what, str(rule.days), rule.since, rule.leaves or "nothing", term["source"])
        lines.append(f"| {' | '.join(cells)} | {term['checked']} |")
    return INTRODUCTION + "\n".join(lines) + "\n"
