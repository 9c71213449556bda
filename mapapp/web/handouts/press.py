"""The press: one page of our HTML and its files in, a PDF out. A process of its own.

Run alone (`python -I press.py`): no settings, no database, no surroundings. It reads one JSON
object from standard input and answers with the bytes of a PDF. It fetches nothing but the files
it was given, so no text of anybody can make it read a disk or an address; and it ends by itself
when it needs too much time or memory.
"""

import base64
import json
import resource
import sys
from typing import Any

from weasyprint import HTML
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

MOST_SECONDS = 20
MOST_BYTES = 2 * 1024**3
TYPES = {"jpg": "image/jpeg", "svg": "image/svg+xml", "css": "text/css", "woff2": "font/woff2"}


class OnlyGiven(URLFetcher):
    """Hands out the files that came with the page, by the whole address the page gives them.

    Whoever asks for another ends the print.
    """

    def __init__(self, files: dict[str, bytes]) -> None:
        super().__init__(allowed_protocols=(), allow_redirects=False)
        self._files = files

    def fetch(self, url: str, headers: Any = None) -> URLFetcherResponse:  # noqa: ANN401 - the library's own
        """One of the given files."""
        del headers
        if url not in self._files:
            raise FatalURLFetchingError(f"not among the files of the page: {url[:80]}")
        kind = TYPES[url.rpartition(".")[2]]
        return URLFetcherResponse(url, self._files[url], {"Content-Type": kind})


def pressed(page: str, files: dict[str, bytes]) -> bytes:
    """The page as a tagged PDF that readers and screen readers understand (PDF/UA-1)."""
    sheet = HTML(string=page, base_url=None, url_fetcher=OnlyGiven(files))
    return bytes(sheet.write_pdf(pdf_variant="pdf/ua-1", presentational_hints=False))


def _is_bounded() -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MOST_BYTES, MOST_BYTES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    _is_bounded()
    given = json.load(sys.stdin)
    its_files = {name: base64.b64decode(text) for name, text in given["files"].items()}
    sys.stdout.buffer.write(pressed(given["page"], its_files))
