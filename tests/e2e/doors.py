"""The doors of the demo people: passwords and second factors, as the seed has drawn them."""

import hmac
import time
from base64 import b32decode


def code_at(counter, secret):
    """What an authenticator shows in that half-minute (RFC 6238, six digits)."""
    digest = hmac.digest(b32decode(secret), counter.to_bytes(8, "big"), "sha1")
    place = digest[-1] & 15
    number = int.from_bytes(digest[place : place + 4], "big") & 0x7FFFFFFF
    return f"{number % 1_000_000:06d}"


class Doors:
    """What a stack of the product knows of its demo people; `var` is its folder."""

    var = None

    def __init__(self):
        self.spent_codes = set()
        self.sessions = {}  # of staff, by role: cookies of a sign-in that may be used again

    def fresh_code(self, role, *, within=40):
        """A code of the second factor that opens a door: each one does so only once."""
        until = time.monotonic() + within
        while time.monotonic() < until:
            now = int(time.time()) // 30
            for counter in (now, now + 1):  # the last one may run out on its way to the form
                code = code_at(counter, self._secret(role))
                if (role, code) not in self.spent_codes:
                    self.spent_codes.add((role, code))
                    return code
            time.sleep(1)
        raise AssertionError(f"the codes of {role} are all spent")

    def _secret(self, role):
        return next(secret for name, _, _, secret in self._doors() if name == role)

    def _doors(self):
        lines = (self.var / "demo-sign-ins.txt").read_text(encoding="utf-8").splitlines()
        return [[part.strip() for part in line.split("|")] for line in lines if line[:1] != "#"]

    def door(self, role):
        """E-mail and password of a demo person."""
        return next((email, word) for name, email, word, _ in self._doors() if name == role)
