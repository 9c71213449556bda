"""One spelling for search: Kazakh letters and their Russian pairs count as the same letter.

KATO itself mixes both alphabets in Russian names, and most keyboards lack the Kazakh letters.
The database folds its columns with the same two strings (`functions.PlainText`).
"""

import re

FROM_LETTERS = "әғқңөұүһіё" + "–—-" + "ъь’ʼ"
TO_LETTERS = "агкноуухие" + "   "  # the last letters have no pair: they are dropped
FOLD = str.maketrans(FROM_LETTERS[: len(TO_LETTERS)], TO_LETTERS, FROM_LETTERS[len(TO_LETTERS) :])
MOST_WORDS = 8


def plain(words: str) -> str:
    """The words as the search columns hold them."""
    return words.lower().translate(FOLD)


def tokens(words: str) -> list[str]:
    """The first few words of a query, folded, without punctuation."""
    return re.findall(r"\w+", plain(words))[:MOST_WORDS]
