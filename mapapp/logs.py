"""What the application log leaves out: the words of links that act without signing in.

Django writes the address of every refused request into its log, and such an address is a key.
"""

import logging
import re

SEALED = re.compile(
    r"[\w.-]+(?::|%3A)[\w-]{5,8}(?::|%3A)[\w-]{43}"  # facts, moment, signature
    r"|(?<=/)[\w-]{43}(?![\w-])"  # a secret word
)


class WithoutLinks(logging.Filter):
    """Writes "…" where a word of `kernel.links` stands; every other line stays."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Let it pass, without the word."""
        said = record.getMessage()
        if SEALED.search(said):
            record.msg, record.args = SEALED.sub("…", said), ()
        return True
