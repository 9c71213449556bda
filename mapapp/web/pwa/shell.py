"""What a phone keeps for the time without a network: three pages of ours, as a guest sees them.

The pages are named here; the worker finds the files they need by reading them, so this list
does not grow with every script and style.
"""

from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.urls import reverse
from django.utils import translation

PAGES = ("problems:new", "problems:drafts", "pages:offline")
FACTS = ("map:names",)


def shell() -> dict:
    """The version of all files, and by language the addresses of the shell.

    One worker serves every language: were it another file for each, whoever changes the language
    would change the worker under the page that is loading.
    """
    return {
        "version": getattr(staticfiles_storage, "manifest_hash", ""),
        "shells": {code: _shell_in(code) for code, _ in settings.LANGUAGES},
    }


def _shell_in(language: str) -> dict:
    with translation.override(language):
        return {
            "pages": [reverse(name) for name in PAGES],
            "facts": [reverse(name) for name in FACTS],
            "offline": reverse("pages:offline"),
        }
