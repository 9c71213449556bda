"""The rule of the draw. Pure: a public seed and public names in, an order out.

The lot of a name is SHA-256 over "seed:name", in hexadecimal digits; the smallest lots are drawn.
The seed is the seal of the journal entry that opened the evaluation: nobody knows it before, and
anybody may read it afterwards. A line in a terminal checks a lot:
`printf '%s' "<seed>:<name>" | sha256sum`.
"""

import hashlib
from collections.abc import Iterable


def lot_of(seed: str, name: str) -> str:
    """What decides about one name."""
    return hashlib.sha256(f"{seed}:{name}".encode()).hexdigest()


def in_order(seed: str, names: Iterable[str]) -> list[str]:
    """Everybody in the order of their lots."""
    return sorted(set(names), key=lambda name: lot_of(seed, name))


def drawn(seed: str, names: Iterable[str], *, places: int) -> list[str]:
    """The first of them, as many as there are places."""
    return in_order(seed, names)[:places]
