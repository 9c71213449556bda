"""What a phone keeps for the time without a network: three pages of ours, as a guest sees them.

The pages are named here; the worker finds the files they need by reading them, so this list
does not grow with every script and style.
"""

from django.contrib.staticfiles.storage import staticfiles_storage
from django.urls import reverse
from django.utils import translation

PAGES = ("problems:new", "problems:drafts", "pages:offline")
FACTS = ("map:names",)


def shell(language: str) -> dict:
    """The addresses of the shell in a language, and the version of all files."""
    with translation.override(language):
        return {
            "version": f"{language}-{getattr(staticfiles_storage, 'manifest_hash', '')}",
            "pages": [reverse(name) for name in PAGES],
            "facts": [reverse(name) for name in FACTS],
            "offline": reverse("pages:offline"),
        }
