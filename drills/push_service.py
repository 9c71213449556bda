"""A push service on loopback, faithful enough to be pushed to, and able to misbehave on request.

It checks what the real ones check (the signed claim and its audience, how long a message lasts,
how it is encoded), keeps what it took as bytes nobody but the device can read, and answers what
a test or a drill tells it to: gone, too many, in trouble, sent elsewhere. `python -m
drills.push_service` runs it; `PUSH_LOCAL_SERVICE` names its address.
"""

import base64
import json
import sys
import threading
from dataclasses import dataclass, field
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Self

import http_ece
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

CURVE = ec.SECP256R1
HALF = 32  # bytes of one of the two numbers of a signature


def unpadded(data: bytes) -> str:
    """Bytes as the web writes them."""
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def padded(text: str) -> bytes:
    """The bytes of such a text."""
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


@dataclass
class Device:
    """A browser's side: the keys it gave away, and how it reads what comes."""

    endpoint: str
    private: Any = field(default_factory=lambda: ec.generate_private_key(CURVE()))
    secret: bytes = b"0123456789abcdef"

    @property
    def p256dh(self) -> str:
        """Its public key, as a browser gives it."""
        key = self.private.public_key()
        return unpadded(key.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint))

    @property
    def auth(self) -> str:
        """Its shared secret, as a browser gives it."""
        return unpadded(self.secret)

    def read(self, body: bytes) -> dict[str, str]:
        """What a message says."""
        text = http_ece.decrypt(body, private_key=self.private, auth_secret=self.secret)
        return json.loads(text)


def is_signed(head: str, audience: str) -> bool:
    """The claim names us and was signed by the key it shows."""
    parts = dict(p.strip().split("=", 1) for p in head.removeprefix("vapid ").split(","))
    signed, _, signature = parts["t"].rpartition(".")
    raw = padded(signature)
    numbers = (int.from_bytes(raw[:HALF], "big"), int.from_bytes(raw[HALF:], "big"))
    key = ec.EllipticCurvePublicKey.from_encoded_point(CURVE(), padded(parts["k"]))
    key.verify(encode_dss_signature(*numbers), signed.encode(), ec.ECDSA(hashes.SHA256()))
    claim = json.loads(padded(signed.partition(".")[2]))
    return claim["aud"] == audience and claim["sub"].startswith("mailto:")


class PushService:
    """The service: what it was sent, and what it answers next."""

    def __init__(self) -> None:
        self.taken: list[bytes] = []
        self.asked = 0
        self.faults: list[tuple[int, dict[str, str]]] = []
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), _handler_of(self))
        self.address = f"http://127.0.0.1:{self.server.server_address[1]}"

    def misbehave(self, *answers: int, **heads: str) -> None:
        """Answer these instead of taking what comes next."""
        named = {name.replace("_", "-"): value for name, value in heads.items()}
        self.faults += [(answer, named) for answer in answers]

    def device(self, name: str = "one") -> Device:
        """A browser that subscribed here."""
        return Device(f"{self.address}/push/{name}")

    def __enter__(self) -> Self:
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self.server.shutdown()
        self.server.server_close()


def _handler_of(service: PushService) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            service.asked += 1
            answer, heads = service.faults.pop(0) if service.faults else self._judged()
            if answer == HTTPStatus.CREATED:
                service.taken.append(body)
            self.send_response(answer)
            for name, value in {**heads, "Content-Length": "0"}.items():
                self.send_header(name, value)
            self.end_headers()

        do_GET = do_POST  # noqa: N815 - what a followed redirect would arrive as

        def _judged(self) -> tuple[int, dict[str, str]]:
            if self.headers.get("Content-Encoding") != "aes128gcm" or "TTL" not in self.headers:
                return HTTPStatus.BAD_REQUEST, {}
            if not is_signed(self.headers.get("Authorization", ""), service.address):
                return HTTPStatus.FORBIDDEN, {}
            return HTTPStatus.CREATED, {}

        def log_message(self, *_: object) -> None:
            """Say nothing: an address is private."""

    return Handler


def main() -> None:
    """Serve until interrupted."""
    service = PushService()
    sys.stdout.write(f"PUSH_LOCAL_SERVICE={service.address}\n")
    sys.stdout.flush()
    service.server.serve_forever()


if __name__ == "__main__":
    main()
