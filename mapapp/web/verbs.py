"""What every verb of every move table is called, by the table's name."""

from mapapp.web.asked.words import WORDS as OUTSIDE
from mapapp.web.initiatives.words import WORDS as OF_INITIATIVES
from mapapp.web.initiatives.words import MoveWords
from mapapp.web.initiatives.words_owed import WORDS as OWED
from mapapp.web.moderation.words import WORDS as OF_MODERATION
from mapapp.web.problems.words import WORDS as OF_PROBLEMS
from mapapp.web.resources.words import PAPERS, PLEDGES

WORDS: dict[str, dict[str, MoveWords]] = {
    "problem": OF_PROBLEMS,
    "initiative": OF_INITIATIVES,
    "outside": OUTSIDE,
    "owed": OWED,
    "pledge": PLEDGES,
    "legal_person": PAPERS,
    "moderation": OF_MODERATION,
}


def words_of(workflow: str, verb: str) -> MoveWords:
    """The words of one verb; a table without words of its own speaks in its verbs."""
    return WORDS.get(workflow, {}).get(verb) or MoveWords(verb, verb)
