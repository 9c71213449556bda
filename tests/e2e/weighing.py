"""What a page weighs on the wire, as it is served: compressed, without what the cache holds."""

from collections import Counter
from urllib.parse import urlsplit

KILOBYTE = 1024


class Scales:
    """Hears every answer of one page through the browser's own counters."""

    def __init__(self, page):
        self.page = page
        self.kinds, self.sizes, self.addresses = {}, Counter(), {}
        session = page.context.new_cdp_session(page)
        session.on("Network.responseReceived", self._begun)
        session.on("Network.dataReceived", self._more)
        session.on("Network.loadingFinished", self._done)
        session.send("Network.enable")

    def _begun(self, told):
        self.kinds[told["requestId"]] = told["type"]
        self.addresses[told["requestId"]] = told["response"]["url"]

    def _more(self, told):
        self.sizes[told["requestId"]] += told["encodedDataLength"]

    def _done(self, told):
        self.sizes[told["requestId"]] = told["encodedDataLength"]

    def visit(self, address):
        """Bytes by kind ("Script", "Stylesheet", …) until nothing is loaded any more."""
        for held in (self.kinds, self.sizes, self.addresses):
            held.clear()
        self.page.goto(address)
        self.page.wait_for_load_state("networkidle")
        weighed = Counter()
        for request, kind in self.kinds.items():
            weighed[kind] += self.sizes[request]
        return weighed

    @property
    def hosts(self):
        """Whom the last visit asked."""
        return {urlsplit(one).netloc for one in self.addresses.values()} - {""}
