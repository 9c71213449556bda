"""The words about letters to offices and bodies."""

from typing import Any

from django.utils.translation import gettext_lazy as _

LETTERS: dict[str, tuple[Any, Any]] = {
    "letter.new": (
        _("A letter has come: %(name)s"),
        _("Read it and answer. The answer goes to the writer, without anybody's address."),
    ),
    "letter.answer": (
        _("Your letter is answered: %(name)s"),
        _("Read the answer, and write on if something is left open."),
    ),
}
