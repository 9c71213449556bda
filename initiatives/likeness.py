"""How alike two reports are, from 0 to 1. Pure: no database, no clock.

Words are compared by what they mean where we know it: the lists of words people use for one idea
(`ProblemCategory.also_called`) make шам, фонарь and lamp the same unit, so a Kazakh report finds
its Russian twin. Other words are compared by their stems, with one slip of the finger forgiven,
and a word that half the neighbourhood uses says less than a rare one.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from geo.letters import plain

# shares of one; chosen on every other scene of tests/initiatives/labelled/alike.json
WORDS, KIND, NEAR, FRESH = 0.55, 0.20, 0.20, 0.05
LIKELY = 0.45  # below it nobody is bothered
UNSAID = 0.45  # what a report without words is taken to have in common with a neighbour

WORD = re.compile(r"[^\W\d_]{2,}")
ENDINGS = re.compile(r"(?:[аеиоуыэюяйь]|ов|ев|ам|ям|ах|ях|ом|ем|ым|им|ых|их)+$")
SHORTEST_STEM, SLIPPABLE = 3, 5
EMPTY_WORDS = frozenset(
    plain(
        "бар жок тур туп еди кой мен бен пен жане уш ушин осы бул анау сол кат кайта оте "
        "ауызды бир болып болды жатыр калды калган керек отыр деп кеше бугин на не по за "
        "из от до во со под над при для или что как так тут там это этот уже еще очень нас "
        "мы вы они их он она был была было были нет есть где возле около рядом прямо все "
        "всё и в с у к о а но the is at of and no not жанында касында алдында артында "
        "бойында устинде ишинде ауданында коше улиц двор аула дом уй просим помогите "
        "отинемиз помощь"
    ).split()
)


def stem(word: str) -> str:
    """The word without a Russian ending or its last vowels; never shorter than it can bear."""
    bare = ENDINGS.sub("", word)
    return bare if len(bare) >= SHORTEST_STEM else word[:SHORTEST_STEM]


def is_one_slip(one: str, other: str) -> bool:
    """One letter wrong, missing, extra, or two neighbours swapped."""
    if abs(len(one) - len(other)) > 1 or one[:1] != other[:1]:
        return False
    short, long = sorted((one, other), key=len)
    at = next((i for i, a in enumerate(short) if a != long[i]), len(short))
    if len(short) < len(long):
        return short[at:] == long[at + 1 :]
    swapped = long[at : at + 2][::-1] == short[at : at + 2]
    return short[at + 1 :] == long[at + 1 :] or (swapped and short[at + 2 :] == long[at + 2 :])


@dataclass
class Lexicon:
    """Ideas and the words people use for them; the number of the list is the idea."""

    ideas: Sequence[Sequence[str]] = ()
    _known: dict[str, str] = field(default_factory=dict)

    @cached_property
    def stems(self) -> dict[str, str]:
        """The stem of every word, and its idea."""
        words = ((n, plain(word)) for n, idea in enumerate(self.ideas) for word in idea)
        return {stem(word): f"#{n}" for n, word in words}

    def unit(self, word: str) -> str:
        """The idea of a word, or its stem."""
        if word not in self._known:
            self._known[word] = self._unit(word)
        return self._known[word]

    def _unit(self, word: str) -> str:
        bare = stem(word)
        if bare in self.stems:
            return self.stems[bare]
        longest = range(len(word), SHORTEST_STEM, -1)
        if begun := next((word[:n] for n in longest if word[:n] in self.stems), ""):
            return self.stems[begun]
        return self._slipped(word) or bare

    def _slipped(self, word: str) -> str:
        for known, idea in self.stems.items():
            size = len(known)
            if size >= SLIPPABLE and any(
                is_one_slip(word[:n], known) for n in (size - 1, size, size + 1)
            ):
                return idea
        return ""

    def units(self, text: str) -> frozenset[str]:
        """What a text speaks of."""
        words = WORD.findall(plain(text))
        return frozenset(self.unit(word) for word in words if word not in EMPTY_WORDS)


def weights(texts: Iterable[frozenset[str]]) -> dict[str, float]:
    """How much each unit says here: the rarer, the more."""
    texts = list(texts)
    seen = Counter(unit for units in texts for unit in units)
    return {unit: math.log(1 + len(texts) / often) for unit, often in seen.items()}


def words_in_common(one: frozenset[str], other: frozenset[str], weigh: dict[str, float]) -> float:
    """The share of what both speak of: weighted, and fair to the shorter of the two."""
    if not one or not other:
        return UNSAID
    shared = sum(weigh.get(unit, 1.0) for unit in _shared(one, other))
    sizes = [sum(weigh.get(unit, 1.0) for unit in units) for units in (one, other)]
    return min(1.0, shared / (0.7 * min(sizes) + 0.3 * max(sizes)))


def _shared(one: frozenset[str], other: frozenset[str]) -> set[str]:
    """Units of the first that the second has, or has with one slip."""
    left = other - one
    slipped = {
        unit
        for unit in one - other
        if len(unit) >= SLIPPABLE and any(_is_near(unit, known) for known in left)
    }
    return set(one & other) | slipped


def _is_near(unit: str, known: str) -> bool:
    if "#" in (unit[:1], known[:1]):
        return False
    begins_alike = len(known) >= SLIPPABLE and (unit.startswith(known) or known.startswith(unit))
    return begins_alike or is_one_slip(unit, known)


def likeness(*, words: float, same_kind: bool, nearness: float, freshness: float) -> float:
    """One number for a person's question "is it the same?"."""
    return WORDS * words + KIND * same_kind + NEAR * nearness + FRESH * freshness
